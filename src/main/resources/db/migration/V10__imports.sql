-- A file somebody brought: kept sealed until it is done with, read as often as it is asked, written at most once.
create table import (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  kind        text not null,
  file_name   text not null,
  sha256      bytea not null,
  bytes       bigint not null,
  region_code text collate "C" not null references region,      -- whose: the uploader's division or facility
  facility_id bigint references facility,
  uploaded_by text not null,
  uploaded_at timestamptz not null default now(),
  dry_run     boolean not null,
  accept      text not null constraint import_accept_check check (accept in ('ALL', 'VALID')),
  state       text not null constraint import_state_check check (state in ('WAITING', 'RUNNING', 'CHECKED', 'APPLIED', 'REFUSED', 'CANCELLED', 'FAILED')),
  rows        integer,
  refused     integer,
  added       integer,
  changed     integer,
  unchanged   integer,
  started_at  timestamptz,
  finished_at timestamptz,
  ignored     text[] not null default '{}',   -- heads of columns nobody asked for
  failure     text,                     -- key of the sentence that says why the whole file was refused
  failure_args text[] not null default '{}',
  constraint import_counts check (rows >= 0 and refused between 0 and rows));
create index import_hash on import (sha256, kind);
-- One file is written once for one office or home, also when two bring it at the same moment.
create unique index import_applied_key on import (sha256, kind, region_code, coalesce(facility_id, 0)) where state = 'APPLIED';
create index import_region on import (region_code, id);
create index import_open on import (id) where state in ('WAITING', 'RUNNING');

-- The file, sealed with the installation's key in pieces of a megabyte.
create table import_piece (
  import_id bigint not null references import,
  n         integer not null,
  content   bytea not null,
  primary key (import_id, n));

-- How far it is; written beside the work, so that it can be seen before the work is committed.
create table import_progress (
  import_id    bigint primary key references import,
  step         text not null constraint import_progress_step_check check (step in ('READING', 'CHECKING', 'WRITING')),
  done         bigint not null,
  total        bigint not null,
  execution_id bigint,
  cancelled    boolean not null default false);

-- Why a row was not accepted: one line for each reason, in words that are chosen when somebody reads them. The value is masked.
create table import_refusal (
  import_id   bigint not null references import,
  row_no      integer not null,         -- as Excel counts them
  n           integer not null,
  column_key  text not null,
  value       text,
  code        text not null,
  args        text[] not null,
  primary key (import_id, row_no, n));

-- How long a file is kept for its refused rows.
insert into parameter (code, unit, kind) values ('import.keep-days', 'day', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values ('import.keep-days', '2020-01-01', '90', '个人信息最小保存期限，本市规定', 'care');
