/** A household: its members, invitations to it, the pages that members show each other, as in the embedded store. */

export const migration0006 = {
  version: 6,
  name: 'household',
  sql: `
create table member (
  member_id text collate "C" not null primary key,
  name text collate "C" not null,
  name_key text collate "C" not null unique,
  role text collate "C" not null check (role in ('owner', 'rider', 'viewer')),
  password text collate "C",
  joined_at text collate "C" not null
);

create table invitation (
  invitation_id text collate "C" not null primary key,
  token_hash text collate "C" not null unique,
  name text collate "C" not null,
  role text collate "C" not null check (role in ('rider', 'viewer')),
  created_at text collate "C" not null,
  expires_at text collate "C" not null,
  used_at text collate "C"
);

create table shared_page (
  member_id text collate "C" not null,
  page text collate "C" not null,
  primary key (member_id, page)
);

alter table api_token add column member_id text collate "C" not null default 'owner';
alter table web_session add column member_id text collate "C" not null default 'owner';
`,
} as const;
