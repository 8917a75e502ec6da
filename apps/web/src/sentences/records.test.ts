import { describe, expect, it } from 'vitest';
import { allIsFair, classRecords, maybeMainRide } from '@ridebook/analytics';
import { classRideOn } from '@ridebook/analytics/made-up-workout';
import { createFormatter } from '../format/formatter.ts';
import { maybeRecordNeed, maybeRecordsVoice } from './records.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const today = '2026-11-22';
const voiceOf = (rides: readonly ReturnType<typeof classRideOn>[]): string | null => {
  const voice = maybeRecordsVoice(classRecords(rides, today, allIsFair), format);
  return voice && `${voice.strong}|${voice.rest}`.replaceAll('\u00a0', ' ');
};

describe('the words beside the records', () => {
  it('are none without a record', () => {
    expect(voiceOf([])).toBeNull();
  });

  it('count the new ones and name the nearest other one', () => {
    const rides = [
      ...[20, 30].flatMap((minutes) => [
        classRideOn('2026-01-01', minutes, 150, { id: `old ${minutes}` }),
        classRideOn('2026-11-01', minutes, 160, { id: `new ${minutes}` }),
      ]),
      classRideOn('2026-01-01', 45, 200, { id: 'old 45' }),
      classRideOn('2026-11-02', 45, 199, { id: 'near 45' }),
    ];
    expect(voiceOf(rides)).toBe('Two records in 60 days,| at 20 and at 30 minutes. 45 is 1 % away.');
  });

  it('say that none is new', () => {
    expect(voiceOf([classRideOn('2025-01-01', 30, 150)])).toBe('No record in 60 days.|');
  });

  it('name what a record at the length of the latest ride needs', () => {
    const rides = [
      classRideOn('2026-03-01', 45, 191, { outputJoules: 516_000 }),
      classRideOn('2026-11-21', 45, 189),
    ];
    const need = maybeRecordNeed(
      classRecords(rides, today, allIsFair),
      maybeMainRide(rides, today),
      format,
      today,
    );
    expect(need).toEqual({ classMinutes: 45, neededWatts: 192, held: ' You held 189\u00a0W yesterday.' });
    expect(maybeRecordNeed([], null, format, today)).toBeNull();
  });
});
