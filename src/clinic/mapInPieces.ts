// Long work on the page's own thread, cut up: every few milliseconds the page may draw and answer in between.

const pieceMs = 25;

export async function mapInPieces<Item, Result>(
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let pieceEndsMs = performance.now() + pieceMs;
  for (const item of items) {
    if (performance.now() > pieceEndsMs) {
      await new Promise((resolve) => setTimeout(resolve));
      pieceEndsMs = performance.now() + pieceMs;
    }
    results.push(map(item));
  }
  return results;
}
