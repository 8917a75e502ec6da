/** The small rules of a workout's page: which attempt is compared, whose figures stand, which key leads where, what zones add up to. */
import { rideOn } from '@ridebook/analytics/made-up-workout';
import { stretchReader } from '@ridebook/analytics/traces';
import { describe, expect, it } from 'vitest';
import { samplesOf, steady } from '@ridebook/analytics/made-up-story';
import { maybeCompared, otherAttempts } from './attempts.ts';
import { askedZones, movementWords } from './block-words.ts';
import { metric, plainSpaces, storyOf } from './story-for-test.ts';
import { wholeFigures } from './whole-figures.ts';
import { maybeNeighbour } from './workout-keys.ts';
import { heartZoneNames, zoneRows, zonesSentence } from './zone-rows.ts';

describe('the attempt that is compared', () => {
  const [first, second, third] = ['2026-01-01', '2026-05-01', '2026-11-20'].map((day) => rideOn(day));
  const other = rideOn('2026-06-01', { classId: 'another class' });
  if (first === undefined || second === undefined || third === undefined) throw new Error('No rides.');
  const others = otherAttempts([first, other, third, second], second);

  it('is the one before, unless another is asked for, or none', () => {
    expect(others.map(({ id }) => id)).toEqual([third.id, first.id]);
    expect(maybeCompared(others, second, undefined)).toBe(first);
    expect(maybeCompared(others, second, third.id)).toBe(third);
    expect(maybeCompared(others, second, 'none')).toBeNull();
    expect(maybeCompared(others, second, 'nobody')).toBe(first);
  });

  it('is none of the first attempt, and none where there is no class', () => {
    expect(maybeCompared(otherAttempts([first, second], first), first, undefined)).toBeNull();
    const free = rideOn('2026-11-20', { classId: null });
    expect(otherAttempts([free, rideOn('2026-11-19', { classId: null })], free)).toEqual([]);
  });
});

describe('the figures over the traces of a whole workout', () => {
  it('are Peloton’s where it tells them, else those of the samples', () => {
    const samples = samplesOf({ outputWatts: steady(100, 60), altitudeMetres: steady(30, 60) });
    const figures = wholeFigures(
      stretchReader(samples)({ fromSecond: 0, toSecond: 60 }),
      rideOn('2026-11-20'),
    );
    expect(figures.outputJoules).toBe(270_000);
    expect(figures.channels).toMatchObject([
      { name: 'outputWatts', average: 150, best: 240 },
      { name: 'altitudeMetres', average: 30, best: 30 },
    ]);
  });
});

describe('the keys of a workout’s page', () => {
  const press = (key: string, change: object = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    defaultPrevented: false,
    ...change,
  });
  const inside = { closest: () => document } as unknown as Pick<Element, 'closest'>;
  const document = {} as Element;
  const outside = { closest: () => null } as Pick<Element, 'closest'>;

  it('lead to the workout before and the one after', () => {
    expect(
      ['j', 'ArrowLeft', 'k', 'ArrowRight', 'x'].map((key) => maybeNeighbour(press(key), outside)),
    ).toEqual(['older', 'older', 'newer', 'newer', null]);
  });

  it('leave the arrows to what moves by them, and every key that somebody took or bent', () => {
    expect(maybeNeighbour(press('ArrowLeft'), inside)).toBeNull();
    expect(maybeNeighbour(press('j'), inside)).toBe('older');
    for (const change of [{ ctrlKey: true }, { shiftKey: true }, { defaultPrevented: true }])
      expect(maybeNeighbour(press('j', change), outside)).toBeNull();
  });
});

describe('time in zones', () => {
  it('begins with zone 1, in shares of the time that lies in any', () => {
    const rows = zoneRows(heartZoneNames, [0, 60, 180, 0, 0], [30, 30, 30, 30, 30], metric);
    expect(rows.map(({ number, share, before }) => [number, share, before])).toEqual([
      [1, 0, 30],
      [2, 0.25, 30],
      [3, 0.75, 30],
      [4, 0, 30],
      [5, 0, 30],
    ]);
    expect(plainSpaces(zonesSentence(rows, metric))).toMatch(
      /^Time in zones: zone 1, Warm-up: 0:00, 0 %; zone 2/,
    );
  });

  it('has no share where no second lies in any', () => {
    expect(zoneRows(heartZoneNames, [0, 0, 0, 0, 0], null, metric).map(({ share }) => share)).toEqual([
      0, 0, 0, 0, 0,
    ]);
  });
});

describe('the words of a block', () => {
  const segment = { name: 'Block', kind: 'cycling', fromSecond: 0, toSecond: 40, movements: [] };
  it('name each zone that is called out within it once', () => {
    const ranges = [
      { fromSecond: 0, toSecond: 20, lower: 4, upper: 5 },
      { fromSecond: 20, toSecond: 40, lower: 2, upper: 2 },
      { fromSecond: 40, toSecond: 60, lower: 7, upper: 7 },
    ];
    const story = storyOf({
      facts: {
        segments: [segment],
        targets: [{ channel: 'powerZone', ranges, reportedInRangeSeconds: null }],
      },
    });
    const [block] = story.segments ?? [];
    expect(block === undefined ? null : askedZones(story, block)).toEqual([2, 4, 5]);
  });

  it('name movements with their weights and leave rests out', () => {
    const movement = (name: string, weightLevel: string | null, isRest = false) =>
      ({ name, weightLevel, isRest }) as Parameters<typeof movementWords>[0][number];
    expect(
      movementWords(
        [movement('Squat', 'medium'), movement('Rest', null, true), movement('Push-up', null)],
        metric,
      ),
    ).toBe('Squat (medium) and Push-up');
  });
});
