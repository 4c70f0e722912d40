import { useState } from 'react';

export interface FloorFormProps {
  readonly title: string;
  readonly next: string;
  /** Told each answer as it is given. */
  readonly onAnswer?: (question: number, option: number) => void;
}

declare const QUESTIONS: number;
const options = ['1', '2', '3', '4', '5'];

/** The least that a form with one question a page can be: no design, no words, no rules. */
export function FloorForm({ title, next, onAnswer }: FloorFormProps) {
  const [question, setQuestion] = useState(1);
  const [answers, setAnswers] = useState<ReadonlyMap<number, number>>(new Map());
  if (question > QUESTIONS)
    return (
      <main>
        <h1>.</h1>
      </main>
    );
  return (
    <main>
      <fieldset>
        <legend>
          <h1>{`${title} ${question}/${QUESTIONS}`}</h1>
        </legend>
        {options.map((text, option) => (
          <label key={text}>
            <input
              type="radio"
              name="answer"
              checked={answers.get(question) === option}
              onChange={() => {
                setAnswers(new Map(answers).set(question, option));
                onAnswer?.(question, option);
              }}
            />
            {text}
          </label>
        ))}
      </fieldset>
      <button type="button" onClick={() => setQuestion(question + 1)}>
        {next}
      </button>
    </main>
  );
}
