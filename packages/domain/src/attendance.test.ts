import { describe, expect, it } from 'vitest';
import { maybeAttendance } from './attendance.ts';
import type { Workout } from './workout.ts';

const attendanceOf = (classAiredAt: string | null, classId: string | null = 'climb') =>
  maybeAttendance({
    classId,
    classAiredAt,
    classLengthSeconds: 1800,
    startedAt: '2026-11-20T08:00:00Z',
  } as Workout);

describe('attendance', () => {
  it('is live from a quarter of an hour before a class until its end', () => {
    expect(attendanceOf('2026-11-20T08:15:00Z')).toBe('live');
    expect(attendanceOf('2026-11-20T07:30:00Z')).toBe('live');
    expect(attendanceOf('2026-11-20T07:29:00Z')).toBe('on-demand');
    expect(attendanceOf('2026-11-20T08:16:00Z')).toBe('on-demand');
  });

  it('is unknown for what is no class or was never aired', () => {
    expect(attendanceOf(null)).toBeNull();
    expect(attendanceOf('2026-11-20T08:00:00Z', null)).toBeNull();
  });
});
