import { act, fireEvent } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Button } from '../../src/ui/Button.tsx';
import { Details } from '../../src/ui/Details.tsx';
import { Dialog } from '../../src/ui/Dialog.tsx';
import { LiveRegion } from '../../src/ui/LiveRegion.tsx';
import { Notice } from '../../src/ui/Notice.tsx';
import { ProgressText } from '../../src/ui/ProgressText.tsx';
import { SummaryList } from '../../src/ui/SummaryList.tsx';
import { Table } from '../../src/ui/Table.tsx';
import { TextArea } from '../../src/ui/TextArea.tsx';
import { TextField } from '../../src/ui/TextField.tsx';
import { Working } from '../../src/ui/Working.tsx';
import { typedText } from '../support/controlState.ts';
import { renderScreen } from '../support/renderScreen.tsx';

const textOf = ({ textContent }: Element) => textContent ?? '';

function Words() {
  const [value, setValue] = useState('');
  return <TextArea id="f" label="Words" limit={3} value={value} onChange={setValue} />;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a button', () => {
  it('at work ignores presses but keeps focus and name', async () => {
    const pressed = vi.fn();
    const { getByRole, user } = await renderScreen(
      <Button working onClick={pressed}>
        Send
      </Button>,
    );
    await user.click(getByRole('button', { name: 'Send' }));
    expect(pressed).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(getByRole('button', { name: 'Send' }));
  });

  it('does not submit a form unless told to', async () => {
    const { getByRole } = await renderScreen(<Button>Send</Button>);
    expect(getByRole('button').getAttribute('type')).toBe('button');
  });
});

describe('a notice', () => {
  it.each([
    ['info', 'status'],
    ['success', 'status'],
    ['warning', 'alert'],
    ['error', 'alert'],
  ] as const)('of kind %s is announced as %s when asked to', async (kind, role) => {
    const { getByRole } = await renderScreen(<Notice kind={kind} announce title="Words" />);
    expect(getByRole(role).textContent).toBe('Words');
  });

  it('stays silent otherwise', async () => {
    const { queryByRole } = await renderScreen(<Notice kind="error" title="Words" />);
    expect(queryByRole('alert') ?? queryByRole('status')).toBeNull();
  });
});

describe('a field for typing', () => {
  it('asks the browser to remember and correct nothing', async () => {
    const { getByRole } = await renderScreen(<TextField id="f" label="Code" value="" onChange={() => {}} />);
    const field = getByRole('textbox', { name: 'Code' });
    const asked = ['autocomplete', 'autocorrect', 'autocapitalize', 'spellcheck'].map((name) =>
      field.getAttribute(name),
    );
    expect(asked).toEqual(['off', 'off', 'none', 'false']);
  });

  it('lets more be typed than fits, and says so after a pause', async () => {
    const { getByRole, getByText } = await renderScreen(<Words />, { language: 'en' });
    vi.useFakeTimers();
    fireEvent.change(getByRole('textbox', { name: 'Words' }), { target: { value: 'åäöx' } });
    expect(typedText(getByRole('textbox'))).toBe('åäöx');
    expect(getByText('The text is 1 character too long')).toBeDefined();
    expect(getByRole('status').textContent).toBe('');
    act(() => vi.advanceTimersByTime(999));
    expect(getByRole('status').textContent).toBe('');
    act(() => vi.advanceTimersByTime(1));
    expect(getByRole('status').textContent).toBe('The text is 1 character too long');
  });

  it('counts characters as people see them, however they were typed', async () => {
    const combining = 'a\u030a😀';
    const { getByText } = await renderScreen(
      <TextArea id="f" label="Words" limit={3} value={combining} onChange={() => {}} />,
      { language: 'en' },
    );
    expect(getByText('You have 1 character left')).toBeDefined();
  });
});

describe('a live region', () => {
  const region = (message: string, onceFor: string) => <LiveRegion message={message} onceFor={onceFor} />;

  it('says a message when it arrives, and again when it arrives on the next page', async () => {
    const { getByRole, rerender } = await renderScreen(region('', 'one'));
    const said = () => getByRole('status').textContent;
    expect(said()).toBe('');
    rerender(region('Saved', 'one'));
    expect(said()).toBe('Saved');
    rerender(region('Saved', 'two'));
    expect(said()).toBe('');
    rerender(region('', 'two'));
    rerender(region('Saved', 'two'));
    expect(said()).toBe('Saved');
  });

  it('does not say what was there from the beginning', async () => {
    const { getByRole } = await renderScreen(region('Saved', 'one'));
    expect(getByRole('status').textContent).toBe('');
  });

  it('says a message that arrives together with a new page', async () => {
    const { getByRole, rerender } = await renderScreen(region('Press again', 'one'));
    rerender(region('Press once more', 'two'));
    expect(getByRole('status').textContent).toBe('Press once more');
  });

  it('does not say again what comes back on the same page', async () => {
    const { getByRole, rerender } = await renderScreen(region('', 'one'));
    rerender(region('Saved', 'one'));
    const observer = new MutationObserver(() => {});
    observer.observe(getByRole('status'), { childList: true, characterData: true, subtree: true });
    rerender(region('', 'one'));
    rerender(region('Saved', 'one'));
    rerender(region('Not saved', 'one'));
    rerender(region('Saved', 'one'));
    const added = observer.takeRecords().flatMap(({ addedNodes }) => [...addedNodes]);
    expect(added.map(({ textContent }) => textContent)).toEqual(['Not saved']);
    observer.disconnect();
  });

  it('keeps no words of a language that was left', async () => {
    const { getByRole, rerender } = await renderScreen(region('', 'one'));
    for (const words of ['Sparat', 'Saved', 'Sparat']) rerender(region(words, 'one'));
    expect(getByRole('status').textContent).toBe('');
  });

  it('does not keep words that are no longer true, and lets a reader find those that are, once', async () => {
    const shown = (message: string) => <LiveRegion message={message} onceFor="one" visible />;
    const { container, getByRole, rerender } = await renderScreen(shown(''));
    const found = () => [...container.querySelectorAll('p:not([aria-hidden]), [role=status]')].map(textOf).join('');
    rerender(shown('Saved'));
    expect([getByRole('status').textContent, found()]).toEqual(['Saved', 'Saved']);
    rerender(shown(''));
    expect(found()).toBe('');
    rerender(shown('Saved'));
    expect([getByRole('status').textContent, found()]).toEqual(['', 'Saved']);
  });
});

describe('progress', () => {
  it.each([
    ['sv', 'Fråga 7 av 24'],
    ['en', 'Question 7 of 24'],
  ] as const)('is words in %s, and a bar for the eye alone', async (language, words) => {
    const { getByText, queryByRole } = await renderScreen(<ProgressText number={7} total={24} />, { language });
    expect(getByText(words)).toBeDefined();
    expect(queryByRole('progressbar')).toBeNull();
  });

  it('of work is a bar with a name', async () => {
    const { getByRole } = await renderScreen(<Working text="Opening" fraction={0.5} />);
    expect(getByRole('progressbar', { name: 'Opening' }).getAttribute('value')).toBe('0.5');
  });
});

describe('a summary list', () => {
  it.each([
    ['sv', 'Ändra Any children?'],
    ['en', 'Change Any children?'],
  ] as const)('says in %s what each button changes', async (language, name) => {
    const changed = vi.fn();
    const rows = [{ id: '1', question: 'Any children?', answers: ['Yes'], onChange: changed }];
    const { getByRole, user } = await renderScreen(<SummaryList rows={rows} />, { language });
    await user.click(getByRole('button', { name }));
    expect(changed).toHaveBeenCalledOnce();
    expect(getByRole('term').textContent).toBe('Any children?');
  });

  it('marks the language of a question and of its answers where it is not the page’s own', async () => {
    const rows = [{ id: '1', question: 'Any children?', answers: ['Ja'], lang: 'en', onChange: () => {} }];
    const { getByRole, getByText } = await renderScreen(<SummaryList rows={rows} />, { language: 'sv' });
    expect(getByRole('term').lang).toBe('en');
    expect(getByRole('button').querySelector('[lang=en]')?.textContent).toContain('Any children?');
    expect(getByText('Ja').closest('[lang]')).toBe(document.documentElement);
  });
});

describe('a dialog', () => {
  const dialog = (open: boolean, onClose: () => void) => (
    <Dialog open={open} title="Erase?" onClose={onClose} actions={<Button onClick={onClose}>Keep</Button>}>
      <p>For good.</p>
    </Dialog>
  );

  it('opens as a modal with its name, and leaves nothing behind when closed', async () => {
    const modal = vi.spyOn(HTMLDialogElement.prototype, 'showModal');
    const { getByRole, queryByText, rerender } = await renderScreen(dialog(true, () => {}));
    expect(getByRole('dialog', { name: 'Erase?' })).toBeDefined();
    expect(modal).toHaveBeenCalledOnce();
    rerender(dialog(false, () => {}));
    expect(queryByText('For good.')).toBeNull();
  });

  it('asks the page before Esc closes it', async () => {
    const onClose = vi.fn();
    const { getByRole } = await renderScreen(dialog(true, onClose));
    const allowed = fireEvent(getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(allowed).toBe(false);
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('details', () => {
  it('are native, and open by their summary', async () => {
    const { getByRole, getByText } = await renderScreen(<Details summary="Who?">Neighbours</Details>);
    expect(getByRole('group')).toBe(getByText('Who?').closest('details'));
  });
});

describe('a table', () => {
  it('has a caption, headers for rows and columns, and its notes', async () => {
    const { getByRole, getByText } = await renderScreen(
      <Table
        caption="Table 1"
        columns={[
          { id: 'a', header: 'Walk' },
          { id: 'b', header: 'Yes', numeric: true },
        ]}
        rows={[{ id: 'r', header: 'Around the lake', cells: [16] }]}
        footnotes={['Our own cut-offs.']}
      />,
    );
    expect(getByRole('table', { name: 'Table 1' })).toBeDefined();
    expect(getByRole('row', { name: 'Around the lake 16' })).toBeDefined();
    expect(getByRole('columnheader', { name: 'Yes' }).className).toBe('numeric');
    expect(getByText('Our own cut-offs.')).toBeDefined();
  });
});
