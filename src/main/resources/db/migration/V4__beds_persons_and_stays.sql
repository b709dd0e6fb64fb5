create table building (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null references facility,
  name        text not null,
  constraint building_key unique (facility_id, name));
create table room (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null references facility,
  building_id bigint not null references building,
  floor       integer not null,
  number      text not null,
  constraint room_key unique (building_id, number));
create index room_facility on room (facility_id);
create table bed (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null references facility,
  room_id     bigint not null constraint bed_room_fkey references room,
  label       text not null,
  constraint bed_key unique (room_id, label),
  constraint bed_of_facility unique (id, facility_id));
create index bed_facility on bed (facility_id);

-- A bed's kind and state through time, half-open [from_day, until_day): any past day can be reproduced.
create table bed_period (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  bed_id      bigint not null,
  facility_id bigint not null,
  kind        text not null constraint bed_period_kind_check check (kind in ('ORDINARY', 'NURSING', 'SOJOURN', 'HOME')),
  state       text not null constraint bed_period_state_check check (state in ('IN_USE', 'OUT_OF_SERVICE')),
  reason      text,
  from_day    date not null,
  until_day   date,
  foreign key (bed_id, facility_id) references bed (id, facility_id),
  constraint bed_period_reason check (state = 'IN_USE' or reason is not null),
  constraint bed_period_ends_before_begins check (until_day > from_day),
  constraint bed_period_overlap exclude using gist (bed_id with =, daterange(from_day, until_day) with &&));
create index bed_period_facility on bed_period (facility_id);

-- An older person, once in the whole city: found through a keyed hash, the number itself encrypted.
create table person (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  identity_hash   bytea not null constraint person_identity_key unique,
  identity_cipher bytea not null,
  identity_mask   text not null,          -- 640502********1234
  name            text collate "C" not null,
  initials        text collate "C" not null,
  sex             text not null constraint person_sex_check check (sex in ('MALE', 'FEMALE')),
  born            date not null,
  region_code     text collate "C" not null constraint person_region_fkey references region,
  phone           text,
  facility_id     bigint references facility);   -- where the person lives now; kept by the stay
create index person_region on person (region_code, id);
create index person_facility on person (facility_id) where facility_id is not null;
create index person_name on person (name, id);
create index person_initials on person (initials, id);

-- A stay, half-open [from_day, until_day): the day of leaving is not a bed-day.
create table stay (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  person_id    bigint not null constraint stay_person_fkey references person,
  bed_id       bigint not null,
  facility_id  bigint not null,
  kind         text not null constraint stay_kind_check check (kind in ('RESIDENT', 'SOJOURN')),
  origin       text,                      -- where a sojourn guest comes from
  from_day     date not null,
  until_day    date,
  end_reason   text constraint stay_end_reason_check check (end_reason in ('DISCHARGED', 'TRANSFERRED', 'DIED', 'OTHER')),
  foreign key (bed_id, facility_id) references bed (id, facility_id),
  constraint stay_ends_before_begins check (until_day > from_day),
  constraint stay_bed_occupied exclude using gist (bed_id with =, daterange(from_day, until_day) with &&),
  constraint stay_person_resident exclude using gist (person_id with =, daterange(from_day, until_day) with &&));
create index stay_facility on stay (facility_id, from_day);
create index stay_person on stay (person_id);
create index stay_bed on stay (bed_id);
create index stay_sojourn on stay (from_day) where kind = 'SOJOURN';
