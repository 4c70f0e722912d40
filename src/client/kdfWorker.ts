// Runs the slow key derivation off the page's thread. It gets the code's symbols and a salt, answers with progress and the root, and keeps nothing.
import { deriveRoot } from '../crypto/argon2.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.addEventListener('message', ({ data }: MessageEvent<{ codeData: string; salt: Uint8Array }>) => {
  let shownPercent = 0;
  const root = deriveRoot(data.codeData, data.salt, (fraction) => {
    const percent = Math.floor(fraction * 100);
    if (percent >= shownPercent + 5) {
      shownPercent = percent;
      scope.postMessage({ progress: fraction });
    }
  });
  scope.postMessage({ root }, [root.buffer]);
});
