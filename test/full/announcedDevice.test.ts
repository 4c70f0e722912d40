// What a screen reader is told where a device has no room or no network, is cleared, or is offered a new version.
import { hearWays } from '../support/hearWays.ts';
import { walkErasing } from '../support/walkErasing.ts';
import { walkOffline } from '../support/walkOffline.ts';
import { walkSaving } from '../support/walkSaving.ts';
import { walkUpdate } from '../support/walkUpdate.ts';

hearWays('what is announced of the device itself', {
  saving: walkSaving,
  erasing: walkErasing,
  offline: walkOffline,
  update: (browser, _world, pages, _number, seat) => walkUpdate(browser, pages, seat),
});
