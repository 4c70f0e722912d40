import { expect, it } from 'vitest';
import { envelope, flipped } from '../support/flippedEnvelope.ts';
import { dailyKey, openVector } from '../vectors/envelopeChecks.ts';

it('C03: the envelope opens as it is', () => {
  expect(openVector(envelope, dailyKey).ok).toBe(true);
});

it('C03: a change of any one of the 8,504 bytes is refused', () => {
  const opened = [...envelope.keys()].filter((at) => openVector(flipped(envelope, at), dailyKey).ok);
  expect(opened).toEqual([]);
});
