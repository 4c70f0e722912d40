// The W3C's input actions, which WebDriver and WebDriver BiDi share.
import type { EngineKey } from './engine.ts';

const keyValues: Readonly<Record<EngineKey, string>> = { Shift: '\uE008', Tab: '\uE004', Enter: '\uE006' };

export function clickActions(x: number, y: number): readonly object[] {
  const actions = [
    { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return [{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }];
}

export function pressActions(keys: readonly EngineKey[]): readonly object[] {
  return keyActions(keys.map((key) => keyValues[key]));
}

export function typeActions(text: string): readonly object[] {
  return keyActions([...text].map((character) => (character === '\n' ? keyValues.Enter : character)));
}

function keyActions(values: readonly string[]): readonly object[] {
  const actions = values.flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]);
  return [{ type: 'key', id: 'keyboard', actions }];
}
