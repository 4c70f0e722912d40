import { expect, test } from 'vitest';
import { planOf } from '../../src/clinic/issueSheet.ts';
import { publishedQuestionnaires } from '../../src/clinic/publishedQuestionnaires.ts';
import { changesOf, questionsMove } from '../../src/clinic/questionsMove.ts';
import type { Session } from '../../src/clinic/session.ts';
import { fromBase64url } from '../../src/core/base64url.ts';
import { type Occasion, occasions } from '../../src/core/occasion.ts';
import type { PlanEntry } from '../../src/core/profile.ts';
import { catalogue } from '../../src/questionnaires/catalogue.ts';

function entryOf(version: string, offered: readonly Occasion[] = occasions): PlanEntry {
  const published = catalogue.find((entry) => entry.version === version) ?? expect.fail(version);
  return { url: published.url, version, sha512: fromBase64url(published.hash), occasions: offered };
}

const versionsOf = (plan: readonly PlanEntry[] = []) => plan.map(({ version }) => version);

test('puts the newest version first and keeps the earlier one behind it', () => {
  const move = questionsMove([entryOf('1.0.0', ['start', 'end'])]);
  expect([move?.from, move?.to]).toEqual(['1.0.0', '1.1.0']);
  expect(versionsOf(move?.plan)).toEqual(['1.1.0', '1.0.0']);
  expect(move?.plan[0]).toEqual(entryOf('1.1.0', ['start', 'end']));
});

test('has nothing to offer where the newest version is asked already', () => {
  expect(questionsMove([entryOf('1.1.0')])).toBeUndefined();
  expect(questionsMove([entryOf('1.1.0'), entryOf('1.0.0')])).toBeUndefined();
  expect(
    questionsMove([{ ...entryOf('1.0.0'), url: 'urn:uuid:00000000-0000-4000-8000-000000000000' }]),
  ).toBeUndefined();
});

test('offers nothing to a clinic that asks a later version than this build knows', () => {
  expect(questionsMove([{ ...entryOf('1.1.0'), version: '1.2.0' }, entryOf('1.0.0')])).toBeUndefined();
});

test('asks the newest also where it stood behind an earlier one, each version once', () => {
  expect(versionsOf(questionsMove([entryOf('1.0.0'), entryOf('1.1.0')])?.plan)).toEqual(['1.1.0', '1.0.0']);
});

test('tells every item that is not the same, and how', () => {
  const move = questionsMove([entryOf('1.0.0')]) ?? expect.fail('no move');
  expect(changesOf(move).map(({ relation, before, after }) => [relation, before, after])).toEqual([
    ['reworded', 'guilt', 'guilt'],
    ['rescaled', 'control', 'control-seven'],
    ['removed', 'inadequacy', undefined],
    ['new', undefined, 'someone-to-talk-to'],
  ]);
});

test('gives a slip the same slots as before', async () => {
  const questionnaires = await publishedQuestionnaires();
  const slots = (plan: readonly PlanEntry[]) => planOf({ questionnaires, profile: { plan } } as unknown as Session);
  const before = [entryOf('1.0.0')];
  expect(slots(questionsMove(before)?.plan ?? [])).toEqual(slots(before));
});
