// How hard the client's texts and questions are to read, by language. Not a timing; it is measured where the other figures are.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { itemsOf } from '../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../src/core/readQuestionnaire.ts';
import { textIn } from '../../src/core/text.ts';
import { localeFolders, localeTexts } from '../support/localeFiles.ts';
import { readingEase } from '../support/readingEase.ts';
import type { Measured } from './measured.ts';

const folder = 'src/questionnaires';
/** Easy by LIX's own scale; plain by Flesch's. */
const highestLix = 40;
const lowestFlesch = 60;

export async function readingBench(): Promise<readonly Measured[]> {
  const questionnaire = readQuestionnaire(JSON.parse(readFileSync(newestFile(), 'utf8')));
  return localeFolders().flatMap((language) => {
    const own = (name: string) => [...localeTexts(language, `${name}.json`).values()].map(String);
    const questions = itemsOf(questionnaire).flatMap((item) => [
      textIn(item.text, language),
      ...('options' in item ? item.options.map(({ text }) => textIn(text, language)) : []),
    ]);
    return [
      row(language, 'first page', own('first')),
      row(language, 'client’s page', [...own('client'), ...own('ui')]),
      row(language, 'questions', questions),
    ];
  });
}

/** By name: versions sort as text until there is a tenth. */
function newestFile(): string {
  const names = readdirSync(folder).filter((name) => /-\d+\.\d+\.\d+\.json$/.test(name));
  return join(folder, names.sort().at(-1) ?? '');
}

function row(language: string, what: string, texts: readonly string[]): Measured {
  // Buttons and headings of a word or two would make anything look easy.
  const { lix, flesch, words, sentences } = readingEase(texts.filter((text) => /[.?!]$/.test(text)));
  const value = `LIX ${lix.toFixed(0)}${language === 'en' ? `, Flesch ${flesch.toFixed(0)}` : ''} (${words} words, ${sentences} sentences)`;
  const isEasy = language === 'en' ? flesch >= lowestFlesch : lix <= highestLix;
  return {
    what: `${language}, ${what}`,
    value,
    goal: language === 'en' ? `Flesch ≥ ${lowestFlesch}` : `LIX ≤ ${highestLix}`,
    isMet: isEasy,
  };
}
