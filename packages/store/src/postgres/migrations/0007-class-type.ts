/** The kind of class that its details name, and the pace of a rower. */
export const migration0007 = {
  version: 7,
  name: 'class-type',
  sql: `
alter table workout add column class_type text;
alter table workout add column average_split_seconds_per_500_metres double precision;
`,
} as const;
