// Runs before every screen test: a clean page each time, and anything printed as a warning or error fails the test.
import { act, cleanup, configure, getConfig } from '@testing-library/react';
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest';

const { asyncWrapper } = getConfig();

configure({
  // A slow machine is not a fault.
  asyncUtilTimeout: 20_000,
  // What was found is on the page before what follows from its drawing: focus that moves, words that a live region says. A drawing
  // that took long leaves them to a later turn, so whoever has waited for the page waits until it has come to rest.
  asyncWrapper: async (work) => {
    const found: unknown = await asyncWrapper(work);
    await act(async () => undefined);
    return found;
  },
});

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

// jsdom brings a Uint8Array of its own; bytes that come from Node (random, cloned, hashed) must be of the same kind.
globalThis.Uint8Array = Object.getPrototypeOf(Buffer) as Uint8ArrayConstructor;

let complaints: readonly MockInstance[] = [];

beforeEach(() => {
  complaints = [vi.spyOn(console, 'error'), vi.spyOn(console, 'warn')];
  for (const complaint of complaints) {
    complaint.mockImplementation(() => {});
  }
});

afterEach(() => {
  cleanup();
  const printed = complaints.flatMap((complaint) => complaint.mock.calls.map((call) => call.map(String).join(' ')));
  vi.restoreAllMocks();
  expect(printed, 'printed to the console').toEqual([]);
});

// jsdom lays nothing out, so nothing is scrolled.
Element.prototype.scrollIntoView ??= () => undefined;

// jsdom has <dialog> but not its methods.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

// jsdom scrolls nothing.
Element.prototype.scrollIntoView ??= () => undefined;
