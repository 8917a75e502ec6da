import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('a chart’s table as CSV', () => {
  it('quotes only what needs it and leaves what is missing empty', () => {
    const table = {
      heads: ['Class', 'Output kJ'],
      rows: [
        ['Climb, "long"', 511.25],
        ['Flat', null],
      ],
    };
    expect(csvOf(table)).toBe('Class,Output kJ\r\n"Climb, ""long""",511.25\r\nFlat,\r\n');
  });

  it('gives no title the chance to be a formula', () => {
    expect(csvOf({ heads: ['Class'], rows: [['=1+1'], ['-x']] })).toBe("Class\r\n'=1+1\r\n'-x\r\n");
  });

  it('writes a negative number as a number', () => {
    expect(csvOf({ heads: ['Change'], rows: [[-3.5]] })).toBe('Change\r\n-3.5\r\n');
  });
});
