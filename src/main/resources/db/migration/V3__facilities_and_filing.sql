create table facility (
  id                   bigint primary key default nextval('id_seq'),
  version              integer not null default 0,
  code                 text collate "C" not null constraint facility_code_key unique,
  name                 text not null,
  initials             text collate "C" not null,
  kind                 text not null constraint facility_kind_check check (kind in ('NURSING_HOME', 'WELFARE_HOME', 'WELLNESS_CENTRE', 'DAY_CARE', 'COMMUNITY_CENTRE')),
  ownership            text not null constraint facility_ownership_check check (ownership in ('PUBLIC', 'PUBLIC_BUILT_PRIVATE_RUN', 'PRIVATE')),
  profit               boolean not null default false,
  registrar            text not null default 'COUNTY' constraint facility_registrar_check check (registrar in ('COUNTY', 'CITY')),
  region_code          text collate "C" not null constraint facility_region_fkey references region,
  address              text not null,
  credit_code          text collate "C" constraint facility_credit_code_key unique
                         constraint facility_credit_code_check check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  legal_representative text,
  phone                text,
  floor_area           numeric(10,2) constraint facility_floor_area_check check (floor_area > 0),   -- square metres
  premises             text constraint facility_premises_check check (premises in ('OWNED', 'LEASED', 'PROVIDED')),
  leased_until         date,
  serves               text,
  latitude             double precision,
  longitude            double precision,
  filing               text not null constraint facility_filing_check check (filing in ('FOUND', 'DRAFT', 'SUBMITTED', 'RETURNED', 'FILED', 'CHANGING', 'CANCELLED')),
  filing_since         date not null,
  first_admission_on   date,
  closing_announced_on date,
  closing_on           date,
  constraint facility_name_key unique (region_code, name),
  constraint facility_closing_check check (closing_on >= closing_announced_on));
create index facility_region on facility (region_code, id);
create index facility_name on facility (name, id);
create index facility_initials on facility (initials);

-- The filing state through time, so that any past day can be told; kept by a trigger.
create table facility_status (
  facility_id bigint not null references facility,
  filing      text not null,
  from_day    date not null,
  until_day   date,
  primary key (facility_id, from_day, filing));

-- 备案: one row for each application (first filing, change, cancellation).
create table filing (
  id             bigint primary key default nextval('id_seq'),
  version        integer not null default 0,
  facility_id    bigint not null constraint filing_facility_fkey references facility,
  kind           text not null constraint filing_kind_check check (kind in ('INITIAL', 'CHANGE', 'CANCELLATION')),
  state          text not null constraint filing_state_check check (state in ('SUBMITTED', 'RETURNED', 'ACCEPTED', 'WITHDRAWN')),
  authority_code text collate "C" not null references region,
  submitted_on   date not null,
  submitted_by   text not null,
  decided_on     date,
  decided_by     text,
  proposed       text,                   -- JSON of the changed details, applied on acceptance
  receipt_id     bigint,
  notice_id      bigint);
create unique index filing_one_open on filing (facility_id) where state in ('SUBMITTED', 'RETURNED');
create index filing_facility on filing (facility_id, id);

create table filing_gap (
  id          bigint primary key default nextval('id_seq'),
  filing_id   bigint not null references filing,
  facility_id bigint not null references facility,
  material    text not null,
  explanation text not null,
  constraint filing_gap_key unique (filing_id, material));

create table licence (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null constraint licence_facility_fkey references facility,
  kind        text not null constraint licence_kind_check check (kind in ('REGISTRATION', 'FIRE_ACCEPTANCE', 'FOOD', 'MEDICAL', 'LIFT', 'BUILDING_SAFETY', 'OTHER')),
  number      text not null,
  issuer      text not null,
  valid_from  date not null,
  valid_until date,                      -- empty: no end
  ended_on    date,                      -- replaced or withdrawn
  constraint licence_key unique (facility_id, kind, number, valid_from),
  constraint licence_ends_before_begins check (valid_until >= valid_from));
create index licence_expiry on licence (valid_until) where ended_on is null;
create index licence_facility on licence (facility_id);

create table staff (
  id             bigint primary key default nextval('id_seq'),
  version        integer not null default 0,
  facility_id    bigint not null constraint staff_facility_fkey references facility,
  name           text not null,
  post           text not null constraint staff_post_check check (post in ('DIRECTOR', 'CAREGIVER', 'NURSE', 'DOCTOR', 'SOCIAL_WORKER', 'COOK', 'SAFETY', 'OTHER')),
  employed_from  date not null,
  employed_until date,
  constraint staff_key unique (facility_id, name, post, employed_from),
  constraint staff_ends_before_begins check (employed_until >= employed_from));
create index staff_facility on staff (facility_id);

create table certificate (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  staff_id    bigint not null constraint certificate_staff_fkey references staff,
  facility_id bigint not null references facility,
  kind        text not null constraint certificate_kind_check check (kind in ('HEALTH', 'CAREGIVER', 'NURSE', 'DOCTOR', 'FIRE_CONTROL', 'FOOD_SAFETY', 'OTHER')),
  number      text not null,
  valid_from  date not null,
  valid_until date,
  constraint certificate_key unique (staff_id, kind, number, valid_from),
  constraint certificate_ends_before_begins check (valid_until >= valid_from));
create index certificate_staff on certificate (staff_id);
create index certificate_expiry on certificate (valid_until);

-- What happened to a facility, told in a sentence (code = message key), newest first on its page.
create table event (
  id          bigint primary key default nextval('id_seq'),
  facility_id bigint not null references facility,
  at          timestamptz not null default now(),
  day         date not null,
  actor       text not null,
  code        text not null,
  args        text[] not null default '{}');
create index event_facility on event (facility_id, day desc, id desc);
