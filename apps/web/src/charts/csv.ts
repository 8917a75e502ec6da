/** Owns a chart's table as text for a spreadsheet: commas, quotes doubled (RFC 4180), numbers with a point and in full. */
import type { ChartTable } from './chart.ts';

/** A cell that a spreadsheet would run as a formula is kept from it by an apostrophe (OWASP, CSV injection). */
const formula = /^[=+\-@\t\r]/;

export function csvOf({ heads, rows }: ChartTable): string {
  return [heads, ...rows].map((cells) => cells.map(written).join(',')).join('\r\n') + '\r\n';
}

function written(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
