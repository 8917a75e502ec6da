import { describe, expect, it } from 'vitest';
import { StorageError } from '@ridebook/store';
import { loggableReason, loggableTrace } from './loggable.ts';

const thrownBy = (work: () => unknown): Error => {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown.');
};
const riderId = '0123456789abcdef0123456789abcdef';

describe('what of an error a log tells', () => {
  it('is a sentence of our own as it is, but for ids of riders and workouts', () => {
    const error = new StorageError(`The graph of workout ${riderId} is damaged. Run "ridebook restore".`);
    expect(loggableReason(error)).toBe('The graph of workout … is damaged. Run "ridebook restore".');
  });

  it.each([
    '{"name": "Maren\'s \\"long\\" ride", oops',
    'Maren',
    `[${'"ride", '.repeat(40)}Maren]`,
    '"Maren\n"',
  ])('is nothing of the text that was no JSON: %j', (text) => {
    const error = thrownBy(() => JSON.parse(text));
    expect(error.message).toMatch(/Maren|position|line/);
    expect(loggableReason(error)).toMatch(/^SyntaxError: /);
    expect(loggableTrace(error)).not.toMatch(/Maren|ride"/);
  });

  it('is where it happened', () => {
    const [line, ...frames] = loggableTrace(thrownBy(() => JSON.parse('Maren'))).split('\n');
    expect(line).toMatch(/^SyntaxError: Unexpected token …/);
    expect(frames.join('\n')).toContain('loggable.test.ts');
    expect(frames.filter((frame) => !/^\s+at /.test(frame))).toEqual([]);
  });

  it('is nothing of what was thrown and is no error', () => {
    expect(loggableReason('Maren')).toBe('It is not known why.');
  });
});
