// The way from the start page to every page that a client can stand on, for tests that leave each of them. The pages come in
// an order in which each finds on the device what it needs: one person begins, answers and sends on the way through the list.
import type { Aside, Step } from '../../src/client/step.ts';
import type { EngineClient } from './engineClient.ts';
import type { FalteringProxy } from './falteringProxy.ts';
import { Respondent } from './respondent.ts';
import { sendAgain } from './sendAgain.ts';

export interface ExitStage {
  readonly client: EngineClient;
  readonly proxy: FalteringProxy;
  /** With a code that nobody has used. */
  readonly person: Respondent;
  /** A code that no clinic knows. */
  readonly strangeCode: string;
}

export interface ExitPage {
  /** Faults of the page before are still wanted. */
  readonly keepsFaults?: boolean;
  /** Locale key of its heading; the question and the choice of the occasion have their own. */
  readonly heading: string | undefined;
  /** It stands as long as a request is under way, and would end with the network. */
  readonly awaitsAnswer?: boolean;
  /** It is gone by itself after a moment. */
  readonly isBrief?: boolean;
  /** From the start page. */
  readonly reach: (stage: ExitStage) => Promise<void>;
}

const profilePath = '/profile.json';
const statusPath = '/api/v1/status';
const submissionPath = '/api/v1/submissions';
const never = new Promise(() => undefined);

/** Every step and every page beside the way: one that is missing here does not compile. */
export const exitPages: Readonly<Record<Step['name'] | Aside | 'sending', ExitPage>> = {
  start: { heading: 'start.title', reach: async () => undefined },
  support: { heading: 'support.title', reach: ({ client }) => client.press('frame.support') },
  worries: { heading: 'worries.title', reach: ({ client }) => client.press('frame.worries') },
  access: { heading: 'access.title', reach: ({ client }) => client.press('frame.access') },
  device: { heading: 'device.title', reach: ({ client }) => client.press('frame.device') },
  staff: {
    heading: 'staff.title',
    async reach({ client }) {
      await client.press('frame.device');
      await client.press('device.staff');
    },
  },
  code: { heading: 'code.title', reach: ({ client }) => client.press('start.begin') },
  unlocking: {
    heading: 'unlocking.title',
    isBrief: true,
    awaitsAnswer: true,
    async reach({ client, person, proxy }) {
      // However soon the keys are derived: a newer profile is waited for.
      proxy.failAt(profilePath, { kind: 'hold', until: never });
      await client.enterCode(person.code.code);
    },
  },
  stopped: {
    heading: 'stopped.code-unknown.title',
    async reach({ client, person, strangeCode }) {
      await client.enterCode(strangeCode);
      await client.pickOccasion(person.questionnaire, person.occasion);
    },
  },
  occasion: {
    heading: 'occasion.title',
    async reach({ client, person }) {
      await client.enterCode(person.code.code);
    },
  },
  'confirm-code': {
    heading: 'confirmCode.title',
    async reach(stage) {
      stage.proxy.failAt(statusPath, { kind: 'cut' });
      await openForm(stage);
    },
  },
  opening: {
    heading: 'opening.title',
    awaitsAnswer: true,
    async reach(stage) {
      stage.proxy.failAt(statusPath, { kind: 'hold', until: never });
      await openForm(stage);
    },
  },
  'about-answers': { heading: 'aboutAnswers.title', reach: openForm },
  question: {
    heading: undefined,
    async reach({ client, person }) {
      await person.begin({ client });
      await person.answer({ client }, 1);
      await client.seeSaved();
    },
  },
  resume: {
    heading: 'resume.title',
    async reach({ client, person }) {
      await client.enterCode(person.code.code);
    },
  },
  check: {
    heading: 'check.title',
    async reach({ client, person }) {
      await person.resume({ client });
      await person.answer({ client });
      await client.seeSaved();
    },
  },
  copy: {
    heading: 'copy.title',
    async reach({ client, person }) {
      await person.resume({ client });
      await client.press('check.copy');
    },
  },
  sending: {
    heading: 'send.sendingTitle',
    awaitsAnswer: true,
    async reach({ client, person, proxy }) {
      proxy.failAt(submissionPath, { kind: 'hold', until: never });
      await person.resume({ client });
      await client.press('check.send');
    },
  },
  send: {
    heading: 'send.waitingTitle',
    keepsFaults: true,
    async reach(stage) {
      stage.proxy.failAt(submissionPath, { kind: 'cut' });
      await openForm(stage);
    },
  },
  receipt: {
    heading: 'receipt.title',
    keepsFaults: true,
    async reach(stage) {
      const { client, proxy } = stage;
      await openForm(stage);
      await client.seeHeading(client.text('send.waitingTitle'));
      await sendAgain(client, proxy);
    },
  },
  sent: { heading: 'sent.title', reach: openForm },
  unsent: {
    heading: 'unsent.unknown.title',
    async reach({ client, person, proxy, strangeCode }) {
      proxy.failAt(statusPath, { kind: 'cut' });
      proxy.failAt(submissionPath, { kind: 'cut' });
      await client.enterCode(strangeCode);
      await client.pickOccasion(person.questionnaire, person.occasion);
      await client.fill(client.text('confirmCode.title'), strangeCode);
      await client.press('code.continue');
      await client.press('aboutAnswers.begin');
      await new Respondent(person.questionnaire, person.code, person.occasion, new Map()).answer({ client });
      await client.press('check.send');
      await client.seeHeading(client.text('send.waitingTitle'));
      await sendAgain(client, proxy);
    },
  },
};

async function openForm({ client, person }: ExitStage): Promise<void> {
  await client.enterCode(person.code.code);
  await client.pickOccasion(person.questionnaire, person.occasion);
}
