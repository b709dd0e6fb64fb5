-- Once, connected to the new database as a superuser.
revoke all on schema public from public;
revoke temporary on database care from public;
grant temporary on database care to care_app;            -- staging of imports by COPY
create schema care   authorization care_owner;
create schema server authorization care_infra;
grant usage on schema care to care_app;
grant usage on schema public to care_owner, care_app;
create extension btree_gist schema public;
alter role care_owner in database care set search_path = care, public;
alter role care_app   in database care set search_path = care, public;
alter role care_infra in database care set search_path = server;
