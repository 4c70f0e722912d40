// Waits for a condition by asking again and again; never for a fixed time.
import { setTimeout as wait } from 'node:timers/promises';

const usualPatienceMs = 20_000;
const pauseMs = 25;

/**
 * The first answer of `ask` that is not undefined. Rejections count as "not yet": a page that is being replaced cannot be asked.
 * @throws Error that names `what`, with the last rejection as its cause
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined>,
  patienceMs = usualPatienceMs,
): Promise<Answer> {
  const deadlineMs = performance.now() + patienceMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
      cause = undefined;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadlineMs) throw new Error(`waited in vain for ${what}`, { cause });
    await wait(pauseMs);
  }
}
