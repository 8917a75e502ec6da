/**
 * Owns which changes of tables an older program does not notice: while a new version is started beside it, it still reads and
 * writes what it knows. So a migration only adds; what is not used any more is taken away by a later release.
 */

/** What takes something away from, or asks for something new of, a program that knows the tables as they were. */
const contractions: readonly (readonly [RegExp, string])[] = [
  [/^drop\b/, 'takes something away'],
  [/^alter table \S+ (drop|rename|alter)\b/, 'takes away or changes what an older program uses'],
  [
    /^alter table \S+ add (constraint|check|unique|primary|foreign)\b/,
    'refuses rows that an older program writes',
  ],
  [
    /^alter table \S+ add column .*\bnot null\b(?!.*\bdefault\b)/,
    'asks for a column that an older program does not write',
  ],
  [
    /^alter table \S+ add column .*\b(unique|primary key|check|references)\b/,
    'refuses rows that an older program writes',
  ],
  [/^create unique index\b/, 'refuses rows that an older program writes'],
  [/^(delete|truncate)\b/, 'takes something away'],
];

/** @param sql statements with `;` behind each @returns a line for each that an older program would notice */
export function contractionsOf(sql: string): readonly string[] {
  const statements = sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim().replaceAll(/\s+/g, ' ').toLowerCase())
    .filter((statement) => statement !== '');
  return statements.flatMap((statement) =>
    contractions.flatMap(([pattern, what]) => (pattern.test(statement) ? [`${what}: ${statement}`] : [])),
  );
}
