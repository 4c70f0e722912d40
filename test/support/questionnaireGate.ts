// Stops a build on a questionnaire that must not be published. For `plugins` in both Vite configurations.
import type { Plugin } from 'vite';
import { refuseUnfitQuestionnaires } from './publishedQuestionnaires.ts';

export function questionnaireGate(): Plugin {
  return { name: 'questionnaire-gate', apply: 'build', buildStart: () => refuseUnfitQuestionnaires() };
}
