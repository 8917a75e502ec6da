/** Owns what becomes of a value on its way into a cell and out again. */

export type CellValue = string | number | boolean | readonly (string | number | boolean)[];

/** Without `disableParsing` Coda reads a text as if it were typed: formulas, numbers, ticks. */
export function parsedValue(value: CellValue): CellValue {
  if (typeof value !== 'string') return value;
  if (value.startsWith('=')) return '#formula';
  if (/^\s*[-+]?\d+(\.\d+)?\s*$/.test(value)) return Number(value);
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}

export type ValueFormat = 'simple' | 'simpleWithArrays' | 'rich';

export const isValueFormat = (text: string): text is ValueFormat =>
  ['simple', 'simpleWithArrays', 'rich'].includes(text);

export function formattedValue(value: CellValue, format: ValueFormat): unknown {
  if (format === 'simple' && Array.isArray(value)) return value.join(',');
  if (format === 'rich' && typeof value === 'string' && value !== '') return `\`\`\`${value}\`\`\``;
  return value;
}

/** `null` for what no cell holds. */
export function maybeCellValue(value: unknown): CellValue | null {
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (!Array.isArray(value)) return null;
  return value.every((entry) => typeof entry !== 'object') ? (value as readonly string[]) : null;
}

/** Two cells are the same key when they read the same. */
export const isSameKey = (a: CellValue | undefined, b: CellValue | undefined): boolean =>
  String(a ?? '') === String(b ?? '');
