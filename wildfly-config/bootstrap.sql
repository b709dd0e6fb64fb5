-- Once per database server, as a superuser, before the first start. Replace the three passwords.
-- care_owner owns the tables and migrates them; care_app is what the application works as: it owns nothing and sees only
-- what row-level security shows; care_infra keeps the server's own tables (cluster members, batch jobs).
create role care_owner login password :'owner_password' noinherit nosuperuser nobypassrls;
create role care_app   login password :'app_password'   noinherit nosuperuser nobypassrls;
create role care_infra login password :'infra_password' noinherit nosuperuser nobypassrls;
create database care owner care_owner;
