import type { ImportAnswer, ImportedLine, LineVerdict } from '@ridebook/domain';
import { describe, expect, it } from 'vitest';
import { createFormatter } from '../format/formatter.ts';
import { importedVoice, previewVoice } from './imports.ts';

const format = createFormatter({ locale: 'en-GB', timeZone: 'UTC' });

function answer(verdicts: readonly LineVerdict[], problem: string | null = null): ImportAnswer {
  const lines = verdicts.map((verdict, place): ImportedLine => {
    return { line: place + 2, verdict, reason: null, title: null, localDate: null, discipline: null };
  });
  const report = { file: 'a.csv', imported: 0, matched: 0, unchanged: 0, rejected: [], problem };
  return { report: { ...report, remarks: [], units: null, importNumber: null }, lines, linesLeftOut: 0 };
}
const words = (voice: typeof previewVoice, ...given: Parameters<typeof answer>): string => {
  const { strong, rest } = voice(answer(...given), format);
  return `${strong}${rest}`;
};

describe('an imported file in words', () => {
  it('is told by what is new and what is not', () => {
    expect(words(previewVoice, ['imported', 'imported', 'matched', 'unchanged'])).toBe(
      '2 new workouts would come with this file; 1 here already and 1 imported before.',
    );
    expect(words(importedVoice, ['imported'])).toBe('1 new workout came with this file.');
  });

  it('is told to bring nothing, or nothing but what was missing', () => {
    expect(words(previewVoice, ['unchanged', 'unchanged'])).toBe(
      'Nothing new. All 2 lines were imported before.',
    );
    expect(words(previewVoice, ['matched', 'unchanged'])).toBe(
      'No new workout. 1 line is a workout that is here already; the file fills what was missing.',
    );
  });

  it('is told by its unreadable lines before anything else', () => {
    expect(words(previewVoice, ['rejected', 'imported', 'imported'], '1 of its lines')).toBe(
      '1 line cannot be read. The other 2 can: 2 new.',
    );
    expect(words(previewVoice, [], 'It is empty.')).toBe('This file cannot be imported. It is empty.');
  });
});
