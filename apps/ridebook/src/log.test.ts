import { describe, expect, it } from 'vitest';
import { createLog, logFormFor, onlyWarnings, type LogForm } from './log.ts';

const linesOf = (form: LogForm, fields: Readonly<Record<string, string | number | boolean>>): string => {
  let written = '';
  createLog(
    form,
    (line) => (written += `${line}\n`),
    () => 0,
  ).event('info', 'job done', fields);
  return written;
};

describe('a log', () => {
  it('is a line an event, as JSON for programs and as text for people', () => {
    const fields = { lane: 'fresh', requests: 2, reason: 'it "failed"' };
    expect(JSON.parse(linesOf('json', fields))).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      event: 'job done',
      ...fields,
    });
    expect(linesOf('text', fields)).toBe(
      '1970-01-01T00:00:00.000Z info job done lane=fresh requests=2 reason="it \\"failed\\""\n',
    );
  });

  it('stays a line that no terminal obeys, whatever is told in it', () => {
    const reason = 'one\ntwo \u001b[2J \u009b2J \u202eback';
    for (const form of ['json', 'text'] as const) {
      const line = linesOf(form, { reason });
      expect(line.trimEnd().split('\n')).toHaveLength(1);
      // eslint-disable-next-line no-control-regex -- these are the characters that must not come through
      expect(line.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/);
    }
    expect(JSON.parse(linesOf('json', { reason }))).toMatchObject({ reason });
  });

  it('is text in a terminal and JSON elsewhere, unless somebody says', () => {
    expect(logFormFor(undefined, { canRedraw: true })).toBe('text');
    expect(logFormFor(undefined, { canRedraw: false })).toBe('json');
    expect(logFormFor('text', { canRedraw: false })).toBe('text');
  });

  it('can be of what went wrong alone', () => {
    const told: string[] = [];
    const log = onlyWarnings({ event: (_level, event) => void told.push(event) });
    log.event('info', 'listening', {});
    log.event('warning', 'unexpected error', {});
    expect(told).toEqual(['unexpected error']);
  });
});
