// The clinic page's surroundings in tests: a real intake in the same process, the worker's own function without a worker,
// and a clock in the test's hand.
import { randomBytes as nodeRandomBytes } from 'node:crypto';
import { performTask, type RunTask } from '../../src/clinic/vaultTask.ts';
import type { Workplace } from '../../src/clinic/workplace.ts';
import type { TestIntake } from '../intake/testIntake.ts';
import { copied } from './copied.ts';

export const randomBytes = (length: number): Uint8Array<ArrayBuffer> => Uint8Array.from(nodeRandomBytes(length));

export interface SavedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface TestWorkplace extends Workplace {
  readonly saved: SavedFile[];
  /** What was in the document each time something was printed. */
  readonly printed: string[];
  /** Requests that reached the intake: method and path. */
  readonly calls: string[];
  /** Answers that the next calls to this path lose on the way back. */
  readonly lost: Map<string, number>;
  /** The next call to this path gets no answer before it is released; `asked` when it has come. */
  readonly hold: (path: string) => { readonly asked: Promise<void>; readonly release: () => void };
}

/** A promise that another hand keeps. */
function promised(): { readonly kept: Promise<void>; readonly keep: () => void } {
  let keep = () => {};
  const kept = new Promise<void>((resolve) => {
    keep = resolve;
  });
  return { kept, keep };
}

/** As the page's own: what goes to the worker and back is copied, never shared. */
const runTask: RunTask = async (kind, given, onProgress = () => {}) =>
  copied(await performTask(kind, copied(given), randomBytes, onProgress));

export function testWorkplace(intake: TestIntake): TestWorkplace {
  const held = new Map<string, () => Promise<void>>();
  const workplace: TestWorkplace = {
    saved: [],
    printed: [],
    calls: [],
    lost: new Map(),
    hold: (path) => {
      const [asking, releasing] = [promised(), promised()];
      held.set(path, () => {
        held.delete(path);
        asking.keep();
        return releasing.kept;
      });
      return { asked: asking.kept, release: releasing.keep };
    },
    fetch: async (input, init = {}) => {
      const path = String(input);
      const method = init.method ?? 'GET';
      workplace.calls.push(`${method} ${path}`);
      await held.get(path)?.();
      const { body } = init;
      const answer = await intake.clinic(path, {
        method,
        headers: { ...(init.headers as Record<string, string>) },
        ...(body instanceof Uint8Array ? { body: Uint8Array.from(body) } : {}),
      });
      const lost = workplace.lost.get(path) ?? 0;
      if (lost > 0) {
        workplace.lost.set(path, lost - 1);
        throw new TypeError('network');
      }
      return new Response(answer.bytes, { status: answer.status });
    },
    randomBytes,
    nowMs: () => intake.nowMs,
    runTask,
    saveFile: (name, bytes) => workplace.saved.push({ name, bytes }),
    print: () => workplace.printed.push(document.querySelector('.printable')?.textContent ?? ''),
  };
  return workplace;
}
