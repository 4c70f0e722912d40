// One thing that somebody who has the device, or the server's disk, can read: where it lies and its bytes.

export interface Trace {
  /** For people: `IndexedDB app/cells key 0`. */
  readonly place: string;
  /** Text as UTF-8. */
  readonly bytes: Uint8Array;
  /** `text` is words for certain; `bytes` may be noise in which short words stand by chance. */
  readonly form: 'text' | 'bytes';
  /** What the product wrote; what the browser keeps for purposes of its own; the body of a built file. */
  readonly origin: 'product' | 'browser' | 'built';
  /** Of `built`: the file's name in the build, such as `assets/x.js`. */
  readonly builtFile?: string;
}

export function textTrace(place: string, text: string, origin: 'product' | 'browser' = 'product'): Trace {
  return { place, bytes: Uint8Array.from(Buffer.from(text)), form: 'text', origin };
}

export function bytesTrace(place: string, bytes: Uint8Array, origin: 'product' | 'browser' = 'product'): Trace {
  return { place, bytes, form: 'bytes', origin };
}
