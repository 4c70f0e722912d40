import { expect, it } from 'vitest';
import { concatBytes } from '../../src/core/bytes.ts';
import { envelopeDigestInput, envelopeSigningInput } from '../../src/core/envelope.ts';
import { sha512, sign } from '../../src/crypto/primitives.ts';
import { envelope, flipped, slotSecretKey } from '../support/flippedEnvelope.ts';
import { dailyKey, openVector } from '../vectors/envelopeChecks.ts';

it('C03: a change that the slot signs again is refused: at any byte up to the payload, and at every fourth of the payload', () => {
  const body = envelope.subarray(0, 8440);
  const places = [...body.keys()].filter((at) => at < 256 || at % 4 === 0);
  const opened = places.filter((at) => {
    const changed = flipped(body, at);
    const signature = sign(envelopeSigningInput(sha512(envelopeDigestInput(changed))), slotSecretKey);
    return openVector(concatBytes(changed, signature), dailyKey).ok;
  });
  expect(opened).toEqual([]);
});
