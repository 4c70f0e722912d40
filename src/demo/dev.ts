// The process behind `npm run dev`: the demo's intake, and a dev server with hot reload in front of it for each page.
// The dev servers send no content policy; the intake itself always does.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { startDemo } from './startDemo.ts';

const demo = await startDemo({
  folder: resolve(process.env['DEMO_DATA'] || 'data/dev'),
  clientPort: '8787',
  clinicPort: '8788',
  nowMs: Date.now(),
  onStep: say,
});

const vite = resolve('node_modules/vite/bin/vite.js');
const servers = [
  ['--port', '5173'],
  ['--config', 'src/clinic/vite.config.ts', '--port', '5174'],
].map((args) => spawn(process.execPath, [vite, '--strictPort', ...args], { stdio: ['ignore', 'ignore', 'inherit'] }));

say(`
  Client's page   http://localhost:5173/
  Clinic's page   http://localhost:5174/
  Key file        ${demo.keyFile}
  Passphrase      ${demo.passphrase}
  Unused codes    ${demo.codes.map(({ code }) => code).join('  ')}
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());

async function stop(): Promise<void> {
  for (const server of servers) server.kill();
  await demo.intake.stop();
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
