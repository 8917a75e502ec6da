/** Owns reading the little Markdown that the formulas are written in: headings, paragraphs, lists, tables, and words in them. */

export type Span =
  | { readonly kind: 'text' | 'strong' | 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly target: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly spans: readonly Span[] }
  | { readonly kind: 'paragraph'; readonly spans: readonly Span[] }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly (readonly Span[])[] }
  | {
      readonly kind: 'table';
      readonly heads: readonly (readonly Span[])[];
      readonly rows: readonly (readonly (readonly Span[])[])[];
    };

const heading = /^(#{1,6}) (.*)$/;
const item = /^(?:-|\d+\.) /;

/** Blocks are told apart by blank lines, as the project's formatter leaves them. */
export function parseMarkdown(text: string): readonly Block[] {
  return text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '')
    .flatMap(parseBlock);
}

function parseBlock(block: string): readonly Block[] {
  const lines = block.split('\n');
  const first = lines[0] ?? '';
  const [, marks, words] = heading.exec(first) ?? [];
  if (marks !== undefined && words !== undefined)
    return [{ kind: 'heading', level: marks.length, spans: parseSpans(words) }];
  if (first.startsWith('|')) return [parseTable(lines)];
  // Items may follow the sentence that introduces them without a blank line.
  const start = lines.findIndex((line) => item.test(line));
  if (start < 0) return [{ kind: 'paragraph', spans: parseSpans(lines.join(' ')) }];
  const before = lines.slice(0, start).join(' ');
  return [
    ...(before === '' ? [] : [{ kind: 'paragraph', spans: parseSpans(before) } as const]),
    parseList(lines.slice(start)),
  ];
}

function parseList(lines: readonly string[]): Block {
  const items: string[] = [];
  for (const line of lines) {
    if (item.test(line)) items.push(line.replace(item, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return { kind: 'list', isNumbered: /^\d/.test(lines[0] ?? ''), items: items.map(parseSpans) };
}

function parseTable([head, , ...rows]: readonly string[]): Block {
  const cells = (line: string): readonly (readonly Span[])[] =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => parseSpans(cell.trim()));
  return { kind: 'table', heads: cells(head ?? ''), rows: rows.map(cells) };
}

const marked = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

function parseSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, strong, code, words, target] = match;
    if (match.index > end) spans.push({ kind: 'text', text: text.slice(end, match.index) });
    if (strong !== undefined) spans.push({ kind: 'strong', text: strong });
    else if (code !== undefined) spans.push({ kind: 'code', text: code });
    else if (words !== undefined && target !== undefined)
      spans.push({ kind: 'link', text: words.replaceAll('`', ''), target });
    end = match.index + whole.length;
  }
  if (end < text.length) spans.push({ kind: 'text', text: text.slice(end) });
  return spans;
}
