import { useState } from 'react';

export interface DrawnFormProps {
  readonly pages: readonly { readonly title: string; readonly options: readonly string[] }[];
}

declare const QUESTIONS: number;
const links = ['Stöd och akut hjälp', 'Undrar du något?', 'Om den här enheten', 'Tillgänglighet'];

/** The elements of the product's question page, with nothing behind them: no rules, no saving, no focus, no second language. */
export function DrawnForm({ pages }: DrawnFormProps) {
  const [question, setQuestion] = useState(1);
  const [answers, setAnswers] = useState<ReadonlyMap<number, number>>(new Map());
  const page = pages[(question - 1) % pages.length];
  if (question > QUESTIONS || page === undefined)
    return (
      <main>
        <h1>.</h1>
      </main>
    );
  return (
    <div className="page-frame page-frame-text">
      <header className="page-header">
        <div className="page-header-row">
          <div className="exit-slot">
            <a className="button button-secondary" href="/away.html">
              Lämna sidan
            </a>
          </div>
          <span className="wordmark">Avstämning</span>
        </div>
      </header>
      <div className="page-tools">
        <button type="button" className="back-button">
          Tillbaka
        </button>
        <nav className="language-switch">
          <ul>
            {['Svenska', 'English'].map((name) => (
              <li key={name}>
                <button type="button" className="language-button">
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <main className="page-main">
        <div className="progress-text">
          <p>
            <span className="progress-count">{`Fråga ${question} av ${QUESTIONS}`}</span>
          </p>
          <progress className="progress-bar" value={question} max={QUESTIONS} />
        </div>
        <fieldset className="field fieldset">
          <legend className="legend-heading">
            <h1 className="heading heading-large">{page.title}</h1>
          </legend>
          <div className="option-list option-list-scale">
            {page.options.map((text, option) => (
              <div key={text} className="option option-radio">
                <input
                  className="option-control"
                  type="radio"
                  id={`answer-${option}`}
                  name="answer"
                  checked={answers.get(question) === option}
                  onChange={() => setAnswers(new Map(answers).set(question, option))}
                />
                <label className="option-label option-words" htmlFor={`answer-${option}`}>
                  {text}
                </label>
              </div>
            ))}
          </div>
        </fieldset>
        <div className="decline">
          <div className="option option-checkbox">
            <input className="option-control" type="checkbox" id="decline" />
            <label className="option-label option-words" htmlFor="decline">
              Vill inte svara
            </label>
          </div>
        </div>
        <div className="button-row">
          <button type="button" className="button button-primary" onClick={() => setQuestion(question + 1)}>
            Nästa
          </button>
          <button type="button" className="button button-quiet">
            Hoppa över
          </button>
        </div>
      </main>
      <footer className="page-footer">
        <div className="page-footer-row">
          <div className="foot-links">
            {links.map((link) => (
              <button key={link} type="button" className="button button-quiet">
                {link}
              </button>
            ))}
          </div>
        </div>
      </footer>
    </div>
  );
}
