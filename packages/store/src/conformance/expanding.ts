/**
 * Owns which changes of tables an older program does not notice: while a new version is started beside it, it still reads and
 * writes what it knows. So a migration only adds; what is not used any more is taken away by a later release, which says
 * from which program on its tables are worked over.
 */
import type { Migration } from '../migration.ts';

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

/** Before this step nobody was promised that an older program may be started. */
const firstStepWithOlderPrograms = 9;

/** @returns a line for each step that a program of the release before would not get over */
export const obstaclesIn = (steps: readonly Migration[]): readonly string[] =>
  steps.flatMap(({ name, version, sql, worksFrom }) =>
    [
      ...(worksFrom === undefined ? contractionsOf(sql) : []),
      ...(worksFrom !== undefined && worksFrom >= version ? ['admits no program of the release before'] : []),
      ...(version >= firstStepWithOlderPrograms ? unforgottenOf(sql) : []),
    ].map((line) => `${name} ${line}`),
  );

/** @param sql statements with `;` behind each @returns a line for each that an older program would notice */
export const contractionsOf = (sql: string): readonly string[] =>
  statementsOf(sql).flatMap((statement) =>
    contractions.flatMap(([pattern, what]) => (pattern.test(statement) ? [`${what}: ${statement}`] : [])),
  );

/**
 * The tables of riders' rows that do not go with the rider by themselves: a program that does not know them deletes the rider
 * all the same, and has to have forgotten everything.
 * @returns a line for each
 */
export const unforgottenOf = (sql: string): readonly string[] =>
  statementsOf(sql)
    .filter((statement) => /^create table\b.*\brider_id\b/.test(statement))
    .filter((statement) => !/\breferences (rider|workout)\b.* on delete cascade\b/.test(statement))
    .map((statement) => `is not forgotten with the rider: ${statement}`);

const statementsOf = (sql: string): readonly string[] =>
  sql
    .replaceAll(/--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim().replaceAll(/\s+/g, ' ').toLowerCase())
    .filter((statement) => statement !== '');
