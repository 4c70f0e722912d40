import { act, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type IdleRules, useIdle } from '../../src/client/useIdle.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(change: Partial<IdleRules> = {}) {
  const onEnd = vi.fn();
  const rules: IdleRules = { isOn: true, quietMs: 90_000, nowMs: () => Date.now(), onEnd, ...change };
  const { result, rerender } = renderHook((given: IdleRules) => useIdle(given), { initialProps: rules });
  return {
    onEnd,
    left: () => result.current.secondsLeft,
    stay: () => act(() => result.current.stay()),
    stayLong: () => act(() => result.current.stayLong()),
    rerender,
    rules,
  };
}

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

describe('an untouched page', () => {
  it('I08: warns after its quiet time, counts down from thirty, and ends', () => {
    const { left, onEnd } = watched();
    pass(89_999);
    expect(left()).toBeUndefined();
    pass(1);
    expect(left()).toBe(30);
    pass(29_000);
    expect([left(), onEnd.mock.calls.length]).toEqual([1, 0]);
    pass(1_000);
    expect([left(), onEnd.mock.calls.length]).toEqual([undefined, 1]);
  });

  it('I08: can be kept for as long as somebody wants it', () => {
    const { left, stay, onEnd } = watched();
    for (let extension = 0; extension < 40; extension += 1) {
      pass(90_000 + 29_000);
      expect(left()).toBe(1);
      stay();
      expect(left()).toBeUndefined();
    }
    expect(onEnd).not.toHaveBeenCalled();
    pass(120_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it("takes the browser's Back under the warning for a sign of life", () => {
    const { left, onEnd } = watched();
    pass(90_000 + 10_000);
    expect(left()).toBe(20);
    act(() => void fireEvent.popState(globalThis.window));
    expect(left()).toBeUndefined();
    pass(89_999);
    expect([left(), onEnd.mock.calls.length]).toEqual([undefined, 0]);
  });

  it('waits ten times as long for whoever asks for it, until there is nothing to lose', () => {
    const { left, stayLong, rerender, rules } = watched();
    pass(90_000);
    stayLong();
    pass(899_999);
    expect(left()).toBeUndefined();
    pass(1);
    expect(left()).toBe(30);
    rerender({ ...rules, isSilent: true });
    rerender(rules);
    pass(90_000);
    expect(left()).toBe(30);
  });

  it.each(['pointerDown', 'keyDown', 'input', 'scroll', 'wheel', 'touchMove'] as const)(
    'is not untouched after %s',
    (sign) => {
      const { left } = watched();
      pass(89_000);
      fireEvent[sign](document.body);
      pass(89_999);
      expect(left()).toBeUndefined();
      pass(1);
      expect(left()).toBe(30);
    },
  );

  it('ends without a warning where there is nothing to lose', () => {
    const { left, onEnd } = watched({ isSilent: true });
    pass(90_000);
    expect([left(), onEnd.mock.calls.length]).toEqual([undefined, 1]);
  });

  it('ends as soon as it wakes when the device slept through the warning', () => {
    let sleptMs = 0;
    const { onEnd } = watched({ nowMs: () => Date.now() + sleptMs });
    pass(90_000);
    sleptMs = 3_600_000;
    pass(1_000);
    expect(onEnd).toHaveBeenCalledTimes(1);
  });

  it('is left alone when the rule does not hold for it', () => {
    const { rerender, rules, left, onEnd } = watched();
    pass(80_000);
    rerender({ ...rules, isOn: false });
    pass(600_000);
    expect([left(), onEnd.mock.calls.length]).toEqual([undefined, 0]);
  });
});
