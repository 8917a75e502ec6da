import { describe, expect, it } from 'vitest';
import { UsageError } from '../errors.ts';
import { parseEnteredValues } from './entered-values.ts';

/** Noon in London, and past midnight already in Kiribati. */
const nowMs = Date.parse('2026-11-22T12:00:00Z');
const enter = (body: unknown) => parseEnteredValues(body, nowMs);

describe('what a rider enters', () => {
  it('is kept oldest first, the last of two values of one day', () => {
    const [first, second] = [
      { validFrom: '2026-03-01', value: 230 },
      { validFrom: '2026-09-01', value: 245 },
    ];
    expect(enter({ ftpWatts: [second, { ...first, value: 99 }, first] })).toEqual({
      ftpWatts: [first, second],
    });
  });

  it.each(['ftpWatts', 'maximumHeartRateBpm', 'weightKilograms'])(
    'may hold from today on, wherever the rider is, and not from a day to come: %s',
    (kind) => {
      const from = (validFrom: string) => ({ [kind]: [{ validFrom, value: 150 }] });
      expect(enter(from('2026-11-22'))).toEqual(from('2026-11-22'));
      // It is tomorrow in Kiribati: this server's day says nothing of the rider's.
      expect(enter(from('2026-11-23'))).toEqual(from('2026-11-23'));
      expect(() => enter(from('2026-11-24'))).toThrow(UsageError);
      expect(() => enter(from('2026-11-24'))).toThrow('2026-11-24 has not come yet');
    },
  );
});
