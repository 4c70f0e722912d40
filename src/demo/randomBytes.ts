// The demo's source of random bytes.
import { randomBytes as nodeRandomBytes } from 'node:crypto';
import type { RandomBytes } from '../core/random.ts';

export const randomBytes: RandomBytes = (length) => Uint8Array.from(nodeRandomBytes(length));
