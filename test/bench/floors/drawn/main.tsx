// The floor of this page as it looks: its own style sheets, elements and questions, drawn by React from a table, without engine.
import { createRoot } from 'react-dom/client';
import '../../../../src/ui/style.css';
import '../../../../src/client/client.css';
import { questionsOf } from '../../../../src/core/questionnaire.ts';
import { readQuestionnaire } from '../../../../src/core/readQuestionnaire.ts';
import { newestVersions } from '../../../../src/questionnaires/catalogue.ts';
import { DrawnForm } from './DrawnForm.tsx';

const published = await newestVersions[0]?.load();
const questions = questionsOf(readQuestionnaire(published)).filter(
  ({ options, hidden }) => options.length > 0 && !hidden,
);
const pages = questions.map(({ text, options }) => ({
  title: text['sv'] ?? '',
  options: options.map((option) => option.text['sv'] ?? ''),
}));
const place = document.getElementById('root');
if (place !== null) createRoot(place).render(<DrawnForm pages={pages} />);
