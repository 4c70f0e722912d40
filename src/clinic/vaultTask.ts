// The slow and secret work of the clinic's page, as one function that a worker runs: key file, sheet of codes, typed code, mail.
// It keeps nothing between two tasks.
import { toBase64url } from '../core/base64url.ts';
import type { Bytes } from '../core/bytes.ts';
import { type Code, codeData } from '../core/code.ts';
import { Problem } from '../core/problem.ts';
import type { RandomBytes } from '../core/random.ts';
import { spareSlots } from '../core/registryRecord.ts';
import { deriveRoot } from '../crypto/argon2.ts';
import { deriveSlotKeys, wipeSlotKeys } from '../crypto/codeKeys.ts';
import { wipe } from '../crypto/primitives.ts';
import { makeSheet, type SheetInput, slipsPerSheet } from '../crypto/sheet.ts';
import { openVault, sealVault, type Vault } from '../crypto/vault.ts';
import { type MailOpening, type MailTask, openMail } from './openMail.ts';
import { type PrintedSheet, printedSheet } from './printedSlip.ts';

/** Every kind of task: what it is given and what it gives back. */
export interface TaskKinds {
  readonly sealVault: {
    readonly given: { readonly vault: Vault; readonly passphrase: string };
    readonly result: Bytes;
  };
  readonly openVault: {
    readonly given: { readonly file: Bytes; readonly passphrase: string };
    /** Undefined when file and passphrase do not open each other, for whatever reason. */
    readonly result: Vault | undefined;
  };
  readonly makeSheet: {
    readonly given: Omit<SheetInput, 'randomBytes' | 'deriveRoot' | 'onSlip'>;
    readonly result: PrintedSheet;
  };
  readonly slotsOfCode: {
    readonly given: {
      /** Secret. */
      readonly code: Code;
      readonly clinicSalt: Bytes;
      readonly plan: SheetInput['plan'];
    };
    /** Base64url of the public key of every slot that the code opens. */
    readonly result: readonly string[];
  };
  readonly openMail: { readonly given: MailTask; readonly result: readonly MailOpening[] };
}

export type TaskKind = keyof TaskKinds;

/** `onProgress` gets 0…1. Rejects when the work cannot be done; expected outcomes are in the result. */
export type RunTask = <Kind extends TaskKind>(
  kind: Kind,
  given: TaskKinds[Kind]['given'],
  onProgress?: (fraction: number) => void,
  /** The work is ended where it stands, and the promise rejects. */
  ended?: AbortSignal,
) => Promise<TaskKinds[Kind]['result']>;

type Performers = {
  readonly [Kind in TaskKind]: (
    given: TaskKinds[Kind]['given'],
    randomBytes: RandomBytes,
    onProgress: (fraction: number) => void,
  ) => TaskKinds[Kind]['result'] | Promise<TaskKinds[Kind]['result']>;
};

const performers: Performers = {
  sealVault: ({ vault, passphrase }, randomBytes, onProgress) =>
    sealVault(vault, passphrase, { salt: randomBytes(16), nonce: randomBytes(24) }, onProgress),
  openVault: ({ file, passphrase }, _randomBytes, onProgress) => {
    try {
      return openVault(file, passphrase, onProgress);
    } catch (error) {
      if (error instanceof Problem && error.code === 'vault-unreadable') return undefined;
      throw error;
    }
  },
  makeSheet: async (given, randomBytes, onProgress) => {
    let done = 0;
    const derive = (codeData: string, salt: Uint8Array) =>
      deriveRoot(codeData, salt, (fraction) => onProgress((done + fraction) / slipsPerSheet));
    const onSlip = (slips: number) => {
      done = slips;
    };
    return printedSheet(await makeSheet({ ...given, randomBytes, deriveRoot: derive, onSlip }));
  },
  slotsOfCode: ({ code, clinicSalt, plan }, _randomBytes, onProgress) => {
    const root = deriveRoot(codeData(code), clinicSalt, onProgress);
    const slots = plan.flatMap(({ instr, occasions }) =>
      [...occasions, ...spareSlots].map((occasion) => {
        const keys = deriveSlotKeys(root, instr, occasion);
        wipeSlotKeys(keys);
        return toBase64url(keys.slotPublicKey);
      }),
    );
    wipe(root);
    return slots;
  },
  openMail: (given, _randomBytes, onProgress) => openMail(given, onProgress),
};

export async function performTask<Kind extends TaskKind>(
  kind: Kind,
  given: TaskKinds[Kind]['given'],
  randomBytes: RandomBytes,
  onProgress: (fraction: number) => void,
): Promise<TaskKinds[Kind]['result']> {
  return await performers[kind](given, randomBytes, onProgress);
}
