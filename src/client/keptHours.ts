// How long a draft stays on a shared tablet. The row says, as a whole number of hours, when it ends, and nothing else about time:
// a cell written on a personal device says nothing at all.
import type { Mailer } from './mailer.ts';

const hourMs = 3_600_000;
const keptHours = 24;

/** The Unix hour with which a cell written now ends: after more than 23 and at most 24 hours. */
export function keptUntil(nowMs: number): number {
  return hourOf(nowMs) + keptHours;
}

/** A value that no honest clock can have written (further ahead than a cell lives) counts as over. */
export function isOver(until: unknown, nowMs: number): boolean {
  if (until === undefined) return false;
  const hour = hourOf(nowMs);
  return !(typeof until === 'number' && until > hour && until <= hour + keptHours);
}

/** Removes every cell whose hour has come. Run at start, and while a tablet is in use. */
export async function removeWhatIsOver({ database, nowMs }: Mailer): Promise<void> {
  await database.transaction('rw', ['cells'], async () => {
    const rows = await database.cells.toArray();
    const over = rows.filter(({ until }) => isOver(until, nowMs()));
    if (over.length > 0) await database.cells.bulkDelete(over.map(({ id }) => id));
  });
}

function hourOf(nowMs: number): number {
  return Math.floor(nowMs / hourMs);
}
