// What is told, put into words only where it is shown: in whichever language is read by then.
import type { Translate } from '../ui/useLanguage.ts';

export type Words = (t: Translate) => string;
