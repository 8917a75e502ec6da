/** Owns the tables of a household: its members, invitations to it, the pages that members show each other. */

export const migration0006 = {
  version: 6,
  name: 'household',
  sql: `
create table member (
  member_id text not null primary key,
  name text not null,
  name_key text not null unique,
  role text not null check (role in ('owner', 'rider', 'viewer')),
  password text,
  joined_at text not null
) strict, without rowid;

create table invitation (
  invitation_id text not null primary key,
  token_hash text not null unique,
  name text not null,
  role text not null check (role in ('rider', 'viewer')),
  created_at text not null,
  expires_at text not null,
  used_at text
) strict, without rowid;

create table shared_page (
  member_id text not null,
  page text not null,
  primary key (member_id, page)
) strict, without rowid;

alter table api_token add column member_id text not null default 'owner';
alter table web_session add column member_id text not null default 'owner';
`,
} as const;
