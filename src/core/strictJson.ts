// A guard in front of JSON.parse for text that a stranger wrote. It walks the tokens once and refuses what JSON.parse
// would swallow: doubled and prototype keys, numbers too large to hold, lone surrogates, and depth or counts past a limit.
import { Problem } from './problem.ts';

export interface JsonLimits {
  readonly maxCharacters: number;
  /** Containers around the innermost value, the outermost one not counted: `[[1]]` has depth 1. */
  readonly maxDepth: number;
  /** Members of all objects and entries of all lists together. */
  readonly maxMembers: number;
}

export type JsonRefusal = 'characters' | 'depth' | 'key' | 'members' | 'number' | 'surrogate' | 'syntax';

const refusedKeys: readonly string[] = ['__proto__', 'constructor', 'prototype'];
const token =
  /[ \t\n\r]*(?:([{}[\],:])|("[^"\\\p{Surrogate}]*(?:\\["\\/bfnrtu][^"\\\p{Surrogate}]*)*")|(-?\d[\d.eE+-]*)|(true|false|null))[ \t\n\r]*/uy;

interface OpenContainer {
  readonly isObject: boolean;
  readonly keys: Set<string>;
  /** The next string is a key. */
  awaitsKey: boolean;
  /** The next token begins a value that has not been counted. */
  awaitsEntry: boolean;
}

/** @throws Problem `json-malformed` with `reason`, a JsonRefusal */
export function parseStrictJson(text: string, limits: JsonLimits): unknown {
  if (text.length > limits.maxCharacters) refuse('characters');
  scan(text, limits);
  try {
    return JSON.parse(text);
  } catch {
    return refuse('syntax');
  }
}

function scan(text: string, limits: JsonLimits): void {
  const open: OpenContainer[] = [];
  let members = 0;
  const count = (): void => {
    members += 1;
    if (members > limits.maxMembers) refuse('members');
  };
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const [, sign, string, number] = token.exec(text) ?? refuse(reasonAt(text, start));
    const inside = open.at(-1);
    if (sign === '}' || sign === ']') {
      if (open.pop()?.isObject !== (sign === '}')) refuse('syntax');
      continue;
    }
    if (sign === ',') {
      if (inside) Object.assign(inside, inside.isObject ? { awaitsKey: true } : { awaitsEntry: true });
      continue;
    }
    if (sign === ':') continue;
    const value = string === undefined ? undefined : readString(string);
    if (inside?.awaitsKey === true) {
      enterKey(inside, value ?? refuse('syntax'));
      count();
      continue;
    }
    if (inside?.awaitsEntry === true) {
      inside.awaitsEntry = false;
      count();
    }
    if (number !== undefined && !Number.isFinite(Number(number))) refuse('number');
    if (sign === undefined) continue;
    if (open.length > limits.maxDepth) refuse('depth');
    const isObject = sign === '{';
    open.push({ isObject, keys: new Set(), awaitsKey: isObject, awaitsEntry: !isObject });
  }
  if (open.length > 0) refuse('syntax');
}

function enterKey(container: OpenContainer, key: string): void {
  if (refusedKeys.includes(key) || container.keys.has(key)) refuse('key');
  container.keys.add(key);
  container.awaitsKey = false;
}

/** Escapes are undone first, so that a key or half a surrogate pair cannot hide behind `\u`. */
function readString(literal: string): string {
  let value: unknown;
  try {
    value = JSON.parse(literal);
  } catch {
    refuse('syntax');
  }
  if (typeof value !== 'string') return refuse('syntax');
  return /\p{Surrogate}/u.test(value) ? refuse('surrogate') : value;
}

function reasonAt(text: string, start: number): JsonRefusal {
  return /\p{Surrogate}/u.test(text.slice(start)) ? 'surrogate' : 'syntax';
}

function refuse(reason: JsonRefusal): never {
  throw new Problem('json-malformed', { reason });
}
