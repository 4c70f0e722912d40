import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { afterTouch } from '../../src/client/afterTouch.ts';

let nowMs = 0;
let frames: (() => void)[] = [];
const run = vi.fn();

beforeEach(() => {
  nowMs = 1_000;
  frames = [];
  run.mockReset();
  vi.useFakeTimers();
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** And what that has put off to the one after it. */
const nextTask = () => vi.advanceTimersByTimeAsync(1);
const drawFrame = async () => {
  for (const frame of frames.splice(0)) frame();
  await nextTask();
};

describe('what follows from a touch', () => {
  it('comes in the next task where the touch was quick, and never within it', async () => {
    afterTouch(run);
    expect(run).not.toHaveBeenCalled();
    nowMs += 5;
    await nextTask();
    expect(run).toHaveBeenCalledOnce();
  });

  it('waits for the frame where the touch took long', async () => {
    afterTouch(run);
    nowMs += 20;
    await nextTask();
    await vi.advanceTimersByTimeAsync(50);
    expect(run).not.toHaveBeenCalled();
    await drawFrame();
    expect(run).toHaveBeenCalledOnce();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run).toHaveBeenCalledOnce();
  });

  it('waits for no other frame when one has been drawn by then', async () => {
    afterTouch(run);
    nowMs += 20;
    for (const frame of frames) frame();
    await nextTask();
    expect(run).toHaveBeenCalledOnce();
  });

  it('comes all the same on a page that is out of sight, where no frame is drawn', async () => {
    afterTouch(run);
    nowMs += 20;
    await vi.advanceTimersByTimeAsync(101);
    expect(run).toHaveBeenCalledOnce();
  });

  it.each([
    ['task', 0],
    ['frame', 20],
  ])('never comes when it is called off before its %s', async (_, tookMs) => {
    const callOff = afterTouch(run);
    nowMs += tookMs;
    if (tookMs > 0) await nextTask();
    callOff();
    await drawFrame();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run).not.toHaveBeenCalled();
  });

  it('gives way to whatever the browser ranks higher', async () => {
    const tasks: (() => void)[] = [];
    const postTask = vi.fn((task: () => void) => {
      tasks.push(task);
      return Promise.resolve();
    });
    vi.stubGlobal('scheduler', { postTask });
    afterTouch(run);
    expect(postTask).toHaveBeenCalledWith(expect.any(Function), { priority: 'background' });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(run).not.toHaveBeenCalled();
    tasks[0]?.();
    expect(run).toHaveBeenCalledOnce();
  });
});
