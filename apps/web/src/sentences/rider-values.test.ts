import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { keptValueOf, riderValueUnit, riderValueWritten } from './rider-values.ts';

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

  it('come back as they were typed', () => {
    const kept = keptValueOf('weightKilograms', 160, imperial);
    expect(kept).toBe(72.57);
    expect(riderValueWritten('weightKilograms', kept, imperial)).toBe('160\u00a0lb');
    expect(keptValueOf('weightKilograms', 72.5, metric)).toBe(72.5);
    expect(keptValueOf('ftpWatts', 215, imperial)).toBe(215);
  });
});
