/** Owns the tables of who may come in: tokens of programs and sessions of browsers, neither kept as what opens the door. */

export const migration0004 = {
  version: 4,
  name: 'access',
  sql: `
create table api_token (
  id text collate "C" not null primary key,
  name text collate "C" not null,
  scope text collate "C" not null check (scope in ('read', 'write')),
  token_hash text collate "C" not null unique,
  created_at text collate "C" not null,
  last_used_at text collate "C"
);

create table web_session (
  session_hash text collate "C" not null primary key,
  created_at text collate "C" not null,
  last_seen_at text collate "C" not null
);
`,
} as const;
