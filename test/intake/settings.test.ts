import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/intake/settings.ts';
import { siteOfHost, sitesOf } from '../../src/intake/sites.ts';

describe('the settings', () => {
  test('have defaults for one machine', () => {
    const result = readSettings({});
    expect(result).toMatchObject({
      ok: true,
      settings: {
        dataFolder: 'data/intake',
        database: '',
        keyFile: 'data/intake/intake.key',
        markFile: 'data/intake.mark',
        clientPort: 8787,
        clinicPort: 8788,
        bindAddress: '127.0.0.1',
        hosts: [],
        isHttps: false,
        requestsPerMinute: 60_000,
        maxInFlight: 32,
      },
    });
  });

  test('limit the rate closely where others than this machine can reach the intake', () => {
    expect(readSettings({ INTAKE_BIND: '0.0.0.0' })).toMatchObject({ settings: { requestsPerMinute: 300 } });
  });

  test.each([
    [{ INTAKE_DATABASE: 'mysql://db.example/intake' }, 'INTAKE_DATABASE'],
    [{ INTAKE_DATABASE: '/var/lib/intake' }, 'INTAKE_DATABASE'],
    [{ INTAKE_CLIENT_PROT: '1' }, 'INTAKE_CLIENT_PROT'],
    [{ INTAKE_CLIENT_PORT: '70000' }, 'INTAKE_CLIENT_PORT'],
    [{ INTAKE_CLIENT_PORT: '-1' }, 'INTAKE_CLIENT_PORT'],
    [{ INTAKE_CLINIC_PORT: '8787' }, 'INTAKE_CLINIC_PORT'],
    [{ INTAKE_CLINIC_PORT: 'http' }, 'INTAKE_CLINIC_PORT'],
    [{ INTAKE_HOSTS: 'https://form.example' }, 'INTAKE_HOSTS'],
    [{ INTAKE_HOSTS: 'form.example/' }, 'INTAKE_HOSTS'],
    [{ INTAKE_HTTPS: 'true' }, 'INTAKE_HTTPS'],
    [{ INTAKE_REQUESTS_PER_MINUTE: '0' }, 'INTAKE_REQUESTS_PER_MINUTE'],
    [{ INTAKE_MAX_IN_FLIGHT: 'many' }, 'INTAKE_MAX_IN_FLIGHT'],
  ])('refuse %o and name it', (environment, setting) => {
    expect(readSettings(environment)).toMatchObject({ ok: false, setting });
  });
});

describe('the sites', () => {
  test('are one for each host, and one for all loopback spellings', () => {
    const result = readSettings({ INTAKE_HOSTS: 'Form.Example, 127.0.0.1:8787,localhost:8787,b.example:8443' });
    expect(result.ok && sitesOf(result.settings.hosts)).toEqual([
      { name: 'loopback', hosts: ['127.0.0.1:8787', 'localhost:8787'] },
      { name: 'form.example', hosts: ['form.example'] },
      { name: 'b.example:8443', hosts: ['b.example:8443'] },
    ]);
  });

  test('are found by the exact Host only', () => {
    const sites = sitesOf(['form.example', '127.0.0.1:8787']);
    expect(siteOfHost(sites, 'FORM.example')?.name).toBe('form.example');
    expect(siteOfHost(sites, '127.0.0.1:8787')?.name).toBe('loopback');
    for (const host of [undefined, '', 'form.example:443', 'form.example.', 'x.form.example', '127.0.0.1'])
      expect(siteOfHost(sites, host)).toBeUndefined();
  });
});
