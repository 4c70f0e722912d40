// The encodings of Ed25519 points of small order, canonical and not: for each, anybody can make signatures that some
// library accepts.
const hexKeys: readonly (readonly [string, string])[] = [
  ['the identity', '0100000000000000000000000000000000000000000000000000000000000000'],
  ['order 2', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['order 4, all zero', '0000000000000000000000000000000000000000000000000000000000000000'],
  ['order 4, sign bit', '0000000000000000000000000000000000000000000000000000000000000080'],
  ['order 8, first', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05'],
  ['order 8, second', '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85'],
  ['order 8, third', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'],
  ['order 8, fourth', 'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa'],
  ['the identity with a sign bit', '0100000000000000000000000000000000000000000000000000000000000080'],
  ['order 2 with a sign bit', 'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ['zero as p', 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['zero as p with a sign bit', 'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
  ['one as p + 1', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f'],
  ['one as p + 1 with a sign bit', 'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff'],
];

export const weakPublicKeys = hexKeys.map(([name, hex]) => [name, Uint8Array.from(Buffer.from(hex, 'hex'))] as const);
