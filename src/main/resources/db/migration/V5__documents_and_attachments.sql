-- Papers the office issues: PDF, numbered per office and year, verifiable by anyone through the token in the QR code.
create table document_number (
  office_code text collate "C" not null references region,
  kind        text not null,
  year        smallint not null,
  last        integer not null,
  primary key (office_code, kind, year));
create table document (
  id          bigint primary key default nextval('id_seq'),
  kind        text not null,
  office_code text collate "C" not null references region,
  year        smallint not null,
  sequence    integer not null,
  number      text not null,
  facility_id bigint references facility,
  region_code text collate "C" not null references region,
  title       text not null,
  issued_on   date not null,
  issued_by   text not null,
  token       text collate "C" not null constraint document_token_key unique,
  pdf         bytea not null,
  sha256      bytea not null,
  revoked_on  date,
  revoked_reason text,
  constraint document_number_key unique (office_code, kind, year, sequence));
create index document_facility on document (facility_id);

-- What people hand in. Content is kept once, under its hash; who may see a record may see its attachments.
create table attachment_content (
  sha256    bytea primary key,
  type      text not null,
  size      integer not null,
  bytes     bytea not null,
  thumbnail bytea);
create table attachment (
  id          bigint primary key default nextval('id_seq'),
  facility_id bigint not null references facility,
  subject     text not null,              -- the kind of record it belongs to
  subject_id  bigint not null,
  role        text not null,              -- which material it is
  name        text not null,
  sha256      bytea not null constraint attachment_content_fkey references attachment_content,
  added_at    timestamptz not null default now(),
  added_by    text not null);
create index attachment_subject on attachment (subject, subject_id);
create index attachment_content_of on attachment (sha256);
