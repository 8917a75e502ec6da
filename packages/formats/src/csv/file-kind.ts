/** Owns recognizing what a file really is by how it begins, whatever its name says. */

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export type FileKind =
  | { readonly encoding: Encoding; readonly problem: null }
  | { readonly encoding: null; readonly problem: string };

/** As many bytes as `fileKind` looks at. */
export const kindBytes = 1_024;

const signatures: readonly (readonly [bytes: readonly number[], problem: string])[] = [
  [
    [0x50, 0x4b, 0x03, 0x04],
    'It is a zip file or a spreadsheet (.xlsx), not a CSV. Unpack it, or import the file as Peloton gave it.',
  ],
  [[0x50, 0x4b, 0x05, 0x06], 'It is an empty zip file, not a CSV.'],
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    'It is an old spreadsheet (.xls), not a CSV. Import the file as Peloton gave it.',
  ],
  [[0x1f, 0x8b], 'It is a compressed file (gzip), not a CSV. Unpack it first.'],
  [[0x25, 0x50, 0x44, 0x46], 'It is a PDF, not a CSV.'],
  [[0x89, 0x50, 0x4e, 0x47], 'It is a picture (PNG), not a CSV.'],
  [[0xff, 0xd8, 0xff], 'It is a picture (JPEG), not a CSV.'],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], 'It is a database (SQLite), not a CSV.'],
];

const webPage = /^\s*<(?:!doctype|html|head|body|script|\?xml|!--)/i;

/** @param start the first bytes of the file, `kindBytes` of them where it has as many */
export function fileKind(start: Uint8Array): FileKind {
  if (start.length === 0) return refuse('It is empty.');
  const found = signatures.find(([bytes]) => bytes.every((byte, place) => start[place] === byte));
  if (found !== undefined) return refuse(found[1]);
  const encoding = encodingOf(start);
  const text = asciiOf(start, encoding);
  if (webPage.test(text))
    return refuse('It is a web page, such as a sign-in page, not a CSV. Sign in and download it again.');
  if (/^\s*[{[]/.test(text)) return refuse('It is JSON, not a CSV.');
  return { encoding, problem: null };
}

const refuse = (problem: string): FileKind => ({ encoding: null, problem });

function encodingOf(start: Uint8Array): Encoding {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  // Without a mark, the first letters of a head tell: each of them has a zero beside it.
  if (start.length >= 4 && start[1] === 0 && start[3] === 0 && start[0] !== 0) return 'utf-16le';
  if (start.length >= 4 && start[0] === 0 && start[2] === 0 && start[1] !== 0) return 'utf-16be';
  return 'utf-8';
}

/** Good enough to recognize a tag by. */
function asciiOf(start: Uint8Array, encoding: Encoding): string {
  const bytes = encoding === 'utf-8' ? start : start.filter((byte) => byte !== 0);
  return String.fromCharCode(...bytes.slice(0, 256)).replace(
    /^(?:\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)/,
    '',
  );
}
