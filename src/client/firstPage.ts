// The first page stands in the document and needs no script to be read (index.html). This makes its links start the app in the
// language chosen, and fetches the rest while the person reads. It imports nothing that the app is made of.
import './firstPage.css';
import { watchFirstPageExit } from './firstPageExit.ts';
import { keptHere } from './keptHere.ts';
import { nameFiles, styled } from './laterFiles.ts';

const kept = keptHere().catch(() => undefined);
let isStarting = false;
let hasFailed = false;
let isFetching = false;

const choices = [...document.querySelectorAll<HTMLAnchorElement>('.first-language a[href^="#"]')];

async function start(language: string): Promise<void> {
  if (isStarting) return;
  isStarting = true;
  nameFiles('app');
  nameFiles(language);
  tell(language, 'first-waiting');
  try {
    const [{ startApp }, here] = await Promise.all([import('./main.tsx'), kept, styled()]);
    const ofTablet = here?.tabletLanguage;
    // Staff may have chosen another language than this touch, and a tablet is not shown before its storage is read.
    if (ofTablet !== undefined) nameFiles();
    await startApp(ofTablet ?? language, ofTablet !== undefined);
  } catch {
    isStarting = false;
    hasFailed = true;
    tell(language, 'first-failed');
  }
}

/** Shows one of the lines that stand hidden in the document; nothing when the page has given way to the app. */
function tell(language: string, shown: 'first-waiting' | 'first-failed'): void {
  for (const line of document.querySelectorAll<HTMLElement>('.first-waiting, .first-failed'))
    line.hidden = !(line.classList.contains(shown) && line.parentElement?.lang === language);
}

function languageOf({ hash }: HTMLAnchorElement): string {
  return hash.slice(1);
}

const exit = document.querySelector<HTMLAnchorElement>('.exit-slot a');
if (exit !== null) watchFirstPageExit(exit);

for (const choice of choices) {
  choice.addEventListener('click', (event) => {
    // A browser may remember that a file could not be fetched: then the page itself is asked for again, with the choice in its address.
    if (hasFailed) return setTimeout(() => location.reload());
    event.preventDefault();
    return void start(languageOf(choice));
  });
}

// Chosen before this script had come: the browser has kept the choice in the address, from where it is taken at once.
const early = choices.find(({ hash }) => hash === location.hash);
if (location.hash !== '') history.replaceState(history.state, '', location.pathname);
if (early !== undefined) void start(languageOf(early));

/** A shared tablet opens in the language that staff chose for it, without a question. */
void kept.then((here) => {
  if (here?.tabletLanguage !== undefined) void start(here.tabletLanguage);
});

/** Once the first page is painted, the app, which the document has asked for, is made ready; when it is, everything else is fetched. */
function fetchTheRest(): void {
  if (isFetching) return;
  isFetching = true;
  nameFiles('app');
  const soon = globalThis.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 200));
  const fetched = async () => {
    const { sendWhatWaits } = await import('./main.tsx');
    nameFiles();
    // "Sent the next time you open the page": opening is enough, and needs no choice.
    if ((await kept)?.isWaiting) sendWhatWaits();
  };
  soon(() => void fetched().catch(() => undefined));
}

new PerformanceObserver((list) => {
  if (list.getEntriesByName('first-contentful-paint').length > 0) fetchTheRest();
}).observe({ type: 'paint', buffered: true });
// A page that is opened out of sight is painted later; and not every browser tells.
globalThis.addEventListener('load', () => setTimeout(fetchTheRest, 1_000));
