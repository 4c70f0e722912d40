// Which answers from different versions of a questionnaire may be counted together. People decided it, item by item; it
// is data beside the questionnaires (src/questionnaires/comparability.ts), and what it does not allow is never pooled.
import { Problem } from './problem.ts';
import { type Question, type Questionnaire, questionsOf } from './questionnaire.ts';
import type { Text } from './text.ts';

export const relations = ['same', 'reworded', 'rescaled', 'new', 'removed'] as const;

export type Relation = (typeof relations)[number];

/** What became of one item. Item codes; `before` is absent for a new item, `after` for a removed one. */
export interface ItemChange {
  readonly relation: Exclude<Relation, 'same'>;
  readonly before?: string;
  readonly after?: string;
  readonly why: Text;
}

/** From one version to the next, signed off. */
export interface Revision {
  readonly url: string;
  readonly from: string;
  readonly to: string;
  readonly decidedBy: Text;
  /** `YYYY-MM-DD` */
  readonly decidedOn: string;
  /** Codes of the items that were left as they are. */
  readonly same: readonly string[];
  readonly changed: readonly ItemChange[];
}

/** Every revision of every questionnaire. Versions that none of them leads to are never pooled with others. */
export type Comparability = readonly Revision[];

/**
 * The version in which the item `code`, as `version` has it, began to mean what it means. Two answers may be counted
 * together if and only if they answer the same code with the same beginning.
 */
export function beginningOf(comparability: Comparability, url: string, version: string, code: string): string {
  const revision = comparability.find((candidate) => candidate.url === url && candidate.to === version);
  if (revision === undefined || !keepsMeaning(revision, code)) return version;
  return beginningOf(comparability, url, revision.from, code);
}

/** Reworded with the code kept: people decided that it still asks the same. */
function keepsMeaning({ same, changed }: Revision, code: string): boolean {
  const change = changed.find(({ after }) => after === code);
  if (change !== undefined) return change.relation === 'reworded' && change.before === code;
  return same.includes(code);
}

/**
 * Holds the map against the two versions that it is about: every item once, and none called what it is not. An item
 * whose answers may not be pooled must carry another code.
 * @throws Problem `comparability-refused` with the item's code as `field`
 */
export function checkRevision(revision: Revision, before: Questionnaire, after: Questionnaire): void {
  const { url, from, to, same, changed } = revision;
  if (before.url !== url || after.url !== url || before.version !== from || after.version !== to) refuse('version');
  const named = (side: 'before' | 'after') => [...same, ...changed.flatMap((change) => change[side] ?? [])];
  refuseUnlessEach(named('before'), codesOf(before));
  refuseUnlessEach(named('after'), codesOf(after));
  for (const code of same) if (relationSeen(code, code, before, after) !== 'same') refuse(code);
  for (const change of changed) {
    const code = change.after ?? change.before ?? '';
    if (Object.values(change.why).some((words) => words.trim() === '')) refuse(code);
    if (relationSeen(change.before, change.after, before, after) !== change.relation) refuse(code);
    if (change.relation === 'rescaled' && change.before === change.after) refuse(code);
  }
}

/** What a machine can see: texts and options, not whether a new wording means the same. */
function relationSeen(
  codeBefore: string | undefined,
  codeAfter: string | undefined,
  before: Questionnaire,
  after: Questionnaire,
): Relation {
  const [old, young] = [questionOf(before, codeBefore), questionOf(after, codeAfter)];
  if (old === undefined) return 'new';
  if (young === undefined) return 'removed';
  if (JSON.stringify(scaleOf(old)) !== JSON.stringify(scaleOf(young))) return 'rescaled';
  return JSON.stringify(wordsOf(old)) === JSON.stringify(wordsOf(young)) ? 'same' : 'reworded';
}

function scaleOf({ type, repeats, options }: Question): unknown {
  return [type, repeats, options.map(({ code, ordinal, exclusive, text }) => [code, ordinal, exclusive, text])];
}

function wordsOf({ text, help, prefix, items, enableWhen, enableBehavior }: Question): unknown {
  return [text, help, prefix, enableWhen, enableBehavior, items.map((item) => [item.type, item.text])];
}

function refuseUnlessEach(named: readonly string[], codes: readonly string[]): void {
  const doubled = named.find((code, index) => named.indexOf(code) !== index);
  const wrong = doubled ?? codes.find((code) => !named.includes(code)) ?? named.find((code) => !codes.includes(code));
  if (wrong !== undefined) refuse(wrong);
}

function codesOf(questionnaire: Questionnaire): readonly string[] {
  return questionsOf(questionnaire).flatMap(({ code }) => code ?? []);
}

function questionOf(questionnaire: Questionnaire, code: string | undefined): Question | undefined {
  return code === undefined ? undefined : questionsOf(questionnaire).find((question) => question.code === code);
}

function refuse(field: string): never {
  throw new Problem('comparability-refused', { field });
}
