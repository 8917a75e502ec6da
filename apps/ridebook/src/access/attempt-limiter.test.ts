import { describe, expect, it } from 'vitest';
import { createAttemptLimiter } from './attempt-limiter.ts';

describe('guessing a password', () => {
  it('gets five looks a minute from one address, and a time to wait', () => {
    const limiter = createAttemptLimiter();
    const waits = Array.from({ length: 7 }, (_, second) => limiter.take('10.0.0.1', second * 1_000));
    expect(waits).toEqual([0, 0, 0, 0, 0, 55, 54]);
    expect(limiter.take('10.0.0.1', 60_001)).toBe(0);
  });

  it('gets ten looks a minute from a thousand addresses together', () => {
    const limiter = createAttemptLimiter();
    const looks = Array.from({ length: 1_000 }, (_, index) =>
      limiter.take(`10.0.${index >> 8}.${index & 255}`, 0),
    );
    expect(looks.filter((wait) => wait === 0)).toHaveLength(10);
  });

  it('costs the rider nothing once they remember', () => {
    const limiter = createAttemptLimiter();
    for (let attempt = 0; attempt < 5; attempt++) limiter.take('::1', attempt);
    limiter.forgive('::1');
    expect(limiter.take('::1', 10)).toBe(0);
  });
});
