// Finds an item and its parent by linkId. Made once per questionnaire, which never changes after it was read.
import { childrenOf, type Item, type Questionnaire } from './questionnaire.ts';

export interface IndexedItem {
  readonly item: Item;
  readonly parent: Item | undefined;
}

/** In document order, parents before children. */
export type ItemIndex = ReadonlyMap<string, IndexedItem>;

const indexes = new WeakMap<Questionnaire, ItemIndex>();

export function itemIndex(questionnaire: Questionnaire): ItemIndex {
  const known = indexes.get(questionnaire);
  if (known) return known;
  const index = new Map<string, IndexedItem>();
  const enter = (item: Item, parent: Item | undefined): void => {
    index.set(item.linkId, { item, parent });
    for (const child of childrenOf(item)) enter(child, item);
  };
  for (const item of questionnaire.items) enter(item, undefined);
  indexes.set(questionnaire, index);
  return index;
}
