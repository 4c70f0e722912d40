// Every state of a question that a person can meet, and how it is known in an example: what the example page must show.
import { isValidElement } from 'react';
import { isDeclined } from '../../src/core/answers.ts';
import { questionTypes } from '../../src/core/questionnaire.ts';
import { ExampleQuestion, type ExampleQuestionProps } from '../../src/ui/ExampleQuestion.tsx';
import { examples } from '../../src/ui/examples.tsx';

type IsIn = (example: ExampleQuestionProps) => boolean;

/** Of every type of question. */
export const states: Readonly<Record<string, IsIn>> = {
  unanswered: ({ answer, issue }) => answer === undefined && issue === undefined,
  answered: ({ answer, issue }) => answer !== undefined && !isDeclined(answer) && issue === undefined,
  refused: ({ issue }) => issue !== undefined,
};

/** Of one question at least. */
export const rareStates: Readonly<Record<string, IsIn>> = {
  declined: ({ answer }) => answer !== undefined && isDeclined(answer),
  explained: ({ displays }) => displays !== undefined,
  'with help': ({ question }) => question.help !== undefined,
  'in another language': ({ question }) => !Object.hasOwn(question.text, 'en'),
  'several answered': ({ question, answer }) => question.repeats && answer !== undefined,
  'a scale answered': ({ question, answer }) => question.ordered && answer !== undefined,
  'own words refused': ({ question, issue }) => question.type === 'open-choice' && issue?.code === 'empty',
  'too long': ({ issue }) => issue?.code === 'too-long',
};

/** What none of the examples in `names` shows: `type, state`, or a rare state. */
export function missingStates(names: readonly string[]): readonly string[] {
  const asked = names
    .map((name) => examples[name])
    .flatMap((example) =>
      isValidElement<ExampleQuestionProps>(example) && example.type === ExampleQuestion ? [example.props] : [],
    );
  const common = questionTypes.flatMap((type) => {
    const own = asked.filter(({ question }) => question.type === type);
    return Object.entries(states).flatMap(([state, isIn]) => (own.some(isIn) ? [] : [`${type}, ${state}`]));
  });
  return [...common, ...Object.entries(rareStates).flatMap(([state, isIn]) => (asked.some(isIn) ? [] : [state]))];
}
