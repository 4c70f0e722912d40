// What an occasion is called: the questionnaire says it itself, as the options of its hidden occasion item.
import { type Occasion, occasionLinkId } from '../core/occasion.ts';
import { questionByLinkId } from '../core/questionnaire.ts';
import type { Language } from '../core/text.ts';
import { optionByCode } from '../core/validation.ts';
import { type ShownText, shownText } from '../ui/shownText.ts';
import type { Choice } from './session.ts';

/** The occasion's id where its questionnaire has no words for it. */
export function occasionText(choices: readonly Choice[], occasion: Occasion, language: Language): ShownText {
  const questionnaire = choices.find((choice) => choice.occasion === occasion)?.questionnaire;
  const question = questionnaire && questionByLinkId(questionnaire, occasionLinkId);
  const option = question && optionByCode(question, occasion);
  return option === undefined ? { text: occasion, lang: undefined } : shownText(option.text, language);
}
