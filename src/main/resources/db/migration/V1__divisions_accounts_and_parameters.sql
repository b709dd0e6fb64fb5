-- Whatever the owner creates, the application may use; row-level security (R__scope.sql) says which rows.
alter default privileges in schema care grant select, insert, update, delete on tables to care_app;
alter default privileges in schema care grant usage on sequences to care_app;

-- One sequence for every record: an id names one thing in the whole system. Hibernate takes 50 at a time.
create sequence id_seq increment by 50;

-- 行政区划 GB/T 2260: 6 digits county + 3 town + 3 village; a parent's code is the prefix.
create table region (
  code        text collate "C" primary key constraint region_code_check check (code ~ '^[0-9]{12}$'),
  name        text not null,
  level       smallint not null constraint region_level_check check (level between 1 and 5),
  parent_code text collate "C" constraint region_parent_fkey references region,
  edition     text not null);
create index region_parent on region (parent_code);

-- Census counts by age group and sex: the denominators of ratios per thousand.
create table population (
  region_code text collate "C" not null references region,
  counted_on  date not null,
  age_from    smallint not null,
  age_to      smallint not null,
  sex         text not null constraint population_sex_check check (sex in ('MALE', 'FEMALE')),
  persons     integer not null constraint population_persons_check check (persons >= 0),
  primary key (region_code, counted_on, age_from, sex));

-- Who may log in. facility_id set = sees that facility only; otherwise the division and all below it.
create table account (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  username      text collate "C" not null constraint account_username_key unique,
  display_name  text not null,
  role          text not null constraint account_role_check check (role in ('CITY_OFFICER', 'COUNTY_OFFICER', 'INSPECTOR', 'PLANNER',
                  'TOWNSHIP_CLERK', 'FACILITY_OPERATOR', 'SECURITY_ADMINISTRATOR', 'AUDITOR', 'MACHINE')),
  region_code   text collate "C" not null constraint account_region_fkey references region,
  facility_id   bigint,
  password_hash text not null,
  disabled      boolean not null default false,
  failures      smallint not null default 0,
  locked_until  timestamptz,
  password_set_at timestamptz not null default now(),
  constraint account_facility_check check ((role = 'FACILITY_OPERATOR') = (facility_id is not null)));

-- Dated parameters: what a law or an office may change is a row, never a constant. Values are only added.
create table parameter (
  code  text primary key,
  unit  text not null,
  kind  text not null constraint parameter_kind_check check (kind in ('WHOLE', 'DECIMAL', 'TEXT')));
create table parameter_value (
  code       text not null references parameter,
  valid_from date not null,
  value      text not null,
  basis      text not null,
  entered_by text not null,
  entered_at timestamptz not null default now(),
  constraint parameter_value_key primary key (code, valid_from));

-- The first answer to a write that carried an Idempotency-Key; the same key gets the same answer.
create table answer (
  actor      text not null,
  key        text not null,
  request    text not null,           -- method, path and SHA-256 of the body
  status     smallint not null,
  body       text not null,
  location   text,
  at         timestamptz not null default now(),
  constraint answer_key primary key (actor, key));
