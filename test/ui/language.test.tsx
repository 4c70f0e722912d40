import { act, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LanguageSwitch } from '../../src/ui/LanguageSwitch.tsx';
import { languages } from '../../src/ui/languages.ts';
import { changeLanguage, setupLanguage } from '../../src/ui/setupLanguage.ts';
import { useLanguage } from '../../src/ui/useLanguage.ts';
import { renderScreen } from '../support/renderScreen.tsx';

function Words({ name, namespace }: { readonly name: string; readonly namespace?: 'ui' }) {
  const { t } = useLanguage(namespace);
  return <p>{t(name)}</p>;
}

function texts(load: (language: string) => Promise<unknown>) {
  return Object.fromEntries(['sv', 'en'].map((code) => [`../../locales/${code}/client.json`, () => load(code)]));
}

describe('the languages', () => {
  it('begin with Swedish, each under its own name', () => {
    expect(languages.slice(0, 2).map(({ code, name }) => [code, name])).toEqual([
      ['sv', 'Svenska'],
      ['en', 'English'],
    ]);
  });
});

describe('the language switch', () => {
  it('names each language in that language and marks the one in use', async () => {
    const { getByRole } = await renderScreen(<LanguageSwitch />);
    expect(getByRole('button', { name: 'English' }).getAttribute('lang')).toBe('en');
    expect(getByRole('button', { name: 'Svenska', current: true }).getAttribute('lang')).toBe('sv');
  });

  it('switches texts and the document, and keeps focus', async () => {
    const both = (
      <>
        <LanguageSwitch />
        <Words name="question.yes" />
      </>
    );
    const { getByRole, findByText, user } = await renderScreen(both);
    expect(document.documentElement.lang).toBe('sv');
    await user.click(getByRole('button', { name: 'English' }));
    await findByText('Yes');
    expect(document.documentElement.lang).toBe('en');
    expect(document.activeElement).toBe(getByRole('button', { name: 'English', current: true }));
  });

  it('keeps the old language when the texts of the new one do not arrive, and says so', async () => {
    const failures: unknown[] = [];
    const lost = texts((code) =>
      code === 'sv' ? Promise.resolve({ hello: 'Hej' }) : Promise.reject(new Error('offline')),
    );
    const both = (
      <>
        <LanguageSwitch onFailure={(reason) => failures.push(reason)} />
        <Words name="hello" />
      </>
    );
    const { getByRole, getByText, user } = await renderScreen(both, { namespace: 'client', texts: lost });
    await user.click(getByRole('button', { name: 'English' }));
    await waitFor(() => expect(failures).toHaveLength(1));
    expect(getByText('Hej')).toBeDefined();
    expect(document.documentElement.lang).toBe('sv');
  });
});

describe('texts', () => {
  it('of one language alone are fetched at the start', async () => {
    const fetched: string[] = [];
    await setupLanguage({
      language: 'en',
      namespace: 'client',
      texts: texts((code) => {
        fetched.push(code);
        return Promise.resolve({ hello: code });
      }),
    });
    expect(fetched).toEqual(['en']);
  });

  it('are fetched once', async () => {
    const fetched: string[] = [];
    const instance = await setupLanguage({
      language: 'sv',
      namespace: 'client',
      texts: texts((code) => {
        fetched.push(code);
        return Promise.resolve({ hello: code });
      }),
    });
    await act(() => changeLanguage(instance, 'en'));
    await act(() => changeLanguage(instance, 'sv'));
    expect(fetched).toEqual(['sv', 'en']);
  });

  it('come in the right plural form', async () => {
    const instance = await setupLanguage({ language: 'en', namespace: 'ui' });
    expect(instance.t('field.charactersLeft', { count: 1 })).toBe('You have 1 character left');
    expect(instance.t('field.charactersLeft', { count: 2 })).toBe('You have 2 characters left');
  });

  it('are never invented: an unknown key throws while developing', async () => {
    const instance = await setupLanguage({ language: 'sv', namespace: 'ui' });
    expect(instance.exists('frame.back')).toBe(true);
    const failure = await renderScreen(<Words name="frame.forward" namespace="ui" />).catch(
      (reason: unknown) => reason,
    );
    expect(String(failure)).toContain('Missing text in sv: frame.forward');
  });

  it('exist for the supported languages only', async () => {
    await expect(setupLanguage({ language: 'xx', namespace: 'ui' })).rejects.toThrow('Unsupported language: xx');
  });
});
