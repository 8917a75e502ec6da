/** Owns what every benchmark prints: a name, a value with its unit, and the target it is held against. */

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** In words; empty where there is none. */
  readonly target: string;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = figures.map(
    ({ name, value, unit, target }) => [name, `${rounded(value)} ${unit}`.trim(), target] as const,
  );
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  for (const [name, value, target] of rows) {
    process.stdout.write(`${name.padEnd(widths[0] ?? 0)}  ${value.padStart(widths[1] ?? 0)}  ${target}\n`);
  }
}

const rounded = (value: number): string =>
  Number.isInteger(value) ? `${value}` : value.toPrecision(value < 100 ? 3 : 4);
