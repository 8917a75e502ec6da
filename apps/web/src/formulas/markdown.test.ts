import { describe, expect, it } from 'vitest';
import { parseMarkdown } from './markdown.ts';

const text = (words: string) => ({ kind: 'text', text: words });

describe('the Markdown of the formulas', () => {
  it('joins the lines of a paragraph and knows words that stand out', () => {
    expect(
      parseMarkdown('# Streaks\n\nDays **in a row**,\nas `streaks` and in [the week](week.md).\n'),
    ).toEqual([
      { kind: 'heading', level: 1, spans: [text('Streaks')] },
      {
        kind: 'paragraph',
        spans: [
          text('Days '),
          { kind: 'strong', text: 'in a row' },
          text(', as '),
          { kind: 'code', text: 'streaks' },
          text(' and in '),
          { kind: 'link', text: 'the week', target: 'week.md' },
          text('.'),
        ],
      },
    ]);
  });

  it('takes an indented line for the rest of its item', () => {
    expect(parseMarkdown('Told are:\n- one\n  and more\n- two')).toEqual([
      { kind: 'paragraph', spans: [text('Told are:')] },
      { kind: 'list', isNumbered: false, items: [[text('one and more')], [text('two')]] },
    ]);
    expect(parseMarkdown('1. first\n2. second')).toEqual([
      { kind: 'list', isNumbered: true, items: [[text('first')], [text('second')]] },
    ]);
  });

  it('reads a table without its line of dashes', () => {
    expect(parseMarkdown('| a | b |\n| --- | --- |\n| 1 | **2** |')).toEqual([
      {
        kind: 'table',
        heads: [[text('a')], [text('b')]],
        rows: [[[text('1')], [{ kind: 'strong', text: '2' }]]],
      },
    ]);
  });
});
