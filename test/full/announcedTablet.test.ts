// What a screen reader is told on a shared tablet, by its staff pages, when nobody touches it, and on the copy for paper.
import { hearWays } from '../support/hearWays.ts';
import { walkCopy } from '../support/walkCopy.ts';
import { walkTablet } from '../support/walkTablet.ts';

hearWays('what is announced on a shared tablet and of a copy', { tablet: walkTablet, copy: walkCopy });
