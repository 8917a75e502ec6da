import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { drawAsText } from './draw-for-test.ts';
import { donutChart } from './donut-chart.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });
const donutOf = (counts: readonly number[]) =>
  donutChart({
    shares: counts.map((count, index) => ({ name: `Instructor <${index}>`, count })),
    sentence: 'Who taught your rides.',
    noun: 'rides',
    nameHead: 'Instructor',
    format,
  });

describe('the donut', () => {
  it('names seven, joins the rest in grey, and says the total inside', async () => {
    const text = drawAsText(donutOf([40, 30, 20, 15, 10, 8, 6, 3, 2, 1]), 380);
    expect(text).toContain('3 others');
    expect(text).toContain('>135<');
    await expect(text).toMatchFileSnapshot('golden/donut-chart.svg');
  });

  it('gives a rest of one its own name', () => {
    expect(drawAsText(donutOf([8, 7, 6, 5, 4, 3, 2, 1]), 380)).not.toContain('others');
  });

  it.each([[[]], [[5]]])('draws of %j without holes in its numbers', (counts) => {
    expect(drawAsText(donutOf(counts), 320)).not.toMatch(/NaN|Infinity/);
  });

  it('lists every share in its table', () => {
    expect(donutOf([3, 1]).table.rows).toEqual([
      ['Instructor <0>', 3, 75],
      ['Instructor <1>', 1, 25],
    ]);
  });
});
