import { renderHook } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { useCover } from '../../src/client/useCover.ts';

describe('a page that is about to be left', () => {
  it('saves while there is time, asks nobody anything, and locks only when it goes', () => {
    const [onHide, onLock] = [vi.fn(), vi.fn()];
    renderHook(() => useCover({ nowMs: Date.now, locksAtOnce: false, onHide, onLock }));
    const leaving = new Event('beforeunload', { cancelable: true });
    globalThis.dispatchEvent(leaving);
    expect([onHide.mock.calls.length, onLock.mock.calls.length, leaving.defaultPrevented]).toEqual([1, 0, false]);
    globalThis.dispatchEvent(new Event('pagehide'));
    expect(onLock).toHaveBeenCalledOnce();
  });
});
