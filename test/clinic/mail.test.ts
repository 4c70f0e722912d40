import { describe, expect, test } from 'vitest';
import { type AcceptedMail, sortMail } from '../../src/clinic/mail.ts';
import { selfRating } from '../support/selfRating.ts';

const questionnaire = selfRating();

describe('sorting mail', () => {
  const accepted = (slot: string, serial: string, occasion: string, responseId: string): AcceptedMail => ({
    kind: 'accepted',
    slot,
    serial,
    occasion,
    responseId,
    reference: 'AAAA-AAAA',
    language: 'sv',
    arrivedOn: '2026-09-09' as AcceptedMail['arrivedOn'],
    doneOn: '2026-09-09' as AcceptedMail['doneOn'],
    questionnaire,
    answers: new Map(),
  });

  test('the same response under two slots is accepted under neither', () => {
    const mail = sortMail(
      [accepted('a', '0001', 'start', 'x'), accepted('b', '0002', 'start', 'x'), accepted('c', '0003', 'start', 'y')],
      0,
    );
    expect(mail.accepted.map(({ serial }) => serial)).toEqual(['0003']);
    expect(mail.look.map(({ serial, reason }) => [serial, reason])).toEqual([
      ['0001', 'copy'],
      ['0002', 'copy'],
    ]);
  });

  test('by slip number, then in the order of the occasions', () => {
    const mail = sortMail(
      [
        accepted('a', '10000', 'start', '1'),
        accepted('b', '0002', 'follow-up-6m', '2'),
        accepted('c', '0002', 'end', '3'),
        accepted('d', '0002', 'start', '4'),
      ],
      0,
    );
    expect(mail.accepted.map(({ serial, occasion }) => `${serial} ${occasion}`)).toEqual([
      '0002 start',
      '0002 end',
      '0002 follow-up-6m',
      '10000 start',
    ]);
  });
});
