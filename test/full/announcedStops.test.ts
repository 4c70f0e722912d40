// What a screen reader is told where the journey stops, rests or begins again, whatever brings it about.
import { afterAll, beforeAll } from 'vitest';
import { newestVersions } from '../../src/questionnaires/catalogue.ts';
import { hearWays } from '../support/hearWays.ts';
import { walkClinicStops } from '../support/walkClinicStops.ts';
import { walkDeviceStops } from '../support/walkDeviceStops.ts';
import { walkStops } from '../support/walkStops.ts';
import { startWorld, type World } from '../support/world.ts';

let otherWorld: World;
let aheadWorld: World;
beforeAll(async () => {
  const plan = newestVersions.map((entry) => ({ ...entry, version: '99.0.0' }));
  [otherWorld, aheadWorld] = await Promise.all([startWorld(), startWorld({ plan })]);
});
afterAll(async () => {
  await otherWorld?.end();
  await aheadWorld?.end();
});

hearWays('what is announced at stops', {
  stops: walkStops,
  'device-stops': (browser, world, pages, _number, seat) => walkDeviceStops(browser, world, otherWorld, pages, seat),
  'clinic-stops': (browser, world, pages, _number, seat) => walkClinicStops(browser, world, aheadWorld, pages, seat),
});
