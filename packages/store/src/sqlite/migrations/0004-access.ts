/** Owns the tables of who may come in: tokens of programs and sessions of browsers, neither kept as what opens the door. */

export const migration0004 = {
  version: 4,
  name: 'access',
  sql: `
create table api_token (
  id text not null primary key,
  name text not null,
  scope text not null check (scope in ('read', 'write')),
  token_hash text not null unique,
  created_at text not null,
  last_used_at text
) strict, without rowid;

create table web_session (
  session_hash text not null primary key,
  created_at text not null,
  last_seen_at text not null
) strict, without rowid;
`,
} as const;
