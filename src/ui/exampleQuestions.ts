// Questions of every type for the example page, about nothing that matters.
import type { AnswerOption, Display, Question } from '../core/questionnaire.ts';

const plain = {
  enableWhen: [],
  enableBehavior: 'all',
  hidden: false,
  options: [],
  repeats: false,
  required: false,
  ordered: false,
  items: [],
} as const;

function option(code: string, sv: string, en: string, more: Partial<AnswerOption> = {}): AnswerOption {
  return { code, text: { sv, en }, ...more };
}

const seasons = [
  option('spring', 'Vår', 'Spring'),
  option('summer', 'Sommar', 'Summer'),
  option('autumn', 'Höst, när löven faller och kvällarna blir mörkare', 'Autumn, when leaves fall and evenings darken'),
  option('winter', 'Vinter', 'Winter'),
];

export const exampleQuestions = {
  boolean: {
    ...plain,
    linkId: 'boolean',
    type: 'boolean',
    text: { sv: 'Har du varit ute i dag?', en: 'Have you been outdoors today?' },
    help: { sv: 'En kort stund på balkongen räknas också.', en: 'A short while on the balcony counts, too.' },
  },
  choice: {
    ...plain,
    linkId: 'choice',
    type: 'choice',
    text: { sv: 'Vilken årstid tycker du bäst om?', en: 'Which season do you like best?' },
    options: seasons,
  },
  scale: {
    ...plain,
    linkId: 'scale',
    type: 'choice',
    ordered: true,
    text: {
      sv: 'Hur mycket har vädret påverkat hur du har mått den senaste månaden?',
      en: 'How much has the weather affected how you have felt in the past month?',
    },
    options: [
      option('0', 'Inte alls', 'Not at all', { ordinal: 0 }),
      option('1', 'Lite', 'A little', { ordinal: 1 }),
      option('2', 'En del', 'Somewhat', { ordinal: 2 }),
      option('3', 'Mycket', 'Quite a lot', { ordinal: 3 }),
      option('4', 'Väldigt mycket', 'Very much', { ordinal: 4 }),
    ],
  },
  several: {
    ...plain,
    linkId: 'several',
    type: 'choice',
    repeats: true,
    text: { sv: 'Vilka årstider har du varit på resa?', en: 'In which seasons have you travelled?' },
    options: [...seasons, option('none', 'Ingen av dem', 'None of them', { exclusive: true })],
  },
  openSeveral: {
    ...plain,
    linkId: 'open-several',
    type: 'open-choice',
    repeats: true,
    text: { sv: 'Vad gör du helst när det regnar?', en: 'What do you like to do when it rains?' },
    options: [
      option('read', 'Läser', 'Read'),
      option('walk', 'Går ut ändå', 'Go out anyway'),
      option('none', 'Inget särskilt', 'Nothing in particular', { exclusive: true }),
    ],
  },
  openOne: {
    ...plain,
    linkId: 'open-one',
    type: 'open-choice',
    text: { sv: 'Hur tar du dig oftast till skogen?', en: 'How do you usually get to the woods?' },
    options: [option('foot', 'Till fots', 'On foot'), option('bus', 'Med buss', 'By bus')],
  },
  text: {
    ...plain,
    linkId: 'text',
    type: 'text',
    maxLength: 500,
    text: { sv: 'Vad skulle göra din promenad bättre?', en: 'What would make your walk better?' },
    help: { sv: 'Skriv inga namn.', en: 'Do not write any names.' },
  },
  string: {
    ...plain,
    linkId: 'string',
    type: 'string',
    maxLength: 40,
    text: { sv: 'Vad heter din favoritblomma?', en: 'What is your favourite flower called?' },
  },
  integer: {
    ...plain,
    linkId: 'integer',
    type: 'integer',
    text: { sv: 'Hur många promenader gick du förra veckan?', en: 'How many walks did you take last week?' },
  },
  decimal: {
    ...plain,
    linkId: 'decimal',
    type: 'decimal',
    text: { sv: 'Hur många kilometer gick du i går?', en: 'How many kilometres did you walk yesterday?' },
  },
  date: {
    ...plain,
    linkId: 'date',
    type: 'date',
    text: { sv: 'När var du senast i skogen?', en: 'When were you last in the woods?' },
  },
  swedishOnly: {
    ...plain,
    linkId: 'swedish-only',
    type: 'boolean',
    text: { sv: 'Tycker du om lingon?' },
  },
} as const satisfies Readonly<Record<string, Question>>;

export const exampleDisplay: Display = {
  ...plain,
  linkId: 'display',
  type: 'display',
  text: { sv: 'Tänk på det senaste året.', en: 'Think of the past year.' },
};
