import { within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import type { Answer } from '../../src/core/answers.ts';
import type { Question } from '../../src/core/questionnaire.ts';
import { validateAnswer } from '../../src/core/validation.ts';
import { exampleQuestions } from '../../src/ui/exampleQuestions.ts';
import { QuestionField } from '../../src/ui/QuestionField.tsx';
import { isChecked, typedText } from '../support/controlState.ts';
import { renderScreen } from '../support/renderScreen.tsx';

const words = {
  sv: { yes: 'Ja', no: 'Nej', decline: 'Vill inte svara', other: 'Något annat', say: 'Berätta kort vad' },
  en: { yes: 'Yes', no: 'No', decline: 'Prefer not to answer', other: 'Something else', say: 'Say briefly what' },
} as const;

interface AskedProps {
  readonly question: Question;
  readonly first?: Answer | undefined;
  readonly given: (Answer | undefined)[];
}

function Asked({ question, first, given }: AskedProps) {
  const [answer, setAnswer] = useState(first);
  const onChange = (next: Answer | undefined) => {
    given.push(next);
    setAnswer(next);
  };
  return <QuestionField question={question} answer={answer} onChange={onChange} />;
}

async function ask(question: Question, language: 'sv' | 'en' = 'sv', first?: Answer) {
  const given: (Answer | undefined)[] = [];
  const screen = await renderScreen(<Asked question={question} first={first} given={given} />, { language });
  return { ...screen, given };
}

describe('what was just given', () => {
  it('is shown before the page around it hands it back, and gives way to what the page says', async () => {
    const field = (answer: Answer | undefined) => (
      <QuestionField question={exampleQuestions.boolean} answer={answer} onChange={() => undefined} />
    );
    const { getByRole, user, rerender } = await renderScreen(field(undefined), { language: 'sv' });
    await user.click(getByRole('radio', { name: words.sv.yes }));
    expect(isChecked(getByRole('radio', { name: words.sv.yes }))).toBe(true);
    rerender(field({ linkId: 'boolean', lang: 'sv', value: false }));
    expect(isChecked(getByRole('radio', { name: words.sv.no }))).toBe(true);
    rerender(field(undefined));
    expect(isChecked(getByRole('radio', { name: words.sv.yes }))).toBe(false);
  });
});

describe.each(['sv', 'en'] as const)('a question in %s', (language) => {
  const { yes, no, decline, other, say } = words[language];

  it('stands as the heading of its group', async () => {
    const { getByRole } = await ask(exampleQuestions.boolean, language);
    const text = exampleQuestions.boolean.text[language];
    expect(within(getByRole('group', { name: text })).getByRole('heading', { level: 1, name: text })).toBeDefined();
  });

  it('of type boolean is answered with yes or no, in the language it was read in', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.boolean, language);
    await user.click(getByRole('radio', { name: yes }));
    await user.click(getByRole('radio', { name: no }));
    expect(given).toEqual([
      { linkId: 'boolean', lang: language, value: true },
      { linkId: 'boolean', lang: language, value: false },
    ]);
    expect(isChecked(getByRole('radio', { name: no }))).toBe(true);
  });

  it('with ordered options shows every label in order', async () => {
    const { getAllByRole } = await ask(exampleQuestions.scale, language);
    const labels = getAllByRole('radio').map((radio) => (radio as HTMLInputElement).labels?.[0]?.textContent);
    expect(labels).toEqual(exampleQuestions.scale.options.map((option) => option.text[language]));
  });

  it('gives the code of the chosen option', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.scale, language);
    await user.click(getByRole('radio', { name: exampleQuestions.scale.options[3]?.text[language] ?? '' }));
    expect(given).toEqual([{ linkId: 'scale', lang: language, value: '3' }]);
  });

  it('can be declined, and the decline can be taken back with the answer kept', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.boolean, language);
    await user.click(getByRole('radio', { name: yes }));
    await user.click(getByRole('checkbox', { name: decline }));
    expect(isChecked(getByRole('radio', { name: yes }))).toBe(false);
    await user.click(getByRole('checkbox', { name: decline }));
    expect(isChecked(getByRole('radio', { name: yes }))).toBe(true);
    expect(given.slice(1)).toEqual([
      { linkId: 'boolean', lang: language, declined: true },
      { linkId: 'boolean', lang: language, value: true },
    ]);
  });

  it('keeps its decline outside the group of its options', async () => {
    const { getByRole } = await ask(exampleQuestions.several, language);
    expect(within(getByRole('group')).queryByRole('checkbox', { name: decline })).toBeNull();
    expect(getByRole('checkbox', { name: decline })).toBeDefined();
  });

  it('takes words of one own under something else', async () => {
    const { getByRole, queryByRole, user, given } = await ask(exampleQuestions.openOne, language);
    expect(queryByRole('textbox')).toBeNull();
    await user.click(getByRole('radio', { name: other }));
    await user.type(getByRole('textbox', { name: say }), ' Cykel ');
    expect(given.at(-1)).toEqual({ linkId: 'open-one', lang: language, value: { text: 'Cykel' } });
  });
});

describe('an answer', () => {
  it('declined before can be chosen again', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.boolean, 'sv', {
      linkId: 'boolean',
      lang: 'sv',
      declined: true,
    });
    expect(isChecked(getByRole('checkbox', { name: 'Vill inte svara' }))).toBe(true);
    await user.click(getByRole('radio', { name: 'Ja' }));
    expect(isChecked(getByRole('checkbox', { name: 'Vill inte svara' }))).toBe(false);
    expect(given).toEqual([{ linkId: 'boolean', lang: 'sv', value: true }]);
  });

  it('with several options lists them in the order of the question', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.several);
    await user.click(getByRole('checkbox', { name: 'Vinter' }));
    await user.click(getByRole('checkbox', { name: 'Vår' }));
    expect(given.at(-1)).toMatchObject({ value: ['spring', 'winter'] });
  });

  it('with an exclusive option holds it alone, and is nothing when that is taken back', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.several);
    await user.click(getByRole('checkbox', { name: 'Vår' }));
    await user.click(getByRole('checkbox', { name: 'Ingen av dem' }));
    expect(isChecked(getByRole('checkbox', { name: 'Vår' }))).toBe(false);
    await user.click(getByRole('checkbox', { name: 'Ingen av dem' }));
    expect(given.slice(1)).toEqual([{ linkId: 'several', lang: 'sv', value: ['none'] }, undefined]);
  });

  it('with words of its own among several keeps both', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.openSeveral);
    await user.click(getByRole('checkbox', { name: 'Läser' }));
    await user.click(getByRole('checkbox', { name: 'Något annat' }));
    await user.type(getByRole('textbox', { name: 'Berätta kort vad' }), 'Bakar');
    expect(given.at(-1)).toMatchObject({ value: ['read', { text: 'Bakar' }] });
  });

  it('typed is cleaned, while the field shows what was typed', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.text);
    const field = getByRole('textbox', { name: 'Vad skulle göra din promenad bättre?' });
    await user.type(field, '  Fler bänkar ');
    expect(typedText(field)).toBe('  Fler bänkar ');
    expect(given.at(-1)).toMatchObject({ value: { text: 'Fler bänkar' } });
    await user.clear(field);
    expect(given.at(-1)).toBeUndefined();
  });

  it.each([
    ['integer', '12', 12],
    ['decimal', '2,5', 2.5],
  ] as const)('of type %s may be typed the local way', async (type, typed, value) => {
    const { getByRole, user, given } = await ask(exampleQuestions[type]);
    await user.type(getByRole('textbox'), typed);
    expect(typedText(getByRole('textbox'))).toBe(typed);
    expect(given.at(-1)).toMatchObject({ value });
  });

  it('that is no number is kept in the field and refused by validation', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.integer);
    await user.type(getByRole('textbox'), 'sju');
    expect(typedText(getByRole('textbox'))).toBe('sju');
    const last = given.at(-1);
    expect(last !== undefined && 'value' in last && validateAnswer(exampleQuestions.integer, last.value)).toEqual({
      code: 'wrong-type',
    });
  });

  it.each([
    ['text', { text: 'Ett' }],
    ['openOne', { text: 'Ett' }],
    ['openSeveral', [{ text: 'Ett' }]],
  ] as const)('being typed (%s) tells when its field is left', async (name, value) => {
    const question = exampleQuestions[name];
    const answer: Answer = { linkId: question.linkId, lang: 'sv', value };
    const left = vi.fn();
    const { getByRole, user } = await renderScreen(
      <QuestionField question={question} answer={answer} onChange={() => {}} onBlur={left} />,
    );
    await user.click(getByRole('textbox'));
    expect(left).not.toHaveBeenCalled();
    await user.tab();
    expect(left).toHaveBeenCalledOnce();
  });

  it('made elsewhere replaces what is typed', async () => {
    const props = { question: exampleQuestions.text, onChange: () => {} };
    const answer = (text: string): Answer => ({ linkId: 'text', lang: 'sv', value: { text } });
    const { getByRole, rerender } = await renderScreen(<QuestionField {...props} answer={answer('Ett')} />);
    rerender(<QuestionField {...props} answer={answer('Två')} />);
    expect(typedText(getByRole('textbox'))).toBe('Två');
  });

  it('to a question that is only in Swedish is marked and remembered as Swedish', async () => {
    const { getByRole, user, given } = await ask(exampleQuestions.swedishOnly, 'en');
    expect(getByRole('heading', { level: 1 }).closest('[lang]')?.getAttribute('lang')).toBe('sv');
    await user.click(getByRole('radio', { name: 'Yes' }));
    expect(given).toEqual([{ linkId: 'swedish-only', lang: 'sv', value: true }]);
  });
});

describe('a found issue', () => {
  it('is described where the options are', async () => {
    const { getByRole } = await renderScreen(
      <QuestionField
        question={exampleQuestions.boolean}
        answer={undefined}
        onChange={() => {}}
        issue={{ code: 'required' }}
      />,
    );
    expect(getByRole('group', { description: /Fel:\s*Svara på frågan/ })).toBeDefined();
  });

  it('in words of one own is described at their field alone', async () => {
    const answer: Answer = { linkId: 'open-one', lang: 'en', value: { text: '' } };
    const { getByRole, queryByRole } = await renderScreen(
      <QuestionField
        question={exampleQuestions.openOne}
        answer={answer}
        onChange={() => {}}
        issue={{ code: 'empty' }}
      />,
      { language: 'en' },
    );
    expect(getByRole('textbox', { description: /Error:\s*Write a few words/ }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(queryByRole('group', { description: /Error/ })).toBeNull();
  });
});
