-- Ability assessments GB/T 42195-2022. A person's newest one is also on the person (ability_grade, ability_on).
create table assessment (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  person_id       bigint not null constraint assessment_person_fkey references person,
  region_code     text collate "C" not null references region,   -- the person's; follows them
  facility_id     bigint references facility,                    -- the home that assessed; empty: an office
  standard        text not null,                                 -- the version it was scored by
  reason          text not null constraint assessment_reason_check check (reason in ('FIRST', 'ROUTINE', 'PROMPT', 'REVIEW', 'OTHER')),
  assessed_on     date not null,
  valid_until     date not null,                                 -- the last day it holds
  coma            boolean not null default false,
  diagnoses       text[] not null default '{}',
  risk_events     smallint not null default 0 constraint assessment_risk_events_check check (risk_events >= 0),   -- within 30 days
  total           smallint not null constraint assessment_total_check check (total between 0 and 90),
  band            smallint not null constraint assessment_band_check check (band between 0 and 4),
  grade           smallint not null constraint assessment_grade_check check (grade between 0 and 4),
  overrides       text[] not null default '{}',
  first_assessor  text not null,
  second_assessor text not null,
  note            text,
  recorded_by     text not null,
  recorded_at     timestamptz not null default now(),
  constraint assessment_key unique (person_id, assessed_on, reason),
  constraint assessment_two_assessors check (first_assessor <> second_assessor),
  constraint assessment_ends_before_begins check (valid_until > assessed_on),
  constraint assessment_never_better check (grade >= band));
create index assessment_person on assessment (person_id, assessed_on desc);
create index assessment_region on assessment (region_code, valid_until);
create index assessment_facility on assessment (facility_id) where facility_id is not null;

-- An admission from the first question to the bed: interrupted and found again, waiting for a bed, offered one, admitted or withdrawn.
create table admission (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  facility_id   bigint not null constraint admission_facility_fkey references facility,
  person_id     bigint not null constraint admission_person_fkey references person,
  state         text not null constraint admission_state_check check (state in ('OPEN', 'WAITING', 'OFFERED', 'ADMITTED', 'WITHDRAWN')),
  opened_on     date not null,
  opened_by     text not null,
  assessment_id bigint references assessment,
  care_level    text constraint admission_care_level_check check (care_level in ('INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL')),
  care_reason   text,
  bed_kind      text constraint admission_bed_kind_check check (bed_kind in ('ORDINARY', 'NURSING', 'SOJOURN', 'HOME')),
  waiting_since date,
  priority      smallint,                  -- lower is sooner; from the categories held when the waiting began
  bed_id        bigint,
  offer_until   date,
  stay_id       bigint references stay,
  ended_on      date,
  end_reason    text,
  foreign key (bed_id, facility_id) references bed (id, facility_id),
  constraint admission_waiting_check check (state not in ('WAITING', 'OFFERED') or (waiting_since is not null and bed_kind is not null and priority is not null)),
  constraint admission_offer_check check ((state = 'OFFERED') = (offer_until is not null)),
  constraint admission_admitted_check check ((state = 'ADMITTED') = (stay_id is not null)));
create unique index admission_one_open on admission (facility_id, person_id) where state in ('OPEN', 'WAITING', 'OFFERED');
create unique index admission_bed_offered on admission (bed_id) where state = 'OFFERED';
create index admission_waiting on admission (facility_id, priority, waiting_since, id) where state in ('WAITING', 'OFFERED');
create index admission_person on admission (person_id);

-- The nine risks of GB 38600-2019: assessed before somebody moves in, every year, and on change.
create table risk_assessment (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null references facility,
  person_id   bigint not null constraint risk_assessment_person_fkey references person,
  assessed_on date not null,
  valid_until date not null,
  assessor    text not null,
  informed    text not null,               -- who was told and signed: the resident or whoever acts for them
  constraint risk_assessment_key unique (facility_id, person_id, assessed_on),
  constraint risk_assessment_ends_before_begins check (valid_until > assessed_on));
create index risk_assessment_person on risk_assessment (person_id);
create index risk_assessment_due on risk_assessment (facility_id, valid_until);
create table risk (
  id                 bigint primary key default nextval('id_seq'),
  version            integer not null default 0,
  risk_assessment_id bigint not null references risk_assessment,
  facility_id        bigint not null references facility,
  kind               text not null constraint risk_kind_check check (kind in ('CHOKING', 'INGESTION', 'PRESSURE_SORE', 'SCALD', 'FALL_FROM_BED', 'FALL', 'HARM', 'WANDERING', 'RECREATION')),
  level              text not null constraint risk_level_check check (level in ('NONE', 'LOW', 'MEDIUM', 'HIGH')),
  measure            text,
  constraint risk_key unique (risk_assessment_id, kind),
  constraint risk_measure_check check (level = 'NONE' or measure is not null));
create index risk_facility on risk (facility_id);

-- The service agreement of a resident: fees per month in fen, what is paid ahead, and the paper both sides sign.
create table agreement (
  id               bigint primary key default nextval('id_seq'),
  version          integer not null default 0,
  facility_id      bigint not null constraint agreement_facility_fkey references facility,
  person_id        bigint not null constraint agreement_person_fkey references person,
  admission_id     bigint references admission,
  stay_id          bigint references stay,
  state            text not null constraint agreement_state_check check (state in ('DRAFT', 'ISSUED', 'SIGNED', 'ENDED')),
  care_level       text not null constraint agreement_care_level_check check (care_level in ('INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL')),
  bed_fen          bigint not null constraint agreement_bed_fen_check check (bed_fen >= 0),       -- a month
  care_fen         bigint not null constraint agreement_care_fen_check check (care_fen >= 0),
  meal_fen         bigint not null constraint agreement_meal_fen_check check (meal_fen >= 0),
  deposit_fen      bigint not null default 0 constraint agreement_deposit_fen_check check (deposit_fen >= 0),
  months_ahead     integer not null default 0 constraint agreement_months_ahead_check check (months_ahead >= 0),
  agent            text,
  agent_phone      text,
  emergency        text not null,
  emergency_phone  text not null,
  content          text not null,          -- care content and manner
  other            text,
  from_day         date not null,
  until_day        date not null,          -- half-open
  signed_on        date,
  ended_on         date,
  document_id      bigint references document,
  constraint agreement_ends_before_begins check (until_day > from_day),
  constraint agreement_signed_check check (state not in ('SIGNED', 'ENDED') or signed_on is not null),
  constraint agreement_overlap exclude using gist (facility_id with =, person_id with =, daterange(from_day, coalesce(ended_on, until_day), case when ended_on = from_day then '[]' else '[)' end) with &&) where (state in ('SIGNED', 'ENDED')));
create index agreement_facility on agreement (facility_id, until_day);
create index agreement_person on agreement (person_id);
create index agreement_stay on agreement (stay_id);
-- What came in and what was paid back; what was used up follows from the days (money_held).
create table agreement_payment (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  agreement_id bigint not null constraint agreement_payment_agreement_fkey references agreement,
  facility_id  bigint not null references facility,
  kind         text not null constraint agreement_payment_kind_check check (kind in ('DEPOSIT', 'FEE', 'REFUND')),
  amount_fen   bigint not null constraint agreement_payment_amount_check check (amount_fen > 0),
  day          date not null,
  note         text,
  entered_by   text not null);
create index agreement_payment_agreement on agreement_payment (agreement_id);
create index agreement_payment_facility on agreement_payment (facility_id, day);

-- A stay: a discharge is ordered first; the bed is free when the person has left.
alter table stay
  add column discharge_on     date,        -- planned day of leaving
  add column discharge_reason text constraint stay_discharge_reason_check check (discharge_reason in ('DISCHARGED', 'TRANSFERRED', 'DIED', 'OTHER')),
  add column service_package  text,        -- of a sojourn guest
  add constraint stay_discharge_check check ((discharge_on is null) = (discharge_reason is null));

-- Away from the home, the bed kept: [from_day, until_day), the day of coming back counts as present.
create table stay_leave (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  stay_id     bigint not null constraint stay_leave_stay_fkey references stay,
  facility_id bigint not null references facility,
  kind        text not null constraint stay_leave_kind_check check (kind in ('HOSPITAL', 'HOME', 'OTHER')),
  from_day    date not null,
  until_day   date,
  expected_on date,
  note        text,
  constraint stay_leave_ends_before_begins check (until_day > from_day),
  constraint stay_leave_overlap exclude using gist (stay_id with =, daterange(from_day, until_day) with &&));
create index stay_leave_facility on stay_leave (facility_id, from_day);

-- The care level of a stay through time.
create table care_period (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  stay_id       bigint not null references stay,
  facility_id   bigint not null references facility,
  level         text not null constraint care_period_level_check check (level in ('INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL')),
  reason        text not null,
  assessment_id bigint references assessment,
  from_day      date not null,
  until_day     date,
  constraint care_period_ends_before_begins check (until_day > from_day),
  constraint care_period_overlap exclude using gist (stay_id with =, daterange(from_day, until_day) with &&));
create index care_period_facility on care_period (facility_id);

-- What should not have happened: reported, followed up, closed.
create table incident (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  stay_id      bigint not null references stay,
  facility_id  bigint not null references facility,
  kind         text not null constraint incident_kind_check check (kind in ('FALL', 'FALL_FROM_BED', 'CHOKING', 'INGESTION', 'PRESSURE_SORE', 'SCALD', 'HARM', 'WANDERING', 'RECREATION', 'OTHER')),
  harm         text not null constraint incident_harm_check check (harm in ('NONE', 'SLIGHT', 'SERIOUS', 'DEATH')),
  happened_at  timestamptz not null,
  place        text not null,
  what         text not null,
  measures     text not null,
  family_told  text,
  state        text not null constraint incident_state_check check (state in ('OPEN', 'CLOSED')),
  reported_by  text not null,
  reported_at  timestamptz not null default now(),
  closed_on    date,
  conclusion   text,
  constraint incident_closed_check check ((state = 'CLOSED') = (closed_on is not null and conclusion is not null)));
create index incident_facility on incident (facility_id, happened_at);
create index incident_stay on incident (stay_id);
create table incident_step (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  incident_id bigint not null references incident,
  facility_id bigint not null references facility,
  day         date not null,
  what        text not null,
  entered_by  text not null);
create index incident_step_incident on incident_step (incident_id);
create index incident_step_facility on incident_step (facility_id);

-- What is paid back or owed when a stay ends, line by line.
create table settlement (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  stay_id      bigint not null constraint settlement_stay_key unique references stay,
  facility_id  bigint not null references facility,
  agreement_id bigint not null references agreement,
  settled_on   date not null,
  days         integer not null,           -- bed-days, those on leave among them
  leave_days   integer not null,
  received_fen bigint not null,
  charged_fen  bigint not null,
  refund_fen   bigint not null,            -- below zero: still owed
  document_id  bigint references document,
  constraint settlement_adds_up check (refund_fen = received_fen - charged_fen),
  constraint settlement_days_check check (days > 0 and leave_days between 0 and days));
create index settlement_facility on settlement (facility_id);

-- A sojourn guest's booking of a bed, half-open.
create table reservation (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  facility_id     bigint not null references facility,
  bed_id          bigint not null,
  guest           text not null,
  phone           text not null,
  origin          text not null,
  service_package text not null,
  from_day        date not null,
  until_day       date not null,
  state           text not null constraint reservation_state_check check (state in ('BOOKED', 'ARRIVED', 'CANCELLED', 'NO_SHOW')),
  stay_id         bigint references stay,
  booked_by       text not null,
  booked_at       timestamptz not null default now(),
  foreign key (bed_id, facility_id) references bed (id, facility_id),
  constraint reservation_ends_before_begins check (until_day > from_day),
  constraint reservation_arrived_check check (stay_id is null or state = 'ARRIVED'),
  constraint reservation_overlap exclude using gist (bed_id with =, daterange(from_day, until_day) with &&) where (state = 'BOOKED'));
create index reservation_facility on reservation (facility_id, from_day);

-- A booked bed is nobody else's, and a bed that is lived in cannot be booked. The booking holds the bed against the foreign key of a
-- stay that comes at the same moment; the stay looks after its foreign key (triggers fire by name) and so sees the booking.
create function reservation_bed() returns trigger language plpgsql as $$
begin
  if new.state <> 'BOOKED' then return new; end if;
  perform 1 from bed where id = new.bed_id for update;
  if exists (select 1 from stay s where s.bed_id = new.bed_id and daterange(s.from_day, s.until_day) && daterange(new.from_day, new.until_day)) then
    raise exception 'lived in' using errcode = '23P01', constraint = 'reservation_bed_lived_in';
  end if;
  return new;
end $$;
create trigger reservation_bed before insert or update on reservation for each row execute function reservation_bed();
create function stay_bed_booked() returns trigger language plpgsql as $$
begin
  if exists (select 1 from reservation r where r.bed_id = new.bed_id and r.state = 'BOOKED' and daterange(r.from_day, r.until_day) && daterange(new.from_day, new.until_day)) then
    raise exception 'booked' using errcode = '23P01', constraint = 'stay_bed_booked';
  end if;
  if exists (select 1 from admission a where a.bed_id = new.bed_id and a.state = 'OFFERED' and a.person_id <> new.person_id and a.offer_until >= new.from_day and (new.until_day is null or new.until_day > (now() at time zone 'Asia/Shanghai')::date)) then
    raise exception 'offered' using errcode = '23P01', constraint = 'stay_bed_offered';
  end if;
  return null;
end $$;
create trigger stay_bed_booked after insert or update of bed_id, from_day, until_day on stay for each row execute function stay_bed_booked();

-- A bed is offered while nobody lives in it and nobody has booked it; the same order of holding and looking as above.
create function admission_bed() returns trigger language plpgsql as $$
declare wanted daterange := daterange((now() at time zone 'Asia/Shanghai')::date, null);
begin
  if new.state <> 'OFFERED' then return new; end if;
  perform 1 from bed where id = new.bed_id for update;
  if exists (select 1 from stay s where s.bed_id = new.bed_id and daterange(s.from_day, s.until_day) && wanted)
    or exists (select 1 from reservation r where r.bed_id = new.bed_id and r.state = 'BOOKED' and daterange(r.from_day, r.until_day) && wanted) then
    raise exception 'not free' using errcode = '23P01', constraint = 'admission_bed_taken';
  end if;
  return new;
end $$;
create trigger admission_bed before insert or update on admission for each row execute function admission_bed();

create function bed_is_free(bed bigint, bed_kind text, wanted daterange) returns boolean language sql as $$
  select not exists (select 1 from stay s where s.bed_id = bed_is_free.bed and daterange(s.from_day, s.until_day) && wanted)
    and not exists (select 1 from reservation r where r.bed_id = bed_is_free.bed and r.state = 'BOOKED' and daterange(r.from_day, r.until_day) && wanted)
    and not exists (select 1 from admission a where a.bed_id = bed_is_free.bed and a.state = 'OFFERED' and a.offer_until >= lower(wanted))
    and exists (select 1 from bed_period p where p.bed_id = bed_is_free.bed and p.state = 'IN_USE' and ($2 is null or p.kind = $2) and p.from_day <= lower(wanted) and (p.until_day is null or p.until_day > lower(wanted)))
    and not exists (select 1 from bed_period p where p.bed_id = bed_is_free.bed and p.state <> 'IN_USE' and daterange(p.from_day, p.until_day) && wanted) $$;

-- Any bed of a kind that is free all the time from a day to another, held for the caller until its transaction ends; null when every one is
-- taken. First a bed nobody is at; then it waits for whoever is, since they may give up.
create function free_bed(facility bigint, bed_kind text, from_day date, until_day date) returns bigint language plpgsql as $$
declare
  wanted daterange := daterange($3, $4);
  candidate bigint;
  waiting boolean := false;
begin
  loop
    candidate := null;
    if waiting then
      select b.id into candidate from bed b where b.facility_id = $1 and bed_is_free(b.id, $2, wanted) order by b.id limit 1 for no key update;
    else
      select b.id into candidate from bed b where b.facility_id = $1 and bed_is_free(b.id, $2, wanted) order by b.id limit 1 for no key update skip locked;
    end if;
    if candidate is null then
      if waiting then return null; end if;
      waiting := true;
    elsif bed_is_free(candidate, $2, wanted) then      -- looked at again, now that nobody else can take it
      return candidate;
    end if;
  end loop;
end $$;

-- An assessment is seen where its person is registered.
create function assessment_follows() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  update assessment a set region_code = new.region_code where a.person_id = new.id;
  return null;
end $$;
create trigger assessment_follows after update of region_code on person for each row when (old.region_code is distinct from new.region_code) execute function assessment_follows();

insert into parameter (code, unit, kind) values
  ('offer.days', 'day', 'WHOLE'),
  ('waiting.order', 'list', 'TEXT'),
  ('leave.warning-days', 'day', 'WHOLE'),
  ('agreement.warning-days', 'day', 'WHOLE'),
  ('risk.valid-months', 'month', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('offer.days', '2020-01-01', '3', '本市管理要求，轮候床位保留天数', 'care'),
  ('waiting.order', '2020-01-01', 'EXTREME_POVERTY, SUBSISTENCE_URBAN, SUBSISTENCE_RURAL, SUBSISTENCE_MARGIN, DISABILITY, ADVANCED_AGE', '本市管理要求，轮候先后按类别，同类按登记日期', 'care'),
  ('leave.warning-days', '2020-01-01', '15', '运营补贴办法，请假满15日不计补贴', 'care'),
  ('agreement.warning-days', '2020-01-01', '30', '本市管理要求，服务协议到期前提醒', 'care'),
  ('risk.valid-months', '2020-01-01', '12', 'GB 38600-2019 养老机构服务安全基本规范，每年至少评估一次，本市取值', 'care');
