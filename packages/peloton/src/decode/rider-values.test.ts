import { describe, expect, it } from 'vitest';
import { decodeRiderValues } from './rider-values.ts';

const day = '2026-11-22';
const valueOf = (json: unknown, kind: string) =>
  decodeRiderValues(json, day).find((value) => value.kind === kind) ?? null;

describe('the values of an account', () => {
  it.each([
    [{ cycling_ftp_source: 'ftp_manual_source', cycling_ftp: 200, cycling_workout_ftp: 150 }, 190, 'account'],
    [{ cycling_ftp_source: 'ftp_workout_source', cycling_ftp: 0, cycling_workout_ftp: 153 }, 153, 'account'],
    [{ cycling_ftp_source: 'ftp_estimated_source', estimated_cycling_ftp: 178 }, 178, 'estimate'],
    [{ cycling_ftp_source: null, estimated_cycling_ftp: 178 }, 178, 'estimate'],
    [
      { cycling_ftp_source: 'ftp_manual_source', cycling_ftp: 0, estimated_cycling_ftp: 178 },
      178,
      'estimate',
    ],
  ] as const)('take the FTP by its source: %j', (account, value, source) => {
    expect(valueOf(account, 'ftpWatts')).toEqual({ kind: 'ftpWatts', validFrom: day, value, source });
  });

  it('take a maximum heart rate that was set before the one by age', () => {
    const account = { customized_max_heart_rate: 203, default_max_heart_rate: 183 };
    expect(valueOf(account, 'maximumHeartRateBpm')).toMatchObject({ value: 203, source: 'account' });
    expect(valueOf({ ...account, customized_max_heart_rate: 0 }, 'maximumHeartRateBpm')).toMatchObject({
      value: 183,
      source: 'age',
    });
  });

  it('read pounds where the height is in inches, and kilograms where it is in centimetres', () => {
    expect(valueOf({ weight: 192, height: 71 }, 'weightKilograms')).toMatchObject({ value: 87.09 });
    expect(valueOf({ weight: 74.5, height: 178 }, 'weightKilograms')).toMatchObject({ value: 74.5 });
  });

  it('leave out what the account does not say', () => {
    for (const account of [null, [], 'x', {}, { weight: 80 }, { weight: 0, height: 0, cycling_ftp: 0 }])
      expect(decodeRiderValues(account, day)).toEqual([]);
  });
});
