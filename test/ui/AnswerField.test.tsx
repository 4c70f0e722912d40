// Rows of options stay in the document from question to question; nothing of an answer does.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/questionnaire.ts';
import { exampleQuestions } from '../../src/ui/exampleQuestions.ts';
import { QuestionField } from '../../src/ui/QuestionField.tsx';
import { typedText } from '../support/controlState.ts';
import { renderScreen } from '../support/renderScreen.tsx';

describe('an answer', () => {
  it.each([
    ['text', '  '],
    ['integer', '  '],
    ['openOne', '  '],
  ] as const)(
    'being typed (%s) does not stay for the next question, though nothing can be read of it',
    async (name, typed) => {
      const [question, next] = [exampleQuestions[name], { ...exampleQuestions[name], linkId: 'next' }];
      const isOpen = name === 'openOne';
      const answerTo = ({ linkId }: Question): Answer | undefined =>
        isOpen ? { linkId, lang: 'sv', value: { text: '' } } : undefined;
      const field = (asked: Question) => (
        <QuestionField question={asked} answer={answerTo(asked)} onChange={() => {}} />
      );
      const { getByRole, rerender, user } = await renderScreen(field(question));
      await user.type(getByRole('textbox'), typed);
      expect(typedText(getByRole('textbox'))).toBe(typed);
      rerender(field(next));
      expect(typedText(getByRole('textbox'))).toBe('');
    },
  );

  it('that was declined does not come back at the next question', async () => {
    const given: (Answer | undefined)[] = [];
    const give = (answer: Answer | undefined) => void given.push(answer);
    const [question, next] = [exampleQuestions.boolean, { ...exampleQuestions.boolean, linkId: 'next' }];
    const declined = (linkId: string): Answer => ({ linkId, lang: 'sv', declined: true });
    const yes: Answer = { linkId: question.linkId, lang: 'sv', value: true };
    const { getByRole, rerender, user } = await renderScreen(
      <QuestionField question={question} answer={yes} onChange={give} />,
    );
    const heading = getByRole('heading', { level: 1 });
    await user.click(getByRole('checkbox', { name: 'Vill inte svara' }));
    rerender(<QuestionField question={next} answer={declined('next')} onChange={give} />);
    expect(getByRole('heading', { level: 1 })).not.toBe(heading);
    await user.click(getByRole('checkbox', { name: 'Vill inte svara' }));
    expect(given).toEqual([declined(question.linkId), undefined]);
  });
});
