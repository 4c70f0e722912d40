import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Autosave, type SaveState } from '../../src/client/autosave.ts';
import type { SaveOutcome } from '../../src/client/draftStore.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A writer whose every write ends when the test says so. */
function slowWriter() {
  const written: string[] = [];
  const ends: ((outcome: SaveOutcome | Error) => void)[] = [];
  const states: SaveState[] = [];
  const write = (content: string) =>
    new Promise<SaveOutcome>((resolve, reject) => {
      written.push(content);
      ends.push((outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome)));
    });
  const autosave = new Autosave<string>(write, (state) => states.push(state));
  const end = async (outcome: SaveOutcome | Error = 'saved') => {
    ends.shift()?.(outcome);
    await vi.advanceTimersByTimeAsync(0);
  };
  const writeNow = (content: string) => {
    autosave.now(content);
    void autosave.flush();
  };
  return { autosave, written, states, end, writeNow };
}

describe('autosave', () => {
  it('writes a choice as soon as its touch is over, and at once when asked to', async () => {
    const { autosave, written, end } = slowWriter();
    autosave.now('a');
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual(['a']);
    await end();
    autosave.now('b');
    void autosave.flush();
    expect(written).toEqual(['a', 'b']);
    await end();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(written).toEqual(['a', 'b']);
  });

  it('writes typed words 800 ms after the last key, once', async () => {
    const { autosave, written } = slowWriter();
    autosave.soon('w');
    await vi.advanceTimersByTimeAsync(799);
    autosave.soon('wo');
    await vi.advanceTimersByTimeAsync(799);
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(written).toEqual(['wo']);
  });

  it('writes at once what waits when it is asked to (blur, hide)', () => {
    const { autosave, written } = slowWriter();
    autosave.soon('words');
    void autosave.flush();
    expect(written).toEqual(['words']);
  });

  it('says "saved" only after the write has ended well', async () => {
    const { states, end, writeNow } = slowWriter();
    writeNow('a');
    expect(states).toEqual(['pending']);
    await end();
    expect(states).toEqual(['pending', 'saved']);
  });

  it('does not say "saved" of an older write while a newer one waits', async () => {
    const { states, written, end, writeNow } = slowWriter();
    writeNow('a');
    writeNow('b');
    await end();
    expect(states).toEqual(['pending']);
    expect(written).toEqual(['a', 'b']);
    await end();
    expect(states).toEqual(['pending', 'saved']);
  });

  it('writes one at a time, and of several waiting ones the newest alone', async () => {
    const { written, end, writeNow } = slowWriter();
    writeNow('a');
    writeNow('b');
    writeNow('c');
    expect(written).toEqual(['a']);
    await end();
    await end();
    expect(written).toEqual(['a', 'c']);
  });

  it('says that a write failed, keeps what was to be written, and writes it with the next attempt', async () => {
    const { autosave, states, written, end, writeNow } = slowWriter();
    writeNow('a');
    await end(new Error('disk full'));
    expect(states.at(-1)).toBe('failed');
    void autosave.flush();
    await end();
    expect(written).toEqual(['a', 'a']);
    expect(states.at(-1)).toBe('saved');
  });

  it('says that another page has the draft', async () => {
    const { states, end, writeNow } = slowWriter();
    writeNow('a');
    await end('elsewhere');
    expect(states.at(-1)).toBe('elsewhere');
  });

  it('hands its last words over at once, even while a write is under way', () => {
    const { autosave, written, writeNow } = slowWriter();
    writeNow('a');
    autosave.soon('b');
    autosave.lastWords();
    expect(written).toEqual(['a', 'b']);
  });

  it('has no last words when everything is written', async () => {
    const { autosave, written, end, writeNow } = slowWriter();
    writeNow('a');
    await end();
    autosave.lastWords();
    expect(written).toEqual(['a']);
  });
});
