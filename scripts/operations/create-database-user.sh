#!/bin/sh
# Runs once, when the database is made: a user who owns Ridebook's database and nothing else, and is no superuser.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$RIDEBOOK_DATABASE_PASSWORD" --username postgres --dbname postgres <<'SQL'
create role ridebook login password :'password';
alter database ridebook owner to ridebook;
SQL
psql --set ON_ERROR_STOP=1 --username postgres --dbname ridebook --command 'alter schema public owner to ridebook'
