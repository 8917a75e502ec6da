import { expect, it } from 'vitest';
import { withoutEmptyYears } from './year-rows.ts';

const counted = (year: number, days: number) => ({ year, days, seconds: days * 1800 });

it('joins years without a workout to one line, wherever they lie', () => {
  const years = [counted(2026, 0), counted(2025, 0), counted(2024, 3), counted(2023, 0), counted(2022, 9)];
  expect(withoutEmptyYears(years)).toEqual([
    { kind: 'empty', firstYear: 2025, year: 2026 },
    { kind: 'year', ...counted(2024, 3) },
    { kind: 'empty', firstYear: 2023, year: 2023 },
    { kind: 'year', ...counted(2022, 9) },
  ]);
});

it('shows the year of an empty book', () => {
  expect(withoutEmptyYears([counted(2026, 0)])).toEqual([{ kind: 'year', ...counted(2026, 0) }]);
});
