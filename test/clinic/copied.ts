// What a worker's message carries: a deep copy of plain data. jsdom's own structuredClone answers with another realm's byte
// arrays, which the cryptography rightly refuses.

export function copied<Value>(value: Value): Value {
  return copyOf(value) as Value;
}

/** @throws TypeError on what a message cannot carry, or what this page never sends */
function copyOf(value: unknown): unknown {
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value === 'function' || typeof value === 'symbol') throw new TypeError('cannot be sent to a worker');
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) throw new TypeError('not plain data');
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, copyOf(member)]));
}
