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

  it('breaks a name that has no room on one line, and cuts only a word that is too long by itself', () => {
    const chart = donutChart({
      shares: [
        { name: 'Unnamed instructor', count: 2 },
        { name: 'Wolfeschlegelsteinhausenbergerdorff', count: 1 },
      ],
      sentence: '',
      noun: 'rides',
      nameHead: 'Instructor',
      format,
    });
    const text = drawAsText(chart, 320);
    expect(text).toMatch(/>Unnamed<\/text>\s*<text[^>]*>instructor</);
    expect(text).toMatch(/>Wolfeschle[a-z]*…</);
  });

  it.each([320, 368, 640])('keeps every leader line off the ring at %i pixels', (width) => {
    const shares = [
      [40, 30, 20, 15, 10, 8, 6, 3, 2, 1],
      [119, 117, 115, 108, 100, 96, 67, 61],
      [900, 1, 1, 1, 1, 1, 1],
    ];
    for (const counts of shares) {
      const text = drawAsText(donutOf(counts), width);
      const outer = Number(/ d="M[^A"]+A([\d.]+) [^"]+Z"/.exec(text)?.[1]);
      const height = Number(/height="(\d+)"/.exec(text)?.[1]);
      const leaders = [...text.matchAll(/ d="M([^"Z]+)"/g)].map(([, path = '']) =>
        path.split(/[AL]/).map((part) => part.split(' ').map(Number).slice(-2)),
      );
      expect(leaders.length).toBeGreaterThan(6);
      for (const leader of leaders) {
        const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = leader.slice(-2);
        for (let part = 0; part <= 1; part += 0.05) {
          const [x, y] = [x1 + (x2 - x1) * part - width / 2, y1 + (y2 - y1) * part - height / 2];
          expect(Math.hypot(x, y)).toBeGreaterThan(outer);
        }
      }
    }
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
