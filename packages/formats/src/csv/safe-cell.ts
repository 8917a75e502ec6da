/** Owns writing one cell: quoted where the format asks for it, and harmless in a spreadsheet that would take text for a formula. */

/** What makes a spreadsheet compute (OWASP, CSV injection), full-width forms included; a number is not meant. */
const formula = /^'*[=+\-@\t\r\0\uff1d\uff0b\uff0d\uff20]/;
const number = /^[+-]?\d+(?:\.\d+)?%?$/;

/** Text that begins like a formula gets an apostrophe before it, which spreadsheets show as plain text. */
export const safeText = (text: string): string =>
  formula.test(text) && !number.test(text) ? `'${text}` : text;

/** The text as it was before `safeText`. */
export const originalText = (text: string): string =>
  text.startsWith("'") && formula.test(text) && !number.test(text) ? text.slice(1) : text;

/** Quotes it where it holds what would end the cell (RFC 4180). */
export const quotedCell = (text: string): string =>
  /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
