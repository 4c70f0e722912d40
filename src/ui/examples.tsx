// The list of examples: every part and every state of it. It feeds the example page, the tests, screenshots and accessibility runs.
import type { ReactNode } from 'react';
import type { Answer } from '../core/answers.ts';
import type { Question } from '../core/questionnaire.ts';
import type { ValidationIssue } from '../core/validation.ts';
import { ExampleForm } from './ExampleForm.tsx';
import { ExampleQuestion } from './ExampleQuestion.tsx';
import { ExampleReading } from './ExampleReading.tsx';
import { ExampleSummary } from './ExampleSummary.tsx';
import { ExampleTable } from './ExampleTable.tsx';
import { exampleDisplay, exampleQuestions } from './exampleQuestions.ts';

const { boolean, choice, scale, several, openSeveral, openOne, text, string, integer, decimal, date, swedishOnly } =
  exampleQuestions;

/** Each is a whole page. */
export const examples: Readonly<Record<string, ReactNode>> = {
  reading: <ExampleReading />,
  form: <ExampleForm />,
  summary: <ExampleSummary />,
  dialog: <ExampleSummary dialogOpen />,
  table: <ExampleTable />,
  boolean: <ExampleQuestion question={boolean} />,
  'boolean-answered': <ExampleQuestion question={boolean} answer={given(boolean, false)} />,
  choice: <ExampleQuestion question={choice} answer={given(choice, 'autumn')} />,
  'choice-refused': <ExampleQuestion question={choice} issue={{ code: 'required' }} />,
  scale: <ExampleQuestion question={scale} />,
  'scale-answered': <ExampleQuestion question={scale} answer={given(scale, '2')} />,
  'scale-declined': <ExampleQuestion question={scale} answer={{ linkId: scale.linkId, lang: 'sv', declined: true }} />,
  'several-explained': <ExampleQuestion question={several} displays={[exampleDisplay]} />,
  several: <ExampleQuestion question={several} answer={given(several, ['spring', 'winter'])} />,
  'open-several': (
    <ExampleQuestion
      question={openSeveral}
      answer={given(openSeveral, ['read', { text: '' }])}
      issue={{ code: 'empty' }}
    />
  ),
  'open-one': <ExampleQuestion question={openOne} answer={given(openOne, { text: 'Cykel' })} />,
  'open-one-unanswered': <ExampleQuestion question={openOne} />,
  required: <ExampleQuestion question={{ ...boolean, required: true }} issue={{ code: 'required' }} />,
  'text-unanswered': <ExampleQuestion question={text} />,
  text: <ExampleQuestion question={text} answer={given(text, { text: 'Fler bänkar.' })} />,
  'text-too-long': (
    <ExampleQuestion question={text} answer={given(text, { text: 'Bänk '.repeat(102) })} issue={tooLong(500)} />
  ),
  string: <ExampleQuestion question={string} />,
  'string-answered': <ExampleQuestion question={string} answer={given(string, { text: 'Blåklint' })} />,
  'string-refused': (
    <ExampleQuestion question={string} answer={given(string, { text: 'Blåklint '.repeat(9) })} issue={tooLong(40)} />
  ),
  'integer-unanswered': <ExampleQuestion question={integer} />,
  'integer-answered': <ExampleQuestion question={integer} answer={given(integer, 3)} />,
  integer: <ExampleQuestion question={integer} answer={given(integer, 'många')} issue={{ code: 'wrong-type' }} />,
  decimal: <ExampleQuestion question={decimal} answer={given(decimal, 2.5)} />,
  'decimal-unanswered': <ExampleQuestion question={decimal} />,
  'decimal-refused': (
    <ExampleQuestion question={decimal} answer={given(decimal, 'långt')} issue={{ code: 'wrong-type' }} />
  ),
  date: <ExampleQuestion question={date} />,
  'date-answered': <ExampleQuestion question={date} answer={given(date, '2026-05-17')} />,
  'date-refused': <ExampleQuestion question={date} issue={{ code: 'not-a-date' }} />,
  'swedish-only': <ExampleQuestion question={swedishOnly} />,
};

function given({ linkId }: Question, value: Extract<Answer, { value: unknown }>['value']): Answer {
  return { linkId, lang: 'sv', value };
}

function tooLong(maximum: number): ValidationIssue {
  return { code: 'too-long', maximum };
}
