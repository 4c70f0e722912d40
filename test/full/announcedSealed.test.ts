// What a screen reader is told where sealed answers wait, could not be handed in or were sent, and where nothing can be kept.
import { hearWays } from '../support/hearWays.ts';
import { walkMemory } from '../support/walkMemory.ts';
import { walkSealed } from '../support/walkSealed.ts';

hearWays('what is announced of answers that are sealed or not kept', { sealed: walkSealed, memory: walkMemory });
