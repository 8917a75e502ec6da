/** Owns reading the numbers of a file, however a spreadsheet may have dressed them, and refusing what could be two numbers. */

export type NumberReading = { readonly value: number | null } | { readonly problem: string };

export interface NumberForm {
  /** What cuts the file: with semicolons, a comma is the decimal mark. */
  readonly delimiter: string;
  readonly isPercent?: boolean;
  readonly mayBeNegative?: boolean;
}

const plain = /^-?\d+(?:\.\d+)?$/;
const groupedByComma = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const groupedByPoint = /^-?\d{1,3}(?:\.\d{3})+,\d+$/;
const decimalComma = /^-?\d+,\d+$/;
const decimalCommaOrGroup = /^-?\d{1,3}[,.]\d{3}$/;

/** More than any measure of a workout. */
const largest = 1e7;

const absent: ReadonlySet<string> = new Set(['', '-', '–', '—']);

/** A cell that is blank or holds a dash is `null`: nothing was measured. */
export function readNumber(cell: string, form: NumberForm): NumberReading {
  const trimmed = cell.trim().replace('\u2212', '-');
  if (absent.has(trimmed)) return { value: null };
  const text = form.isPercent ? trimmed.replace(/\s*%$/, '') : trimmed;
  const value = maybeNumber(text, form.delimiter === ';');
  if (value === null || !Number.isFinite(value))
    return { problem: `"${shorten(trimmed)}" is no number that can be trusted` };
  if (value < 0 && !form.mayBeNegative) return { problem: `"${shorten(trimmed)}" is below zero` };
  if (Math.abs(value) > largest) return { problem: `"${shorten(trimmed)}" is too large` };
  return { value };
}

function maybeNumber(text: string, hasDecimalComma: boolean): number | null {
  if (hasDecimalComma && decimalCommaOrGroup.test(text) && text.includes('.')) return null;
  if (plain.test(text)) return Number(text);
  if (groupedByPoint.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (hasDecimalComma && decimalComma.test(text)) return Number(text.replace(',', '.'));
  if (groupedByComma.test(text)) return Number(text.replaceAll(',', ''));
  return decimalComma.test(text) ? Number(text.replace(',', '.')) : null;
}

const clockPace = /^(\d{1,2}):([0-5]\d)(?::00(?: ?[AaPp][Mm])?)?$/;

/**
 * Minutes per mile or kilometre: decimal, or `7:31`. A spreadsheet makes `7:31:00 AM` of that, which can be undone.
 */
export function readPace(cell: string, form: NumberForm): NumberReading {
  const [, minutes, seconds] = clockPace.exec(cell.trim()) ?? [];
  if (minutes === undefined) return readNumber(cell, form);
  return { value: Number(minutes) + Number(seconds) / 60 };
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
