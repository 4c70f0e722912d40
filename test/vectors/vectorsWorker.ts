// The worker's half of vectorsPage.ts.
import { runVectors } from './runVectors.ts';

globalThis.postMessage(runVectors());
