// A browser engine as the long tests see it: little enough that three very different drivers can give the same.
// Which of them is meant is known to findEngines.ts and to the tests' names alone.

export const engineNames = ['Chromium', 'Firefox ESR', 'WebKitGTK'] as const;
export type EngineName = (typeof engineNames)[number];

export type EngineKey = 'Shift' | 'Tab' | 'Enter';

export interface LaunchOptions {
  /** A folder for the browser's profile, where it keeps one. */
  readonly folder: string;
}

export interface Engine {
  readonly name: EngineName;
  /** A profile outlives the browser; WebKitGTK's automated browser forgets everything when it ends. */
  readonly keepsProfile: boolean;
  /** The driver can tell the browser that there is no network. Without that the server's silence is all there is. */
  readonly canLoseNetwork: boolean;
  readonly launch: (options: LaunchOptions) => Promise<EnginePage>;
}

export interface EnginePage {
  /** Resolves once the browser is on its way: what should be there then must be waited for. So do `reload` and `goBack`. */
  open(address: string): Promise<void>;
  reload(): Promise<void>;
  goBack(): Promise<void>;
  /** Runs `work` in the page. It sees nothing but the page and `argument`; both ways go through JSON. */
  evaluate<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  /** Moves the pointer to a place in the viewport, in CSS pixels, and presses its button. */
  clickAt(x: number, y: number): Promise<void>;
  /** Key by key; a line break is the Enter key. */
  type(text: string): Promise<void>;
  press(...keys: readonly EngineKey[]): Promise<void>;
  /** PNG. */
  screenshot(): Promise<Uint8Array>;
  /** Tells the browser, where it can be told. */
  setOnline(isOnline: boolean): Promise<void>;
  /** Puts the page out of sight as a person would: another tab, or a minimised window. */
  hide(): Promise<void>;
  show(): Promise<void>;
  /** Warnings and errors that the browser wrote to its console, and errors that nothing caught. */
  readonly faults: readonly string[];
  close(): Promise<void>;
}
