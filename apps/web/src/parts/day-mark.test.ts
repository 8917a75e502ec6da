import { describe, expect, it } from 'vitest';
import { disciplineMark, minutesMark } from './day-mark.ts';

describe('the mark of a day', () => {
  it('fills with the discipline, hatches a bootcamp, frames what was outdoors', () => {
    expect(disciplineMark({ mainDiscipline: 'yoga', isMainlyOutdoor: false })).toEqual({
      shape: 'fill',
      classes: 'd d-yoga',
    });
    expect(disciplineMark({ mainDiscipline: 'bike_bootcamp', isMainlyOutdoor: false }).shape).toBe('hatch');
    expect(disciplineMark({ mainDiscipline: 'running', isMainlyOutdoor: true }).shape).toBe('frame');
  });

  it('never makes a class of a name it does not know', () => {
    expect(disciplineMark({ mainDiscipline: 'x" onload="', isMainlyOutdoor: false }).classes).toBe('d');
  });

  it('shades minutes at 1, 25, 45 and 65', () => {
    const shades = [0, 1, 24, 25, 44, 45, 64, 65, 300].map((minutes) => minutesMark(minutes * 60).classes);
    expect(shades).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4].map((step) => `heat-${step}`));
  });
});
