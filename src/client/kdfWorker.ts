// Derives off the page's thread: the slow root of a code, then the keys of its slots. It gets the code's symbols and a salt, then the
// slots, which the page learns meanwhile; answers with progress and the keys, and keeps nothing.
import { deriveRoot } from '../crypto/argon2.ts';
import { deriveSlotKeys } from '../crypto/codeKeys.ts';
import type { DerivedKeys, SlotName } from './derivedKeys.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
let root: Uint8Array | undefined;

type Asked = { readonly codeData: string; readonly salt: Uint8Array } | { readonly slots: readonly SlotName[] };

scope.addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  if ('codeData' in data) root = rootOf(data.codeData, data.salt);
  else if (root !== undefined) handOver(root, data.slots);
});

function rootOf(codeData: string, salt: Uint8Array): Uint8Array {
  let shownPercent = 0;
  return deriveRoot(codeData, salt, (fraction) => {
    const percent = Math.floor(fraction * 100);
    if (percent >= shownPercent + 5) {
      shownPercent = percent;
      scope.postMessage({ progress: fraction });
    }
  });
}

/** Everything moves to the page: no copy stays here. */
function handOver(ownRoot: Uint8Array, names: readonly SlotName[]): void {
  const slots = names.map(({ instr, occasion }) => ({
    instr,
    occasion,
    keys: deriveSlotKeys(ownRoot, instr, occasion),
  }));
  const derived: DerivedKeys = { root: ownRoot, slots };
  const moved = slots.flatMap(({ keys }) => Object.values<Uint8Array>({ ...keys }).map(({ buffer }) => buffer));
  scope.postMessage(derived, [ownRoot.buffer, ...moved]);
  root = undefined;
}
