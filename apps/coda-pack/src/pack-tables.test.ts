import { describe, expect, it } from 'vitest';
import { maybeRecordMeasure, packTables, recordSchema, typeChoices, workoutIdOf } from './pack-tables.ts';
import { propertyKey } from './properties.ts';

describe.each([...packTables.map(({ schema }) => schema), recordSchema])(
  'the schema of $identityName',
  ({ properties, idHeader, displayHeader, featuredHeaders, relations }) => {
    it('calls no two columns the same', () => {
      const keys = [...properties, ...relations].map(({ key }) => key.toLowerCase());
      expect(new Set(keys).size).toBe(keys.length);
    });

    it('has every column that it names', () => {
      const headers = new Set(properties.map(({ header }) => header));
      for (const header of [idHeader, displayHeader, ...featuredHeaders]) expect(headers).toContain(header);
    });
  },
);

it('has a column for each system of units', () => {
  const headers = packTables[0]?.schema.properties.map(({ header }) => header);
  expect(headers).toEqual(expect.arrayContaining(['Distance (mi)', 'Distance (km)', 'Avg Speed (kph)']));
});

it.each([
  ['Avg Output (watts)', 'avgOutputWatts'],
  ['FTP (watts)', 'ftpWatts'],
  ['Workout ID', 'workoutId'],
])('calls the column %j %j in formulas', (header, key) => {
  expect(propertyKey(header)).toBe(key);
});

it.each([
  ['https://members.onepeloton.com/profile/workouts/0a1b2c', '0a1b2c'],
  ['https://members.onepeloton.com/members/someone/workouts/0a1b2c?x=1', '0a1b2c'],
  [' 0a1b2c ', '0a1b2c'],
])('reads the workout of %j', (text, id) => {
  expect(workoutIdOf(text)).toBe(id);
});

it('takes a measure by either of its names', () => {
  expect(maybeRecordMeasure('Distance')).toBe('distanceMetres');
  expect(maybeRecordMeasure('caloriesKcal')).toBe('caloriesKcal');
  expect(maybeRecordMeasure('strength')).toBeNull();
});

it('offers the types by the names that a sync takes', () => {
  expect(typeChoices.map(({ value }) => value)).toEqual(expect.arrayContaining(['cycling', 'outdoor']));
});
