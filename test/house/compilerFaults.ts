// One small file per rule that the small tsconfigs keep by `lib`, `types` and `references`, and the error that must come of it.
import { type Planted, plantedCode } from './plantedFaults.ts';

export const compilerFaults: readonly Planted[] = [
  plantedCode('core has no DOM', 'src/core/plantedDom.ts', 'export const title = document.title;', 'TS2584'),
  plantedCode('core has no console', 'src/core/plantedConsole.ts', "console.log('x');\nexport {};", 'TS2584'),
  plantedCode('core has no Node', 'src/core/plantedNode.ts', 'export const id = process.pid;', 'TS2591'),
  plantedCode('core has no timers', 'src/core/plantedTimer.ts', 'setTimeout(() => {}, 1);\nexport {};', 'TS2304'),
  plantedCode(
    'core has no TextEncoder',
    'src/core/plantedEncoder.ts',
    'export const encoder = new TextEncoder();',
    'TS2304',
  ),
  plantedCode('crypto has no DOM', 'src/crypto/plantedDom.ts', 'export const title = document.title;', 'TS2584'),
  plantedCode('crypto has no Node', 'src/crypto/plantedNode.ts', 'export const id = process.pid;', 'TS2591'),
  plantedCode('ui has no Node', 'src/ui/plantedNode.ts', 'export const id = process.pid;', 'TS2591'),
  plantedCode('client has no Node', 'src/client/plantedNode.ts', 'export const id = process.pid;', 'TS2591'),
  plantedCode('clinic has no Node', 'src/clinic/plantedNode.ts', 'export const id = process.pid;', 'TS2591'),
  plantedCode('intake has no DOM', 'src/intake/plantedDom.ts', 'export const title = document.title;', 'TS2584'),
  plantedCode('demo has no DOM', 'src/demo/plantedDom.ts', 'export const title = document.title;', 'TS2584'),
  plantedCode('release has no DOM', 'src/release/plantedDom.ts', 'export const title = document.title;', 'TS2584'),
  plantedCode(
    'the service worker has no DOM',
    'src/client/serviceWorker.ts',
    'export const title = document.title;',
    'TS2584',
  ),
  ...(
    [
      ['crypto', 'ui'],
      ['ui', 'crypto'],
      ['client', 'clinic'],
      ['clinic', 'client'],
      ['intake', 'crypto'],
      ['demo', 'intake'],
      ['release', 'questionnaires'],
    ] as const
  ).map(([from, to]) =>
    plantedCode(
      `${from} does not even know a type of ${to}`,
      `src/${from}/plantedTypeOf${to}.ts`,
      `export type Foreign = typeof import('../${to}/neighbour.ts').neighbour;`,
      'TS6307',
    ),
  ),
  plantedCode('an enum is refused', 'src/core/plantedEnum.ts', 'export enum Kind {\n  one,\n}', 'TS1294'),
  plantedCode(
    'an index may be absent',
    'src/core/plantedIndex.ts',
    'export const first = (list: readonly string[]): string => list[0];',
    'TS2322',
  ),
  plantedCode(
    'undefined is not the same as absent',
    'src/core/plantedOptional.ts',
    'export const x: { readonly a?: number } = { a: undefined };',
    'TS2375',
  ),
];
