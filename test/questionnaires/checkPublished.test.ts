// What stops a build: the published files pass, and for each kind of fault a broken copy does not.
import { describe, expect, test } from 'vitest';
import { worstCasePayloadBytes } from '../../src/core/worstCase.ts';
import { checkPublished } from '../support/checkPublished.ts';
import { publishedFiles, publishedHashes, refuseUnfitQuestionnaires } from '../support/publishedQuestionnaires.ts';
import { questionnaireHash } from '../support/questionnaireHash.ts';
import { selfRating, selfRatingJson } from '../support/selfRating.ts';

// biome-ignore lint/suspicious/noExplicitAny: the copies are broken on purpose, in ways that no type allows
type Loose = any;

/** Findings for a copy that `breakIt` changed, with the copy's own hash pinned so that only the fault is found. */
function findingsAfter(breakIt: (copy: Loose) => void): readonly string[] {
  const copy: Loose = structuredClone(selfRatingJson);
  breakIt(copy);
  const hashes = { [`${copy.url}|${copy.version}`]: questionnaireHash(copy) };
  return checkPublished([{ name: 'copy.json', questionnaire: copy }], hashes);
}

function itemOf(copy: Loose, linkId: string): Loose {
  const search = (items: Loose[]): Loose => {
    for (const item of items) {
      const found = item.linkId === linkId ? item : search(item.item ?? []);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = search(copy.item);
  if (found === undefined) throw new Error(`no item ${linkId}`);
  return found;
}

test('every published questionnaire passes', () => {
  expect(publishedFiles().length).toBeGreaterThan(0);
  expect(checkPublished(publishedFiles(), publishedHashes())).toEqual([]);
  expect(() => refuseUnfitQuestionnaires()).not.toThrow();
});

test('an unchanged copy has no findings, so the findings below come from the faults', () => {
  expect(findingsAfter(() => {})).toEqual([]);
});

test('the longest way through the self-rating scale fits an envelope', () => {
  for (const version of ['1.0.0', '1.1.0'] as const)
    expect(worstCasePayloadBytes(selfRating(version)), version).toBeLessThanOrEqual(8191);
});

describe('a missing translation', () => {
  test.each<readonly [string, (copy: Loose) => void]>([
    ['of the title', (copy) => delete copy._title],
    ['of the description', (copy) => delete copy._description],
    ['of a question', (copy) => delete itemOf(copy, 'guilt')._text],
    ['of a section', (copy) => delete itemOf(copy, 'paying')._text],
    ['of a help text', (copy) => delete itemOf(copy, 'bought-ever.help')._text],
    ['of a display text', (copy) => delete itemOf(copy, 'reasons.at-start')._text],
    ['of an option', (copy) => delete itemOf(copy, 'gender').answerOption[2].valueCoding._display],
    ['that is empty', (copy) => (itemOf(copy, 'shame')._text.extension[0].extension[1].valueString = ' ')],
    ['into another language', (copy) => (itemOf(copy, 'shame')._text.extension[0].extension[0].valueCode = 'fi')],
  ])('%s is found', (_, breakIt) => {
    expect(findingsAfter(breakIt).join('\n')).toMatch(/lacks (title|description|text|display) in en/);
  });

  test('of everything is found too: English is not optional', () => {
    const withoutEnglish = JSON.parse(
      JSON.stringify(selfRatingJson, (name, value) => (name.startsWith('_') ? undefined : value)),
    );
    const findings = checkPublished([{ name: 'copy.json', questionnaire: withoutEnglish }], {});
    expect(findings.filter((finding) => / in en$/.test(finding)).length).toBeGreaterThan(300);
  });

  test('a base language other than Swedish is found', () => {
    expect(findingsAfter((copy) => (copy.language = 'en')).join('\n')).toMatch(/base language is not sv/);
  });
});

describe('linkIds', () => {
  test('a missing one is found', () => {
    expect(findingsAfter((copy) => delete itemOf(copy, 'guilt').linkId).join('\n')).toMatch(/linkId missing/);
  });

  test('a duplicate is found, help texts included', () => {
    expect(findingsAfter((copy) => (itemOf(copy, 'guilt').linkId = 'shame')).join('\n')).toMatch(
      /shame is there twice/,
    );
    const help = findingsAfter((copy) => (itemOf(copy, 'control-seven.help').linkId = 'guilt.help'));
    expect(help.join('\n')).toMatch(/guilt.help is there twice/);
  });

  test('a question without item code is found', () => {
    expect(findingsAfter((copy) => delete itemOf(copy, 'guilt').code).join('\n')).toMatch(/guilt needs .* item code/);
  });
});

describe('conditions', () => {
  test('one on a question that is not there is found', () => {
    const findings = findingsAfter((copy) => (itemOf(copy, 'bought-last').enableWhen[0].question = 'bought-never'));
    expect(findings.join('\n')).toMatch(/bought-last condition-question-missing/);
  });

  test('one on an option that is not there is found', () => {
    const findings = findingsAfter(
      (copy) => (itemOf(copy, 'bought-often').enableWhen[0].answerCoding.code = 'yesterday'),
    );
    expect(findings.join('\n')).toMatch(/bought-often condition-option-unknown/);
  });

  test('a loop is found', () => {
    const findings = findingsAfter((copy) => {
      itemOf(copy, 'bought-ever').enableWhen = [{ question: 'bought-last', operator: 'exists', answerBoolean: true }];
    });
    expect(findings.join('\n')).toMatch(/condition-loop/);
  });
});

describe('ordinal values', () => {
  test('an option without one on an ordered item is found', () => {
    const findings = findingsAfter((copy) => delete itemOf(copy, 'guilt').answerOption[4].extension);
    expect(findings.join('\n')).toMatch(/guilt is ordered but has an option without ordinal value/);
  });

  test('two equal ones, and ones that turn round, are found', () => {
    const turned = (value: number) => (copy: Loose) =>
      (itemOf(copy, 'control-seven').answerOption[1].extension[0].valueDecimal = value);
    expect(findingsAfter(turned(1)).join('\n')).toMatch(/control-seven has ordinal values that do not run one way/);
    expect(findingsAfter(turned(9)).join('\n')).toMatch(/control-seven has ordinal values that do not run one way/);
  });
});

describe('published versions', () => {
  test.each<readonly [string, (copy: Loose) => void]>([
    ['one letter of a text', (copy) => (itemOf(copy, 'guilt').text += '.')],
    ['the order of two options', (copy) => itemOf(copy, 'gender').answerOption.reverse()],
    ['an ordinal value', (copy) => (itemOf(copy, 'age-group').answerOption[5].extension[0].valueDecimal = 7)],
    ['the order of two members', moveUrlLast],
  ])('changing %s of a published version is found', (_, breakIt) => {
    const copy: Loose = structuredClone(selfRatingJson);
    breakIt(copy);
    const identity = `${copy.url}|${copy.version}`;
    const pinned = { [identity]: publishedHashes()[identity] ?? '' };
    const findings = checkPublished([{ name: 'copy.json', questionnaire: copy }], pinned);
    expect(findings).toEqual(['copy.json: a published version was changed; publish a new version instead']);
  });

  test('a version that nobody pinned is found, and its hash is told', () => {
    const [finding] = checkPublished(publishedFiles(), {});
    expect(finding).toMatch(/not pinned in publishedHashes.json; its hash is [\w-]{86}$/);
  });

  test('a version that was published and is gone is found', () => {
    const gone = Object.keys(publishedHashes()).map((identity) => `${identity}: was published and is gone`);
    expect(gone.length).toBeGreaterThan(1);
    expect(checkPublished([], publishedHashes())).toEqual(gone);
  });

  test('two files with one identity are found', () => {
    const [file] = publishedFiles();
    if (file === undefined) throw new Error('no file');
    expect(checkPublished([file, file], publishedHashes()).join('\n')).toMatch(/is in two files/);
  });
});

describe('size', () => {
  test('a payload that could pass 8,191 bytes is found', () => {
    const findings = findingsAfter((copy) => {
      const missing = itemOf(copy, 'missing');
      itemOf(copy, 'own-words').item.push(
        ...['a', 'b', 'c'].map((letter) => ({ ...missing, linkId: `more-${letter}`, item: [] })),
      );
    });
    expect(findings.join('\n')).toMatch(/a payload could take \d+ bytes; 8191 is the most/);
  });
});

test('what is no questionnaire at all is found', () => {
  for (const questionnaire of [null, 'text', [], {}, { resourceType: 'Patient' }]) {
    expect(checkPublished([{ name: 'x.json', questionnaire }], {}).length).toBeGreaterThan(0);
  }
});

function moveUrlLast(copy: Loose): void {
  delete copy.url;
  copy.url = (selfRatingJson as Loose).url;
}
