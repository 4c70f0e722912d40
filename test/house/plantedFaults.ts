// One small file per layer rule that breaks exactly that rule, and the diagnostic that must come of it.
// `lawful` files use what the same layers may use: a rule that complains about everything would show there.

export interface Planted {
  readonly rule: string;
  /** Where the file is put in a copy of the tree. */
  readonly path: string;
  readonly code: string;
  /** A Biome category, or a TypeScript error number. */
  readonly expected: string;
}

const imports = 'lint/style/noRestrictedImports';
const globals = 'lint/style/noRestrictedGlobals';
const properties = 'lint/nursery/noJsRestrictedProperties';
const layers = ['core', 'crypto', 'questionnaires', 'ui', 'client', 'clinic', 'intake', 'demo', 'release'] as const;
type Layer = (typeof layers)[number];

/** design.md's table: which neighbours a layer may import. */
const mayImport: Readonly<Record<Layer, readonly Layer[]>> = {
  core: [],
  crypto: ['core'],
  questionnaires: [],
  ui: ['core', 'questionnaires'],
  client: ['core', 'crypto', 'questionnaires', 'ui'],
  clinic: ['core', 'crypto', 'questionnaires', 'ui'],
  intake: ['core'],
  demo: ['core', 'crypto', 'questionnaires'],
  release: ['core', 'crypto'],
};

/** Packages that are installed and belong to another layer. */
const foreignPackages: Readonly<Record<Layer, readonly string[]>> = {
  core: ['@noble/hashes/sha2.js', 'tweetnacl', 'react', 'hono', 'node:fs'],
  crypto: ['tweetnacl', 'react', 'dexie', 'hono', 'node:crypto', '@noble/curves/ed25519.js'],
  questionnaires: ['react', 'node:fs'],
  ui: ['react-dom', 'dexie', 'tweetnacl', 'hono', 'node:fs'],
  client: ['tweetnacl', '@noble/hashes/sha2.js', 'uqr', 'hono', 'node:fs'],
  clinic: ['tweetnacl', '@noble/hashes/sha2.js', 'dexie', 'workbox-window', 'hono', 'node:fs'],
  intake: ['tweetnacl', '@noble/hashes/sha2.js', '@scure/base', 'react', 'dexie'],
  demo: ['tweetnacl', '@noble/hashes/sha2.js', 'hono', 'better-sqlite3', 'react'],
  release: ['tweetnacl', '@noble/hashes/sha2.js', 'hono', 'react'],
};

const ownPackages: Readonly<Record<Layer, readonly string[]>> = {
  core: [],
  crypto: ['@noble/hashes/sha2.js', '@scure/base'],
  questionnaires: [],
  ui: ['react', 'i18next', 'react-i18next'],
  client: ['react', 'react-dom/client', 'dexie', 'workbox-window', 'react-i18next'],
  clinic: ['react', 'react-dom/client', 'uqr', 'react-i18next'],
  intake: [
    'hono',
    '@hono/node-server',
    'kysely',
    'better-sqlite3',
    'sodium-native',
    '@noble/curves/ed25519.js',
    'node:crypto',
  ],
  demo: ['node:fs', 'node:child_process'],
  release: ['node:fs', 'node:util'],
};

const plantedNeighbour = (from: Layer, to: Layer): Planted => ({
  rule: `${from} does not import ${to}`,
  path: `src/${from}/plantedImportOf${to}.ts`,
  code: `import { neighbour } from '../${to}/neighbour.ts';\n\nexport const seen = neighbour;\n`,
  expected: imports,
});

const plantedPackage = (layer: Layer, name: string): Planted => ({
  rule: `${layer} does not import ${name}`,
  path: `src/${layer}/plantedPackage${name.replace(/\W/g, '')}.ts`,
  code: `import '${name}';\n\nexport const seen = 1;\n`,
  expected: imports,
});

export const plantedCode = (rule: string, path: string, code: string, expected: string): Planted => ({
  rule,
  path,
  code: `${code}\n`,
  expected,
});

export const biomeFaults: readonly Planted[] = [
  ...layers.flatMap((from) =>
    layers.filter((to) => to !== from && !mayImport[from].includes(to)).map((to) => plantedNeighbour(from, to)),
  ),
  ...layers.flatMap((layer) => foreignPackages[layer].map((name) => plantedPackage(layer, name))),
  plantedCode(
    'a page folder does not reach another program either',
    'src/client/pages/plantedDeepImport.ts',
    "export { neighbour } from '../../intake/neighbour.ts';",
    imports,
  ),
  plantedCode(
    'a late import is an import',
    'src/clinic/plantedLateImport.ts',
    "export const late = () => import('../client/neighbour.ts');",
    imports,
  ),
  plantedCode(
    'no program imports a test',
    'src/intake/plantedTestImport.ts',
    "export { driver } from '../../test/support/driver.ts';",
    imports,
  ),
  plantedCode(
    'core reads no clock',
    'src/core/plantedClock.ts',
    'export const now = (): number => Date.now();',
    globals,
  ),
  plantedCode('day.ts reads no clock', 'src/core/day.ts', 'export const now = (): number => Date.now();', properties),
  plantedCode(
    'crypto reads no clock',
    'src/crypto/plantedClock.ts',
    'export const now = (): unknown => new Date();',
    globals,
  ),
  plantedCode(
    'core takes no randomness of its own',
    'src/core/plantedRandom.ts',
    'export const draw = (): number => Math.random();',
    properties,
  ),
  plantedCode(
    'crypto takes no randomness of its own',
    'src/crypto/plantedRandom.ts',
    'export const draw = (): unknown => crypto.getRandomValues(new Uint8Array(1));',
    globals,
  ),
  ...(['ui', 'client', 'clinic', 'intake', 'demo'] as const).map((layer) =>
    plantedCode(
      `${layer} never uses Math.random`,
      `src/${layer}/plantedRandom.ts`,
      'export const draw = (): number => Math.random();',
      properties,
    ),
  ),
  ...(['core', 'crypto', 'ui', 'client', 'clinic', 'intake', 'release'] as const).map((layer) =>
    plantedCode(
      `${layer} writes nothing to a console`,
      `src/${layer}/plantedConsole.ts`,
      "export const say = (): void => console.log('x');",
      'lint/suspicious/noConsole',
    ),
  ),
  ...(['ui', 'client', 'clinic'] as const).map((layer) =>
    plantedCode(
      `${layer} makes no markup from text`,
      `src/${layer}/plantedMarkup.ts`,
      'export const show = (element: HTMLElement, text: string): void => {\n  element.insertAdjacentHTML("beforeend", text);\n};',
      properties,
    ),
  ),
  plantedCode(
    'a promise is waited for',
    'src/client/plantedPromise.ts',
    'const work = async (): Promise<void> => {};\n\nexport function start(): void {\n  work();\n}',
    'lint/nursery/noFloatingPromises',
  ),
  plantedCode(
    'nothing is of type any',
    'src/intake/plantedAny.ts',
    'export const read = (input: any): unknown => input;',
    'lint/suspicious/noExplicitAny',
  ),
  plantedCode(
    'a package that package.json does not name is not imported',
    'src/demo/plantedUndeclared.ts',
    "import 'left-pad';\n\nexport const seen = 1;",
    'lint/correctness/noUndeclaredDependencies',
  ),
  plantedCode(
    'programs do not use what only tests and builds install',
    'src/client/plantedDevelopment.ts',
    "import 'vite';\n\nexport const seen = 1;",
    'lint/correctness/noUndeclaredDependencies',
  ),
  plantedCode(
    'a button says what it is',
    'src/ui/PlantedButton.tsx',
    'export function PlantedButton() {\n  return <button>x</button>;\n}',
    'lint/a11y/useButtonType',
  ),
  plantedCode(
    'no files import each other in a circle',
    'src/core/plantedCircleA.ts',
    "import { b } from './plantedCircleB.ts';\n\nexport const a = (): number => b;",
    'lint/suspicious/noImportCycles',
  ),
];

export const biomeCompanions: readonly Pick<Planted, 'path' | 'code'>[] = [
  {
    path: 'src/core/plantedCircleB.ts',
    code: "import { a } from './plantedCircleA.ts';\n\nexport const b = Number(a);\n",
  },
  ...layers.map((layer) => ({ path: `src/${layer}/neighbour.ts`, code: 'export const neighbour = 1;\n' })),
];

export const lawful: readonly Pick<Planted, 'path' | 'code'>[] = [
  ...layers.map((layer) => ({
    path: `src/${layer}/lawful.ts`,
    code: [
      ...ownPackages[layer].map((name) => `import '${name}';`).sort(),
      ...mayImport[layer].map((to) => `import '../${to}/neighbour.ts';`),
      "import './neighbour.ts';",
      '',
      'export const lawful = Math.floor(1.5);',
      '',
    ].join('\n'),
  })),
  {
    path: 'src/client/pages/lawful.ts',
    code: "import { neighbour } from '../../core/neighbour.ts';\n\nexport const seen = neighbour;\n",
  },
];
