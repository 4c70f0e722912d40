// The compiler copies no SQL: puts the intake's migrations beside the built intake.
import { cpSync, rmSync } from 'node:fs';

rmSync('dist/intake/migrations', { recursive: true, force: true });
cpSync('src/intake/migrations', 'dist/intake/migrations', { recursive: true });
