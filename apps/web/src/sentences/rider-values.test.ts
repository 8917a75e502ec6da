import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { keptValueOf, maybeImplausible, riderValueUnit, riderValueWritten } from './rider-values.ts';

const metric = createFormatter({ locale: 'en-GB', timeZone: 'UTC', units: 'metric' });
const imperial = createFormatter({ locale: 'en-US', timeZone: 'UTC', units: 'imperial' });

describe('the values of a rider in words', () => {
  it('have their units, and pounds where distances are miles', () => {
    expect(riderValueWritten('ftpWatts', 209.95, metric)).toBe('210\u00a0W');
    expect(riderValueWritten('maximumHeartRateBpm', 188, imperial)).toBe('188\u00a0bpm');
    expect(riderValueWritten('weightKilograms', 72.54, metric)).toBe('72.5\u00a0kg');
    expect(riderValueWritten('weightKilograms', 72.54, imperial)).toBe('159.9\u00a0lb');
    expect(riderValueUnit('weightKilograms', imperial)).toBe('lb');
  });

  it('are refused in the unit in which they are typed', () => {
    const weight = { kind: 'weightKilograms', label: 'Weight' } as const;
    expect(maybeImplausible(weight, 300, imperial)).toBeNull();
    expect(maybeImplausible(weight, 301, imperial)).toBe('Weight can be from 55.1\u00a0lb to 661.4\u00a0lb.');
    expect(maybeImplausible({ kind: 'ftpWatts', label: 'FTP' }, NaN, metric)).toBe(
      'FTP can be from 30\u00a0W to 700\u00a0W.',
    );
  });

  it('come back as they were typed', () => {
    const kept = keptValueOf('weightKilograms', 160, imperial);
    expect(kept).toBe(72.57);
    expect(riderValueWritten('weightKilograms', kept, imperial)).toBe('160\u00a0lb');
    expect(keptValueOf('weightKilograms', 72.5, metric)).toBe(72.5);
    expect(keptValueOf('ftpWatts', 215, imperial)).toBe(215);
  });
});
