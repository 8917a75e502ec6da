import { describe, expect, it } from 'vitest';
import { readConfiguration } from './configuration.ts';

const sandbox = { PELOTON_API_URL: 'http://127.0.0.1:4000/' };

describe('the configuration', () => {
  it('speaks to Peloton at a polite pace unless told otherwise', () => {
    expect(readConfiguration({})).toMatchObject({
      port: 4747,
      hosts: { apiUrl: 'https://api.onepeloton.com', authUrl: 'https://auth.onepeloton.com' },
      pace: { requestsPerSecond: 4, maximumInFlight: 2 },
    });
  });

  it('lets the pace be unlimited on this machine only', () => {
    expect(readConfiguration({ ...sandbox, RIDEBOOK_PACE: 'unlimited' }).pace.requestsPerSecond).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(readConfiguration({ RIDEBOOK_PACE: 'unlimited' }).pace.requestsPerSecond).toBe(4);
    expect(readConfiguration({ RIDEBOOK_PACE: '500' }).pace.requestsPerSecond).toBe(10);
    expect(readConfiguration({ RIDEBOOK_PACE: '0.5' }).pace.requestsPerSecond).toBe(0.5);
  });

  it('lets turns come often on this machine only', () => {
    const turn = (environment: Readonly<Record<string, string>>) =>
      readConfiguration(environment).turnMinutes;
    expect(turn({})).toBe(60);
    expect(turn({ RIDEBOOK_TURN_MINUTES: '180' })).toBe(180);
    expect(turn({ RIDEBOOK_TURN_MINUTES: '1' })).toBe(15);
    expect(turn({ ...sandbox, RIDEBOOK_TURN_MINUTES: '1' })).toBe(1);
    expect(() => turn({ RIDEBOOK_TURN_MINUTES: 'often' })).toThrow(/RIDEBOOK_TURN_MINUTES is "often"/);
  });

  it('sends nothing unencrypted to another machine', () => {
    expect(readConfiguration(sandbox).hosts.apiUrl).toBe('http://127.0.0.1:4000');
    for (const url of ['http://api.example.test', 'ftp://127.0.0.1', 'nonsense']) {
      expect(() => readConfiguration({ PELOTON_API_URL: url })).toThrow(/PELOTON_API_URL/);
    }
  });

  it('takes an address of PostgreSQL and shows no password of one that is none', () => {
    expect(readConfiguration({}).databaseUrl).toBeNull();
    const url = 'postgresql://ridebook:opensesame@db.example:5432/ridebook';
    expect(readConfiguration({ DATABASE_URL: url }).databaseUrl).toBe(url);
    const refusal = (): unknown => readConfiguration({ DATABASE_URL: 'mysql://u:opensesame@h/d' });
    expect(refusal).toThrow(/DATABASE_URL is no address of a PostgreSQL database/);
    expect(refusal).not.toThrow(/opensesame/);
  });

  it('names the variable that makes no sense', () => {
    expect(() => readConfiguration({ RIDEBOOK_PORT: '99999' })).toThrow(/RIDEBOOK_PORT/);
    expect(() => readConfiguration({ RIDEBOOK_PACE: '-1' })).toThrow(/RIDEBOOK_PACE/);
  });
});
