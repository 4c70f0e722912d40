// Hands in responses over HTTP with the client's own core and crypto, as many devices would.
import type { Answers } from '../../src/core/answers.ts';
import type { Occasion } from '../../src/core/occasion.ts';
import type { Language } from '../../src/core/text.ts';
import { submitResponse } from '../../src/demo/submitResponse.ts';
import type { World } from './world.ts';

interface Response {
  readonly occasion: Occasion;
  readonly language: Language;
  readonly answers: Answers;
}

/** `codeIndex` says which of the world's codes a response is handed in under. */
export async function submitAll<Given extends Response>(
  world: World,
  responses: readonly Given[],
  codeIndex: (response: Given) => number,
): Promise<void> {
  const { questionnaire, clinic, intake, codes } = world;
  for (const response of responses) {
    const root = codes[codeIndex(response)]?.root;
    if (root === undefined) throw new Error('there is no such code');
    const { occasion, language, answers } = response;
    const nowMs = Date.now();
    await submitResponse(intake.client, {
      profile: clinic.profile,
      root,
      questionnaire,
      occasion,
      language,
      answers,
      nowMs,
    });
  }
}
