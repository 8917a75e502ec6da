/** The environment of the function: what it means, and what is refused before anything is done. */
import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const least = {
  CODA_API_TOKEN: 'token\n',
  CODA_DOC_ID: 'https://coda.io/d/My-Peloton_dAbCdEf1234',
  SESSION_SECRET: 'projects/ride/secrets/peloton-session',
  OIDC_AUDIENCE: 'https://function.test',
  OIDC_SERVICE_ACCOUNT: 'caller@ride.iam.gserviceaccount.com',
};

describe('the configuration', () => {
  it('has Google, Peloton and miles where nothing else is said', () => {
    const { caller, hosts, coda, units, types, databaseUrl, budgetMs } = readConfiguration(least);
    expect(caller.issuers).toContain('https://accounts.google.com');
    expect(hosts.apiUrl).toBe('https://api.onepeloton.com');
    expect(coda).toMatchObject({ token: 'token', docId: 'AbCdEf1234' });
    expect([units, types, databaseUrl, budgetMs]).toEqual(['imperial', null, null, 480_000]);
  });

  it('reads types as a person writes them', () => {
    const typesOf = (text: string) => readConfiguration({ ...least, WORKOUT_TYPES: text }).types;
    expect(typesOf('cycling,running')).toEqual(['cycling', 'running']);
    expect(typesOf(' Cycling; bike  bootcamp, ')).toEqual(['cycling', 'bike_bootcamp']);
    expect(typesOf('all')).toBeNull();
    expect(typesOf('')).toBeNull();
  });

  it.each(Object.keys(least))('refuses to start without %s, and names it', (name) => {
    expect(() => readConfiguration({ ...least, [name]: '' })).toThrow(name);
  });

  it.each([
    ['UNITS', 'furlongs'],
    ['DATABASE_URL', 'postgresql://rider:secret@[/x'],
    ['DATABASE_URL', 'mysql://rider@localhost/ride'],
    ['CODA_DOC_ID', 'https://example.com/'],
    ['SESSION_SECRET', 'peloton-session'],
    ['SYNC_BUDGET_SECONDS', 'soon'],
    ['SYNC_BUDGET_SECONDS', '-1'],
  ])('refuses %s of "%s", and names it', (name, value) => {
    expect(() => readConfiguration({ ...least, [name]: value })).toThrow(name);
  });
});
