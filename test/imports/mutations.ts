/** Owns what may happen to the bytes of a file on its way: bits that turn, pieces that are lost, doubled, moved or put in. */
import fc from 'fast-check';
import { csvFile, csvRow } from '../in-process/made-up-csv.ts';

/** A piece of a file between two places, each given as a share of its length. */
interface Stretch {
  readonly from: number;
  readonly length: number;
}

export type Mutation =
  | { readonly kind: 'turn-bit'; readonly at: number; readonly bit: number }
  | { readonly kind: 'set-byte'; readonly at: number; readonly byte: number }
  | { readonly kind: 'put-in'; readonly at: number; readonly bytes: Uint8Array }
  | { readonly kind: 'lose' | 'double' | 'cut-from'; readonly stretch: Stretch }
  | { readonly kind: 'move'; readonly stretch: Stretch; readonly at: number };

export interface MutatedFile {
  readonly base: number;
  readonly mutations: readonly Mutation[];
  readonly isPartial: boolean;
}

const rows = [
  csvRow(),
  csvRow({ 'Workout Timestamp': '2026-01-30 10:02 (-05)', Title: '"5 min ""Cool"" Down, easy"' }),
  csvRow({ 'Workout Timestamp': '2020-07-15 10:34 (PST)', 'Instructor Name': 'Renée Größe' }),
  csvRow({
    'Workout Timestamp': '2021-02-01 06:00 (UTC)',
    'Fitness Discipline': 'Running',
    Title: '"20 min Run\nin two lines"',
    'Avg. Incline': '-1.5',
    'Avg. Pace (min/mi)': '9.55',
  }),
  csvRow({ 'Workout Timestamp': '2022-03-13 02:30 (EST)', 'Total Output': '"1,208"', Title: "'=SUM(A1)" }),
  csvRow({
    'Workout Timestamp': '2023-10-29 01:30 (CET)',
    'Fitness Discipline': 'Meditation',
    'Total Output': '',
    'Calories Burned': '',
    Title: '瞑想 10 分',
  }),
];
const text = csvFile(...rows);

export interface BaseFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly delimiter: string;
  /** A character of it is a byte where it cuts cells and lines, so that its rows can be counted by other means. */
  readonly isCountable: boolean;
}

const base = (name: string, bytes: Uint8Array, delimiter = ',', isCountable = true): BaseFile => ({
  name,
  bytes,
  delimiter,
  isCountable,
});

/** The same rows as they come from Peloton and out of several spreadsheets. */
export const baseFiles: readonly BaseFile[] = [
  base('as Peloton gives it', Buffer.from(text)),
  base('with CRLF and a mark', Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`)),
  base('between tabs', Buffer.from(text.replaceAll(',', '\t')), '\t'),
  base('between semicolons, of western Windows', Buffer.from(text.replaceAll(',', ';'), 'latin1'), ';'),
  base('in UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le'), ',', false),
];

const share = fc.integer({ min: 0, max: 9_999 }).map((tenThousandths) => tenThousandths / 10_000);
const stretch = fc.record({
  from: share,
  length: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 600 })),
});

/** What means something to a reader of such files, or has been the end of one. */
const telling = [
  '"',
  '""',
  '"\n',
  ',',
  ';',
  '\t',
  '\n',
  '\r',
  '\r\n\r\n',
  '\0',
  '\u001b[2J',
  '\ufeff',
  '=',
  '-',
  '%',
  '٤٥',
  'NaN',
  '1e999',
  '(-05)',
  '(XYZ)',
  '24:00',
  '__proto__',
  '\u202e',
  '\ud83d\ude80',
  `"${'x'.repeat(70_000)}`,
  ','.repeat(1_200),
  '\n'.repeat(3_000),
  '"'.repeat(2_001),
].map((piece) => new Uint8Array(Buffer.from(piece)));

const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...telling) },
  { weight: 1, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 40 }) },
);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('turn-bit' as const), at: share, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('set-byte' as const), at: share, byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('put-in' as const), at: share, bytes: piece }),
  fc.record({ kind: fc.constantFrom('lose' as const, 'double' as const, 'cut-from' as const), stretch }),
  fc.record({ kind: fc.constant('move' as const), stretch, at: share }),
);

export const mutatedFiles: fc.Arbitrary<MutatedFile> = fc.record({
  base: fc.integer({ min: 0, max: baseFiles.length - 1 }),
  mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
  isPartial: fc.boolean(),
});

export const mutate = (bytes: Uint8Array, mutations: readonly Mutation[]): Buffer =>
  mutations.reduce<Buffer>(mutateOnce, Buffer.from(bytes));

function mutateOnce(bytes: Buffer, mutation: Mutation): Buffer {
  const place = (at: number): number =>
    Math.min(Math.floor(at * bytes.length), Math.max(0, bytes.length - 1));
  switch (mutation.kind) {
    case 'turn-bit':
    case 'set-byte': {
      const at = place(mutation.at);
      const changed = Buffer.from(bytes);
      if (at < changed.length)
        changed[at] = mutation.kind === 'set-byte' ? mutation.byte : (changed[at] ?? 0) ^ (1 << mutation.bit);
      return changed;
    }
    case 'put-in': {
      const at = place(mutation.at);
      return Buffer.concat([bytes.subarray(0, at), mutation.bytes, bytes.subarray(at)]);
    }
    case 'cut-from':
      return bytes.subarray(0, place(mutation.stretch.from));
    case 'lose':
      return take(bytes, mutation.stretch).rest;
    case 'double': {
      const { from, taken } = take(bytes, mutation.stretch);
      return Buffer.concat([bytes.subarray(0, from), taken, bytes.subarray(from)]);
    }
    case 'move': {
      const { taken, rest } = take(bytes, mutation.stretch);
      const to = Math.floor(mutation.at * rest.length);
      return Buffer.concat([rest.subarray(0, to), taken, rest.subarray(to)]);
    }
  }
}

function take(bytes: Buffer, stretch: Stretch) {
  const from = Math.floor(stretch.from * bytes.length);
  const taken = bytes.subarray(from, from + stretch.length);
  return { from, taken, rest: Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + taken.length)]) };
}
