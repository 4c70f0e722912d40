// What stands on the page about change, cell by cell, with the questions and occasions by their ids instead of their words.
import { type Questionnaire, questionByLinkId, questionsOf } from '../../src/core/questionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import type { ClinicPage, SeenTable } from './clinicPage.ts';
import { occasionId } from './peoplePages.ts';

/** Everything on the page; the lists at its top are left as the last choice made them. */
export async function seenChange(clinic: ClinicPage, questionnaire: Questionnaire) {
  await clinic.toPage('change');
  const { language } = clinic;
  const items = new Map(questionsOf(questionnaire).map(({ linkId, text }) => [textIn(text, language), linkId]));
  const table = async (caption: string, header = (words: string) => words) =>
    (await tableCalled(clinic, caption)).map(([words = '', ...cells]) => [header(words), ...cells]);
  const way = (words: string) =>
    words
      .split(' → ')
      .map((occasion) => occasionId(clinic, occasion))
      .join(' → ');
  const item = (words: string) => items.get(words) ?? words;
  const guilt = questionByLinkId(questionnaire, 'guilt');
  const ordinal = (words: string) =>
    guilt?.options.find(({ text }) => textIn(text, language) === words)?.ordinal ?? words;
  const comparison = async () => ({
    primary: await table('change.primary'),
    indicators: await table('change.indicators'),
    scales: await table('change.scales', item),
  });

  const flow = { patterns: await table('flow.patterns', way), pairs: await table('flow.pairs', way) };
  await compare(clinic, 'start', 'end', 4);
  const startEnd = await comparison();
  await compare(clinic, 'end', 'follow-up-6m', 6);
  const endFollowUp = await comparison();
  await choose(clinic, 'change.chooseQuestion', textIn(guilt?.text ?? {}, language));
  const people = (await table('change.people')).map(([serial, ...words]) => [serial, ...words.map(ordinal)]);
  const reason = questionByLinkId(questionnaire, 'reasons')?.options.find(({ code }) => code === 'pornography');
  await choose(clinic, 'change.chooseProblem', textIn(reason?.text ?? {}, language));
  return { flow, startEnd, endFollowUp, people, pornography: await table('change.primary') };
}

/** Without the row of headings. */
async function tableCalled(clinic: ClinicPage, caption: string): Promise<SeenTable> {
  const table = (await clinic.tables()).get(clinic.text(caption));
  if (table === undefined) throw new Error(`there is no table ${caption}`);
  return table.slice(1);
}

async function choose(clinic: ClinicPage, list: string, words: string): Promise<void> {
  await clinic.page.getByLabel(clinic.text(list), { exact: true }).selectOption({ label: words });
}

/** The list says how many pairs there are. */
async function compare(clinic: ClinicPage, from: string, to: string, pairs: number): Promise<void> {
  const [before, after] = [clinic.text(`occasion.${from}`), clinic.text(`occasion.${to}`)];
  await choose(clinic, 'change.choosePair', `${before} → ${after} (${pairs})`);
  await clinic.page
    .getByRole('heading', { level: 2, name: clinic.text('change.between', { from: before, to: after }), exact: true })
    .waitFor();
}
