// The process behind `npm start`: prints two addresses, a passphrase and codes, and runs until Ctrl-C.
import { resolve } from 'node:path';
import { type RunningDemo, startDemo } from './startDemo.ts';

const folder = resolve(process.env['DEMO_DATA'] || 'data/demo');

try {
  const demo = await startDemo({
    folder,
    clientPort: process.env['DEMO_CLIENT_PORT'] || '8787',
    clinicPort: process.env['DEMO_CLINIC_PORT'] || '8788',
    nowMs: Date.now(),
    onStep: say,
  });
  say(lines(demo).join('\n'));
  await untilStopped(demo);
} catch (error) {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : 'failed'}\n`);
  process.exitCode = 1;
}

function lines({ intake, keyFile, passphrase, codes }: RunningDemo): readonly string[] {
  return [
    '',
    'Avstämning is running, with a demo clinic and invented people.',
    '',
    `  Client's page   ${intake.client}/`,
    `  Clinic's page   ${intake.clinic}/`,
    '',
    `  Key file        ${keyFile}`,
    `  Passphrase      ${passphrase}`,
    '',
    ...codes.map(
      ({ serial, code }, index) => `  ${index === 0 ? 'Unused codes' : '            '}    ${code}   (slip ${serial})`,
    ),
    '',
    `Ctrl-C stops it. The data stays in ${folder}; remove that folder to begin anew.`,
  ];
}

async function untilStopped({ intake }: RunningDemo): Promise<void> {
  const asked = new Promise<'asked'>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve('asked'));
  });
  const end = await Promise.race([asked, intake.exited]);
  if (end !== 'asked') throw new Error(`the intake stopped by itself: ${intake.output().trim()}`);
  await intake.stop();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
