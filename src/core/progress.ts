// Where a respondent is: the questions that are asked, one a page, counted over what applies.
import type { Answers } from './answers.ts';
import { applicableItems } from './branching.ts';
import { itemIndex } from './itemIndex.ts';
import { type Display, type Item, isQuestion, itemsOf, type Question, type Questionnaire } from './questionnaire.ts';

/** Applicable, not hidden (nor inside something hidden), in document order: each is one page. */
export function askedQuestions(questionnaire: Questionnaire, answers: Answers): readonly Question[] {
  return shownItems(questionnaire, answers).filter(isQuestion);
}

/**
 * `number` counts from 1; it is 0 for a question that is not asked now.
 */
export function progressAt(
  questionnaire: Questionnaire,
  answers: Answers,
  linkId: string,
): { readonly number: number; readonly total: number } {
  const asked = askedQuestions(questionnaire, answers);
  return { number: asked.findIndex((question) => question.linkId === linkId) + 1, total: asked.length };
}

/** The first asked question that was neither answered, declined nor skipped; undefined when every one was. */
export function firstOpenQuestion(
  questionnaire: Questionnaire,
  answers: Answers,
  skipped: ReadonlySet<string>,
): Question | undefined {
  return askedQuestions(questionnaire, answers).find(({ linkId }) => !answers.has(linkId) && !skipped.has(linkId));
}

/**
 * The display texts that belong on the page of the asked question `linkId`: those that stand before it and after the
 * question before it, then those nested in it. The last question also gets what follows it.
 */
export function displaysAt(questionnaire: Questionnaire, answers: Answers, linkId: string): readonly Display[] {
  const pages = new Map<string, Display[]>();
  const index = itemIndex(questionnaire);
  let waiting: Display[] = [];
  let lastPage: Display[] | undefined;
  for (const item of shownItems(questionnaire, answers)) {
    if (item.type === 'display') {
      const parent = index.get(item.linkId)?.parent;
      const ownPage = parent && pages.get(parent.linkId);
      (ownPage ?? waiting).push(item);
    } else if (isQuestion(item)) {
      lastPage = waiting;
      pages.set(item.linkId, lastPage);
      waiting = [];
    }
  }
  lastPage?.push(...waiting);
  return pages.get(linkId) ?? [];
}

// Asked for several times at each touch; answers never change, a touch makes new ones.
const shownLists = new WeakMap<Answers, { readonly of: Questionnaire; readonly items: readonly Item[] }>();

function shownItems(questionnaire: Questionnaire, answers: Answers): readonly Item[] {
  const known = shownLists.get(answers);
  if (known?.of === questionnaire) return known.items;
  const items = findShownItems(questionnaire, answers);
  shownLists.set(answers, { of: questionnaire, items });
  return items;
}

function findShownItems(questionnaire: Questionnaire, answers: Answers): readonly Item[] {
  const applicable = applicableItems(questionnaire, answers);
  const index = itemIndex(questionnaire);
  const isShown = (item: Item): boolean => {
    const parent = index.get(item.linkId)?.parent;
    return applicable.has(item.linkId) && !item.hidden && (parent === undefined || isShown(parent));
  };
  return itemsOf(questionnaire).filter(isShown);
}
