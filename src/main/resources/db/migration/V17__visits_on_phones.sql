-- A phone that somebody has logged in on. It is known by a token of which only the hash is kept; the key that seals what lies on the
-- phone is the same at each login of the same account on it.
create table device (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  username    text collate "C" not null constraint device_account_fkey references account (username) on delete cascade,
  device_id   uuid not null constraint device_key unique,   -- the phone's own number for this account
  name        text not null,
  key_cipher  bytea not null,                   -- sealed like identity numbers
  token_hash  bytea constraint device_token_key unique,
  token_stamp bytea not null,                   -- of the account as it was at the login: another password, another stamp
  since       timestamptz not null,             -- of the last login
  seen_at     timestamptz not null,
  ended_at    timestamptz,
  ended_by    text,
  constraint device_ended_check check ((token_hash is null) = (ended_at is not null) and (ended_at is null) = (ended_by is null)));
create index device_username on device (username);

-- A file on its way from a phone, in parts that follow each other; only the account that began it sees it. It stays until the night
-- after it was used, so that a write whose answer was lost finds it again.
create table upload (
  id       uuid primary key,
  actor    text not null,
  size     integer not null constraint upload_size_check check (size between 1 and 12 * 1024 * 1024),
  sha256   bytea not null constraint upload_sha256_check check (length(sha256) = 32),
  received integer not null default 0,
  begun_at timestamptz not null default now(),
  used_at  timestamptz,
  constraint upload_received_check check (received between 0 and size),
  constraint upload_used_check check (used_at is null or received = size));
create index upload_begun on upload (begun_at);
create table upload_part (
  upload_id uuid not null references upload on delete cascade,
  from_byte integer not null,
  bytes     bytea not null constraint upload_part_check check (length(bytes) between 1 and 256 * 1024),
  primary key (upload_id, from_byte));
alter table upload_part alter column bytes set storage external;      -- photos do not shrink further

-- Of a photo: when it was taken, and where.
alter table attachment
  add column taken_at  timestamptz,
  add column latitude  double precision constraint attachment_latitude_check check (latitude between -90 and 90),
  add column longitude double precision constraint attachment_longitude_check check (longitude between -180 and 180),
  add constraint attachment_place_check check ((latitude is null) = (longitude is null));

-- Who has signed a record, on the screen or by a typed name: each officer who came, and the home.
create table inspection_signature (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  inspection_id bigint not null,
  facility_id   bigint not null,
  officer_id    bigint,                         -- null: the home
  name          text not null constraint inspection_signature_name_check check (length(name) between 1 and 100),
  signed_at     timestamptz not null,
  attachment_id bigint references attachment,   -- null: the typed name is the signature
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  constraint inspection_signature_officer_fkey foreign key (inspection_id, officer_id) references inspection_officer (inspection_id, officer_id),
  constraint inspection_signature_key unique nulls not distinct (inspection_id, officer_id));
create index inspection_signature_facility on inspection_signature (facility_id);
create index inspection_signature_attachment on inspection_signature (attachment_id);
-- A record is signed while the visit lasts; what stands under it stays.
create function inspection_signature_guard() returns trigger language plpgsql as $$
begin
  perform 1 from inspection i where i.id = case when tg_op = 'DELETE' then old.inspection_id else new.inspection_id end and i.state = 'STARTED' for share;
  if not found then raise exception 'not started' using errcode = '23514', constraint = 'inspection_signature_closed'; end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger inspection_signature_guard before insert or update or delete on inspection_signature for each row execute function inspection_signature_guard();

insert into parameter (code, unit, kind) values
  ('visit.offline-days', 'day', 'WHOLE'),
  ('visit.token-days', 'day', 'WHOLE'),
  ('visit.pin-tries', 'try', 'WHOLE'),
  ('visit.photo-pixels', 'pixel', 'WHOLE'),
  ('visit.upload-days', 'day', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('visit.offline-days', '2020-01-01', '7', '本市管理要求，现场检查应用离线可用天数', 'care'),
  ('visit.token-days', '2020-01-01', '30', '本市管理要求，移动设备停用后自动注销天数', 'care'),
  ('visit.pin-tries', '2020-01-01', '5', '本市管理要求，现场检查应用口令连续输错次数', 'care'),
  ('visit.photo-pixels', '2020-01-01', '1600', '本市管理要求，现场照片长边像素', 'care'),
  ('visit.upload-days', '2020-01-01', '14', '本市管理要求，未用完的上传文件保存天数', 'care');
