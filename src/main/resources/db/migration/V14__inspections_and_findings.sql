-- Checklists, in dated versions: what an inspector looks at and an operator checks beforehand. A version that is in force stays as it is.
create table checklist (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  number       integer not null constraint checklist_key unique,      -- 1, 2, 3 …
  name         text not null,
  state        text not null constraint checklist_state_check check (state in ('DRAFT', 'IN_FORCE')),
  valid_from   date constraint checklist_valid_from_key unique,       -- in force until the next one is
  published_by text,
  constraint checklist_in_force_check check ((state = 'IN_FORCE') = (valid_from is not null and published_by is not null)));
-- The situations of the standard for major hazards (2023), five groups; text empty: to be entered from the official text.
create table major_hazard (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  number       integer not null constraint major_hazard_key unique,
  hazard_group integer not null constraint major_hazard_group_check check (hazard_group between 1 and 5),
  situation    text,
  basis        text not null,
  confirmed    boolean not null default false,
  constraint major_hazard_confirmed_check check (not confirmed or situation is not null));
create table checklist_item (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  checklist_id    bigint not null constraint checklist_item_checklist_fkey references checklist,
  code            text not null,                -- e.g. FIRE-03, the same thing in every version
  domain          text not null constraint checklist_item_domain_check check (domain in ('FIRE', 'ELECTRIC', 'GAS', 'FOOD', 'EPIDEMIC', 'CARE', 'STAFF', 'FUNDS')),
  position        integer not null,
  requirement     text not null,                -- what has to be so
  basis           text not null,                -- standard and clause
  method          text not null,                -- how it is looked at
  severity        text not null constraint checklist_item_severity_check check (severity in ('SLIGHT', 'ORDINARY', 'GRAVE')),
  deadline_days   integer not null constraint checklist_item_deadline_check check (deadline_days between 0 and 90),   -- working days; 0: at once
  major_hazard_id bigint references major_hazard,
  order_text      text not null,                -- wording of the order
  unit            text,                         -- of a measured value, when there is one
  constraint checklist_item_key unique (checklist_id, code),
  constraint checklist_item_major_check check (major_hazard_id is null or severity = 'GRAVE'));
create index checklist_item_order on checklist_item (checklist_id, domain, position);
create function checklist_frozen() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'checklist' then
    if old.state = 'IN_FORCE' then raise exception 'in force' using errcode = '23514', constraint = 'checklist_frozen'; end if;
    return case when tg_op = 'DELETE' then old else new end;
  end if;
  if exists (select 1 from checklist c where c.id = case when tg_op = 'DELETE' then old.checklist_id else new.checklist_id end and c.state = 'IN_FORCE') then
    raise exception 'in force' using errcode = '23514', constraint = 'checklist_frozen';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger checklist_frozen before update or delete on checklist for each row execute function checklist_frozen();
create trigger checklist_item_frozen before insert or update or delete on checklist_item for each row execute function checklist_frozen();

-- The list of matters that may be inspected, dated: nothing outside of it is.
create table inspection_matter (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  domain      text not null constraint inspection_matter_domain_check check (domain in ('FIRE', 'ELECTRIC', 'GAS', 'FOOD', 'EPIDEMIC', 'CARE', 'STAFF', 'FUNDS')),
  name        text not null,
  basis       text not null,
  valid_from  date not null,
  valid_until date,                             -- half-open
  constraint inspection_matter_ends_before_begins check (valid_until > valid_from),
  constraint inspection_matter_overlap exclude using gist (domain with =, daterange(valid_from, valid_until) with &&));

-- Who inspects: with a certificate and the days it holds, and the homes they have nothing to decide about.
create table officer (
  id                 bigint primary key default nextval('id_seq'),
  version            integer not null default 0,
  region_code        text collate "C" not null references region,      -- the office
  name               text not null,
  department         text not null constraint officer_department_check check (department in ('CIVIL_AFFAIRS', 'MARKET', 'FIRE_RESCUE', 'HEALTH', 'POLICE', 'HOUSING', 'FINANCE')),
  certificate_number text not null constraint officer_certificate_number_key unique,
  certificate_until  date not null,                                     -- the last day it holds
  username           text collate "C" constraint officer_username_key unique references account (username),
  active             boolean not null default true);
create index officer_region on officer (region_code);
create table officer_conflict (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  officer_id  bigint not null references officer,
  facility_id bigint not null references facility,
  reason      text not null,
  constraint officer_conflict_key unique (officer_id, facility_id));
create index officer_conflict_facility on officer_conflict (facility_id);

-- A year's plan or a campaign: what is inspected where and when. A single case needs none.
create table inspection_plan (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  region_code text collate "C" not null references region,
  kind        text not null constraint inspection_plan_kind_check check (kind in ('YEARLY', 'CAMPAIGN')),
  form        text not null constraint inspection_plan_form_check check (form in ('DAILY', 'SPECIAL')),
  name        text not null,
  basis       text not null,
  domains     text[] not null constraint inspection_plan_domains_check check (cardinality(domains) > 0),
  departments text[] not null default '{}',     -- further ones that come along: a joint inspection
  from_day    date not null,
  until_day   date not null,                    -- half-open
  state       text not null constraint inspection_plan_state_check check (state in ('DRAFT', 'APPROVED', 'CLOSED')),
  made_by     text not null,
  approved_by text,
  approved_on date,
  constraint inspection_plan_ends_before_begins check (until_day > from_day),
  constraint inspection_plan_approved_check check (state = 'DRAFT' or (approved_by is not null and approved_on is not null)),
  constraint inspection_plan_key unique (region_code, name));
create index inspection_plan_region on inspection_plan (region_code, from_day);

-- One inspection of one home, from the assignment to the signed record.
create table inspection (
  id                bigint primary key default nextval('id_seq'),
  version           integer not null default 0,
  facility_id       bigint not null constraint inspection_facility_fkey references facility,
  plan_id           bigint references inspection_plan,
  form              text not null constraint inspection_form_check check (form in ('DAILY', 'SPECIAL', 'CASE')),
  ground            text not null,              -- why: the plan's name, a complaint, a clue
  domains           text[] not null constraint inspection_domains_check check (cardinality(domains) > 0),
  departments       text[] not null default '{}',
  checklist_id      bigint references checklist,            -- the one in force on arrival
  planned_from      date not null,
  planned_until     date not null,              -- half-open
  state             text not null constraint inspection_state_check check (state in ('PLANNED', 'STARTED', 'RECORDED', 'CANCELLED')),
  assigned_by       text not null,
  arrived_at        timestamptz,
  arrived_how       text constraint inspection_arrived_how_check check (arrived_how in ('SCANNED', 'TYPED')),
  purpose           text,
  latitude          double precision,
  longitude         double precision,
  accuracy          integer,                    -- metres
  no_place          text,                       -- why there is no position
  summary           text,
  facility_signer   text,                       -- who signs for the home
  refusal           text,                       -- or why nobody does
  recorded_at       timestamptz,
  record_id         bigint references document, -- 现场检查笔录
  cancelled_why     text,
  objection_until   date,                       -- the last day the home may object; published after it
  published_on      date,
  constraint inspection_ends_before_begins check (planned_until > planned_from),
  constraint inspection_started_check check (state not in ('STARTED', 'RECORDED') or (arrived_at is not null and purpose is not null and arrived_how is not null and checklist_id is not null)),
  constraint inspection_place_check check (arrived_at is null or (latitude is not null and longitude is not null) or no_place is not null),
  constraint inspection_recorded_check check ((state = 'RECORDED') = (recorded_at is not null and objection_until is not null)),
  constraint inspection_signed_check check (state <> 'RECORDED' or (facility_signer is null) <> (refusal is null)),
  constraint inspection_cancelled_check check ((state = 'CANCELLED') = (cancelled_why is not null)),
  constraint inspection_published_check check (published_on is null or (state = 'RECORDED' and published_on > objection_until)),
  constraint inspection_id_facility_key unique (id, facility_id));
create index inspection_of_facility on inspection (facility_id, planned_from);
create index inspection_open on inspection (planned_until) where state in ('PLANNED', 'STARTED');
create index inspection_plan_id on inspection (plan_id);
create table inspection_officer (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  inspection_id bigint not null references inspection,
  facility_id   bigint not null references facility,
  officer_id    bigint not null references officer,
  signed_at     timestamptz,
  constraint inspection_officer_key unique (inspection_id, officer_id));
create index inspection_officer_officer on inspection_officer (officer_id);
create index inspection_officer_facility on inspection_officer (facility_id);
create table inspection_answer (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  inspection_id bigint not null,
  facility_id   bigint not null,
  item_id       bigint not null constraint inspection_answer_item_fkey references checklist_item,
  outcome       text not null constraint inspection_answer_outcome_check check (outcome in ('CONFORM', 'DEFICIENT', 'NOT_APPLICABLE')),
  severity      text constraint inspection_answer_severity_check check (severity in ('SLIGHT', 'ORDINARY', 'GRAVE')),
  note          text,
  measured      numeric(12, 3),
  answered_at   timestamptz not null,
  answered_by   text not null,
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  constraint inspection_answer_key unique (inspection_id, item_id),
  constraint inspection_answer_severity_given check ((outcome = 'DEFICIENT') = (severity is not null)),
  constraint inspection_answer_note_given check (outcome <> 'DEFICIENT' or note is not null));
create index inspection_answer_facility on inspection_answer (facility_id);

-- A recorded or cancelled inspection stays so, and its answers with it; nobody starts without two officers whose certificates hold that
-- day; the matters are on the list; what is planned keeps within the year's cap of the home (a single case is not counted).
create function inspection_guard() returns trigger language plpgsql as $$
declare
  begun date := (new.arrived_at at time zone 'Asia/Shanghai')::date;
  most integer;
begin
  if tg_op = 'UPDATE' then
    if old.state in ('RECORDED', 'CANCELLED') and (new.state, new.facility_id, new.checklist_id, new.arrived_at, new.recorded_at) is distinct from (old.state, old.facility_id, old.checklist_id, old.arrived_at, old.recorded_at)
      or old.state = 'STARTED' and new.state = 'PLANNED' or old.state = 'PLANNED' and new.state = 'RECORDED' then
      raise exception 'order of states' using errcode = '23514', constraint = 'inspection_state_order';
    end if;
    if old.state = 'PLANNED' and new.state = 'STARTED' and (select count(*) from inspection_officer x join officer o on o.id = x.officer_id where x.inspection_id = new.id and o.active and o.certificate_until >= begun) < 2 then
      raise exception 'two officers' using errcode = '23514', constraint = 'inspection_two_officers';
    end if;
    return new;
  end if;
  if exists (select 1 from unnest(new.domains) d where not exists (select 1 from inspection_matter m where m.domain = d and m.valid_from <= new.planned_from and (m.valid_until is null or m.valid_until > new.planned_from))) then
    raise exception 'not on the list' using errcode = '23514', constraint = 'inspection_matter_listed';
  end if;
  if new.form <> 'CASE' then
    perform 1 from facility f where f.id = new.facility_id for no key update;
    select value::integer into most from parameter_value where code = 'inspection.most-a-year' and valid_from <= new.planned_from order by valid_from desc limit 1;
    if (select count(*) from inspection i where i.facility_id = new.facility_id and i.form <> 'CASE' and (i.state <> 'CANCELLED' or i.arrived_at is not null) and extract(year from i.planned_from) = extract(year from new.planned_from)) >= most then
      raise exception 'over the cap' using errcode = '23514', constraint = 'inspection_year_cap';
    end if;
  end if;
  return new;
end $$;
create trigger inspection_guard before insert or update on inspection for each row execute function inspection_guard();
create function inspection_answer_guard() returns trigger language plpgsql as $$
declare i inspection;
begin
  select * into i from inspection where id = new.inspection_id for share;
  if i.state <> 'STARTED' then raise exception 'not started' using errcode = '23514', constraint = 'inspection_answer_closed'; end if;
  if not exists (select 1 from checklist_item x where x.id = new.item_id and x.checklist_id = i.checklist_id and x.domain = any (i.domains)) then
    raise exception 'not on the list' using errcode = '23514', constraint = 'inspection_answer_outside';
  end if;
  return new;
end $$;
create trigger inspection_answer_guard before insert or update on inspection_answer for each row execute function inspection_answer_guard();

-- What the home has to say against a record before it is published.
create table inspection_objection (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  inspection_id bigint not null constraint inspection_objection_key unique,
  facility_id   bigint not null,
  said          text not null,
  raised_on     date not null,
  raised_by     text not null,
  state         text not null constraint inspection_objection_state_check check (state in ('RAISED', 'UPHELD', 'REFUSED')),
  answer        text,
  decided_on    date,
  decided_by    text,
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  constraint inspection_objection_decided_check check ((state = 'RAISED') = (decided_on is null) and (state = 'RAISED' or (answer is not null and decided_by is not null))));
create index inspection_objection_facility on inspection_objection (facility_id);

-- 责令限期整改通知书: the findings of one inspection that are put right by order, how it was served.
create table rectification_order (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  facility_id   bigint not null,
  inspection_id bigint not null,
  issued_on     date not null,
  issued_by     text not null,
  document_id   bigint references document,
  served_on     date,
  served_how    text constraint rectification_order_served_how_check check (served_how in ('IN_PERSON', 'LEFT', 'POSTED', 'ELECTRONIC')),
  served_to     text,
  witness       text,                           -- who saw it left, when nobody took it
  proof_id      bigint references document,     -- 送达回证
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  constraint rectification_order_id_facility_key unique (id, facility_id),
  constraint rectification_order_served_check check ((served_on is null) = (served_how is null) and (served_on is null or served_to is not null) and (served_on is null or served_on >= issued_on)),
  constraint rectification_order_witness_check check (served_how <> 'LEFT' or witness is not null));
create index rectification_order_inspection on rectification_order (inspection_id);
create index rectification_order_facility on rectification_order (facility_id);

-- What is not as it should be, until it is: 待整改 → 整改中 → 待复查 → 合格 / 退回 → 销号.
create table finding (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  facility_id     bigint not null,
  inspection_id   bigint not null,
  item_id         bigint not null references checklist_item,
  number          integer not null,             -- within its inspection
  domain          text not null,
  severity        text not null constraint finding_severity_check check (severity in ('SLIGHT', 'ORDINARY', 'GRAVE')),
  major_hazard_id bigint references major_hazard,
  note            text not null,
  order_text      text not null,
  basis           text not null,
  deadline_days   integer not null,
  found_on        date not null,
  state           text not null constraint finding_state_check check (state in ('OPEN', 'RECTIFYING', 'ANSWERED', 'PASSED', 'RETURNED', 'CLOSED', 'WITHDRAWN')),
  order_id        bigint,
  due_on          date,                         -- known once the order is served
  escalated_on    date,
  closed_on       date,
  closed_by       text,
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  foreign key (order_id, facility_id) references rectification_order (id, facility_id),
  constraint finding_key unique (inspection_id, item_id),
  constraint finding_number_key unique (inspection_id, number),
  constraint finding_id_facility_key unique (id, facility_id),
  constraint finding_due_check check (state = 'WITHDRAWN' or (state = 'OPEN') = (due_on is null)),
  constraint finding_order_check check (state in ('OPEN', 'WITHDRAWN') or order_id is not null),
  constraint finding_closed_check check ((state = 'CLOSED') = (closed_on is not null and closed_by is not null)));
create index finding_facility on finding (facility_id, state);
create index finding_due on finding (due_on) where state in ('RECTIFYING', 'RETURNED');
create index finding_order on finding (order_id);
create function finding_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('OPEN', 'RECTIFYING'), ('RECTIFYING', 'ANSWERED'), ('RETURNED', 'ANSWERED'), ('ANSWERED', 'PASSED'), ('ANSWERED', 'RETURNED'), ('PASSED', 'CLOSED'), ('OPEN', 'WITHDRAWN'), ('RECTIFYING', 'WITHDRAWN'), ('ANSWERED', 'WITHDRAWN'), ('RETURNED', 'WITHDRAWN')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'finding_state_order';
  end if;
  return new;
end $$;
create trigger finding_guard before update on finding for each row execute function finding_guard();
-- Everything that happened to a finding; never changed.
create table finding_event (
  id          bigint primary key default nextval('id_seq'),
  finding_id  bigint not null,
  facility_id bigint not null,
  at          timestamptz not null default now(),
  day         date not null,
  actor       text not null,
  code        text not null,
  args        text[] not null default '{}',
  foreign key (finding_id, facility_id) references finding (id, facility_id));
create index finding_event_finding on finding_event (finding_id);
create index finding_event_facility on finding_event (facility_id);
-- What the home says it has done; photos hang on it.
create table finding_answer (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  finding_id  bigint not null,
  facility_id bigint not null,
  answered_on date not null,
  answered_by text not null,
  done        text not null,
  sent        boolean not null default false,   -- photos are added first
  foreign key (finding_id, facility_id) references finding (id, facility_id));
create index finding_answer_finding on finding_answer (finding_id);
create index finding_answer_facility on finding_answer (facility_id);
-- One extension, asked for before the deadline and decided.
create table finding_extension (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  finding_id  bigint not null,
  facility_id bigint not null,
  asked_on    date not null,
  asked_by    text not null,
  reason      text not null,
  wanted      date not null,
  state       text not null constraint finding_extension_state_check check (state in ('ASKED', 'GRANTED', 'REFUSED')),
  decided_on  date,
  decided_by  text,
  answer      text,
  foreign key (finding_id, facility_id) references finding (id, facility_id),
  constraint finding_extension_decided_check check ((state = 'ASKED') = (decided_on is null) and (state = 'ASKED' or decided_by is not null)));
create unique index finding_extension_once on finding_extension (finding_id) where state <> 'REFUSED';
create index finding_extension_facility on finding_extension (facility_id);
-- 复查: two officers look again at what was answered; one opinion for all of it.
create table reinspection (
  id             bigint primary key default nextval('id_seq'),
  version        integer not null default 0,
  facility_id    bigint not null,
  order_id       bigint not null,
  day            date not null,
  first_officer  bigint not null references officer,
  second_officer bigint not null references officer,
  recorded_by    text not null,
  document_id    bigint references document,
  foreign key (order_id, facility_id) references rectification_order (id, facility_id),
  constraint reinspection_id_facility_key unique (id, facility_id),
  constraint reinspection_two_officers check (first_officer <> second_officer));
create index reinspection_order on reinspection (order_id);
create index reinspection_facility on reinspection (facility_id);
create table reinspection_result (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  reinspection_id bigint not null,
  facility_id     bigint not null,
  finding_id      bigint not null,
  passed          boolean not null,
  note            text,
  due_on          date,                         -- the new deadline of what is returned
  foreign key (reinspection_id, facility_id) references reinspection (id, facility_id),
  foreign key (finding_id, facility_id) references finding (id, facility_id),
  constraint reinspection_result_key unique (reinspection_id, finding_id),
  constraint reinspection_result_returned_check check (passed or (note is not null and due_on is not null)));
create index reinspection_result_finding on reinspection_result (finding_id);
create index reinspection_result_facility on reinspection_result (facility_id);

-- A major hazard puts its home on the list: nobody moves in until a re-inspection has cleared it.
create table restriction (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null,
  finding_id  bigint not null constraint restriction_key unique,
  from_day    date not null,
  what        text not null,                    -- which use is restricted
  document_id bigint references document,       -- 挂牌督办通知书
  reported_on date,                             -- upwards
  reported_to text,
  lifted_on   date,                             -- half-open
  foreign key (finding_id, facility_id) references finding (id, facility_id),
  constraint restriction_ends_before_begins check (lifted_on >= from_day),
  constraint restriction_reported_check check ((reported_on is null) = (reported_to is null)));
create index restriction_facility on restriction (facility_id) where lifted_on is null;
create function restriction_guard() returns trigger language plpgsql as $$
begin
  perform 1 from facility f where f.id = new.facility_id for update;   -- whoever moves in at the same moment decides before or after
  if new.lifted_on is not null and exists (select 1 from finding f where f.id = new.finding_id and f.state not in ('PASSED', 'CLOSED', 'WITHDRAWN')) then
    raise exception 'not cleared' using errcode = '23514', constraint = 'restriction_not_cleared';
  end if;
  return new;
end $$;
create trigger restriction_guard before insert or update on restriction for each row execute function restriction_guard();
-- Whoever lives there already may still change beds.
create function stay_restricted() returns trigger language plpgsql as $$
begin
  if exists (select 1 from restriction r where r.facility_id = new.facility_id and r.from_day <= new.from_day and (r.lifted_on is null or r.lifted_on > new.from_day))
    and not exists (select 1 from stay s where s.facility_id = new.facility_id and s.person_id = new.person_id and s.until_day = new.from_day) then
    raise exception 'restricted' using errcode = '23514', constraint = 'stay_facility_restricted';
  end if;
  return null;
end $$;
create trigger stay_restricted after insert or update of facility_id, from_day on stay for each row execute function stay_restricted();

insert into parameter (code, unit, kind) values
  ('inspection.most-a-year', 'inspection', 'WHOLE'),
  ('inspection.once-in-months', 'month', 'WHOLE'),
  ('inspection.objection-days', 'working-day', 'WHOLE'),
  ('finding.serve-days', 'working-day', 'WHOLE'),
  ('finding.reinspect-days', 'working-day', 'WHOLE'),
  ('finding.extension-most-days', 'working-day', 'WHOLE'),
  ('finding.escalate-days', 'working-day', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('inspection.most-a-year', '2020-01-01', '4', '国办发〔2024〕54号，公布同一机构年度检查频次上限，本市取值；个案检查不计', 'care'),
  ('inspection.once-in-months', '2020-01-01', '12', '养老机构行政检查办法，每年至少现场检查一次', 'care'),
  ('inspection.objection-days', '2020-01-01', '5', '本市管理要求，检查结果公开前异议期', 'care'),
  ('finding.serve-days', '2020-01-01', '3', '本市管理要求，整改通知书送达', 'care'),
  ('finding.reinspect-days', '2020-01-01', '10', '本市管理要求，收到整改报告后复查', 'care'),
  ('finding.extension-most-days', '2020-01-01', '30', '本市管理要求，延期一次，最长工作日数', 'care'),
  ('finding.escalate-days', '2020-01-01', '5', '本市管理要求，逾期后上报县（区）督办', 'care');

insert into inspection_matter (domain, name, basis, valid_from) values
  ('FIRE', '消防安全', '消防法；养老机构消防安全管理规定（民发〔2023〕37号）', '2020-01-01'),
  ('ELECTRIC', '用电安全', '养老机构管理办法；GB 38600-2019', '2020-01-01'),
  ('GAS', '燃气安全', '城镇燃气管理条例；养老机构管理办法', '2020-01-01'),
  ('FOOD', '食品安全', '食品安全法；养老机构管理办法', '2020-01-01'),
  ('EPIDEMIC', '传染病预防', '传染病防治法；养老机构管理办法', '2020-01-01'),
  ('CARE', '照料服务与老年人权益', '养老机构管理办法；GB 38600-2019', '2020-01-01'),
  ('STAFF', '从业人员', '养老机构管理办法', '2020-01-01'),
  ('FUNDS', '预收费与资金', '关于加强养老机构预收费监管的指导意见（民发〔2024〕19号）', '2020-01-01');
