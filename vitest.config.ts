import { defineConfig } from 'vitest/config';
import { pseudoQuestionnaires } from './test/support/pseudoQuestionnaire.ts';

process.env['TZ'] = 'America/St_Johns';

/** What a browser does is waited for as long as one step on a page is (watchedBrowser.ts); a second is too short on a busy machine. */
const browserPatience = { poll: { timeout: 20_000 } };

/**
 * Hundreds of thousands of draws and changes, in no browser: as many files at once as there are cores. Vitest runs them before those that
 * go one after the other, so no browser is being watched meanwhile.
 */
const numbers = [
  'test/full/{everyByte,everyByteSignedAgain,exactlyOnceModel,manyDraws,spreadsheet,statisticsProgram}.test.ts',
];

export default defineConfig({
  test: {
    // Vitest leaves one core idle; on a machine with two that would double the time.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          // Generous: a slow machine is not a fault. Timings belong to the bench.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ['test/{core,crypto,questionnaires,intake,demo,release,house,scenario,vectors}/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'screens',
          environment: 'jsdom',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          setupFiles: ['test/support/screenSetup.ts'],
          include: ['test/{ui,client,clinic}/**/*.test.{ts,tsx}'],
        },
      },
      {
        test: {
          name: 'browser',
          environment: 'node',
          expect: browserPatience,
          globalSetup: ['test/support/browserSetup.ts'],
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'engines',
          environment: 'node',
          expect: browserPatience,
          globalSetup: ['test/support/browserSetup.ts'],
          include: ['test/engines/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'full',
          environment: 'node',
          expect: browserPatience,
          globalSetup: ['test/support/browserSetup.ts'],
          include: ['test/full/**/*.test.ts'],
          exclude: ['test/full/otherLanguages.test.ts', ...numbers],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
      {
        test: {
          name: 'numbers',
          environment: 'node',
          include: numbers,
          sequence: { groupOrder: 3 },
          testTimeout: 600_000,
        },
      },
      {
        // The same walks past the same pages, in languages that nobody speaks.
        plugins: [pseudoQuestionnaires()],
        test: {
          name: 'languages',
          environment: 'node',
          expect: browserPatience,
          env: { PSEUDO_TREE: 'dist/pseudo' },
          globalSetup: ['test/support/languagesSetup.ts'],
          include: [
            'test/full/{client,outbox,stops,rareStops,tablet}OnScreen.test.ts',
            'test/full/{clinic,clinicStops,exports,keys,people,report}OnScreen.test.ts',
            'test/full/otherLanguages.test.ts',
          ],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 600_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
