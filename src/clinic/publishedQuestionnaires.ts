// The questionnaires that this build knows, each checked against its published hash before anything is counted with it.

import { toBase64url } from '../core/base64url.ts';
import type { Questionnaire } from '../core/questionnaire.ts';
import { readQuestionnaire } from '../core/readQuestionnaire.ts';
import { encodeUtf8 } from '../core/utf8.ts';
import { sha512 } from '../crypto/primitives.ts';
import { catalogue } from '../questionnaires/catalogue.ts';

export interface PublishedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** Base64url of the 64-byte content hash. */
  readonly hash: string;
}

/** In the catalogue's order. Rejects when a file is not what was published. */
export async function publishedQuestionnaires(): Promise<readonly PublishedQuestionnaire[]> {
  return await Promise.all(
    catalogue.map(async ({ hash, load }) => {
      const content = await load();
      if (toBase64url(sha512(encodeUtf8(JSON.stringify(content)))) !== hash)
        throw new Error('a questionnaire was changed');
      return { questionnaire: readQuestionnaire(content), hash };
    }),
  );
}
