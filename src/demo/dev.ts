// The process behind `npm run dev`: the demo's intake, and a dev server with hot reload in front of it for each page.
// The dev servers send no content policy; the intake itself always does.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startDemo } from './startDemo.ts';

const { env } = process;
const ports = [env['DEV_CLIENT_PORT'] || '5173', env['DEV_CLINIC_PORT'] || '5174'] as const;
const demo = await startDemo({
  folder: resolve(env['DEMO_DATA'] || 'data/dev'),
  clientPort: env['DEMO_CLIENT_PORT'] || '8787',
  clinicPort: env['DEMO_CLINIC_PORT'] || '8788',
  nowMs: Date.now(),
  onStep: say,
});

const vite = resolve('node_modules/vite/bin/vite.js');
const servers = [
  ['--port', ports[0]],
  ['--config', 'src/clinic/vite.config.ts', '--port', ports[1]],
].map((args) =>
  spawn(process.execPath, [vite, '--strictPort', ...args], {
    env: { ...env, INTAKE_ADDRESS: demo.intake.client, CLINIC_ADDRESS: demo.intake.clinic },
    stdio: ['ignore', 'ignore', 'inherit'],
  }),
);

const pages = [`http://localhost:${ports[0]}/`, `http://localhost:${ports[1]}/`] as const;
for (const page of pages) await untilAnswered(page);
say(`
  Client's page   ${pages[0]}
  Clinic's page   ${pages[1]}
  Key file        ${demo.keyFile}
  Passphrase      ${demo.passphrase}
  Unused codes    ${demo.codes.map(({ code }) => code).join('  ')}
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  for (const server of servers) server.kill();
  await demo.intake.stop();
}

async function untilAnswered(address: string): Promise<void> {
  for (let tries = 0; tries < 120; tries += 1) {
    if (
      await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await wait(500);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
