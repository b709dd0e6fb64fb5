-- Something that does not look right, found by looking through what is recorded: once as long as it is open, with the rows that say so. An
-- office takes it on, may ask whoever runs the place, and decides: nothing wrong, explained, a case for an inspection, or a clue.
create table alert (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  kind          text not null constraint alert_kind_check check (kind in ('IDLE_TABLE', 'SUBSIDY_WITHOUT_MEALS', 'TWO_TABLES', 'AFTER_DEATH', 'IN_HOSPITAL', 'IN_FACILITY', 'OVER_SEATS', 'OUT_OF_HOURS', 'SAME_COUNTS')),
  facility_id   bigint not null constraint alert_facility_fkey references facility,
  canteen_id    bigint,                                  -- null: about the facility itself
  key           text not null,                           -- what it is about within the kind: a sitting, a person, a grant
  office_code   text collate "C" not null constraint alert_office_fkey references region,     -- whose it is to decide
  first_day     date not null,
  last_day      date not null,
  found_on      date not null,
  seen_on       date not null,                           -- when the evidence was last brought up to date
  gone_on       date,                                    -- since when it does not show any more, while it is open
  state         text not null constraint alert_state_check check (state in ('NEW', 'TAKEN', 'ASKED', 'ANSWERED', 'EXPLAINED', 'DISMISSED', 'CASE', 'CLUE')),
  taken_by      text,
  taken_on      date,
  question      text constraint alert_question_check check (length(question) between 1 and 1000),
  asked_on      date,
  answer_due    date,
  answer        text constraint alert_answer_check check (length(answer) between 1 and 2000),
  answered_on   date,
  answered_by   text,
  reason        text constraint alert_reason_check check (length(reason) between 1 and 1000),
  decided_on    date,
  decided_by    text,
  inspection_id bigint,
  clue_id       bigint constraint alert_clue_fkey references clue,
  constraint alert_ends_before_begins check (last_day >= first_day),
  constraint alert_of_facility unique (id, facility_id),
  constraint alert_taken_check check ((state = 'NEW') = (taken_by is null) and (taken_by is null) = (taken_on is null)),
  constraint alert_asked_check check (state not in ('ASKED', 'ANSWERED', 'EXPLAINED') or question is not null and asked_on is not null and answer_due is not null),
  constraint alert_answered_check check (state not in ('ANSWERED', 'EXPLAINED') or answer is not null and answered_on is not null and answered_by is not null),
  constraint alert_decided_check check ((state in ('EXPLAINED', 'DISMISSED', 'CASE', 'CLUE')) = (decided_on is not null) and (decided_on is null) = (decided_by is null)),
  constraint alert_reason_given check (state not in ('EXPLAINED', 'DISMISSED') or reason is not null),
  constraint alert_case_check check ((state = 'CASE') = (inspection_id is not null)),
  constraint alert_clue_check check ((state = 'CLUE') = (clue_id is not null)),
  constraint alert_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id),
  constraint alert_inspection_fkey foreign key (inspection_id, facility_id) references inspection (id, facility_id));
create unique index alert_open on alert (kind, canteen_id, key) where state in ('NEW', 'TAKEN', 'ASKED', 'ANSWERED');
create index alert_facility on alert (facility_id, state);
create index alert_canteen on alert (canteen_id, kind);
create index alert_office on alert (office_code) where state in ('NEW', 'TAKEN', 'ASKED', 'ANSWERED');
create function alert_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('NEW', 'TAKEN'), ('TAKEN', 'NEW'), ('TAKEN', 'ASKED'), ('TAKEN', 'DISMISSED'), ('TAKEN', 'CASE'), ('TAKEN', 'CLUE'), ('ASKED', 'ANSWERED'), ('ASKED', 'DISMISSED'), ('ASKED', 'CASE'), ('ASKED', 'CLUE'),
    ('ANSWERED', 'ASKED'), ('ANSWERED', 'EXPLAINED'), ('ANSWERED', 'DISMISSED'), ('ANSWERED', 'CASE'), ('ANSWERED', 'CLUE')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'alert_state_order';
  end if;
  return new;
end $$;
create trigger alert_guard before update on alert for each row execute function alert_guard();

-- The evidence: a sentence with what it needs, persons only by their masked name, and the rows behind it.
create table alert_line (
  id          bigint primary key default nextval('id_seq'),
  alert_id    bigint not null,
  facility_id bigint not null,
  day         date not null,
  code        text not null,
  args        text[] not null default '{}',
  meal_id     bigint constraint alert_line_meal_fkey references meal,
  person_id   bigint constraint alert_line_person_fkey references person,
  constraint alert_line_alert_fkey foreign key (alert_id, facility_id) references alert (id, facility_id));
create index alert_line_alert on alert_line (alert_id, day, id);
create index alert_line_meal on alert_line (meal_id);
create index alert_line_facility on alert_line (facility_id);

-- What the office did about it; never changed, and not for the eyes of whoever it is about.
create table alert_event (
  id          bigint primary key default nextval('id_seq'),
  alert_id    bigint not null,
  facility_id bigint not null,
  at          timestamptz not null default now(),
  actor       text not null,
  code        text not null,
  args        text[] not null default '{}',
  constraint alert_event_alert_fkey foreign key (alert_id, facility_id) references alert (id, facility_id));
create index alert_event_alert on alert_event (alert_id, id);
create index alert_event_facility on alert_event (facility_id);

-- An alert about a canteen may become a clue, once.
alter table clue drop constraint clue_kind_check;
alter table clue add constraint clue_kind_check check (kind in ('PREPAYMENT', 'HEALTH_PRODUCT', 'FUNDRAISING', 'FALSE_ADVERTISING', 'HOUSE_FOR_CARE', 'SUBSIDY', 'OTHER'));
alter table clue drop constraint clue_source_check;
alter table clue add constraint clue_source_check check (source in ('INSPECTION', 'COMPLAINT', 'PREPAYMENT_WATCH', 'CANTEEN_WATCH', 'REPORT'));
create unique index clue_of_alert on clue (source_id) where source = 'CANTEEN_WATCH';

insert into parameter (code, unit, kind) values
  ('watch.idle-days', 'day', 'WHOLE'),
  ('watch.grant-days', 'day', 'WHOLE'),
  ('watch.turns', 'times', 'WHOLE'),
  ('watch.same-days', 'day', 'WHOLE'),
  ('watch.same-meals', 'person-time', 'WHOLE'),
  ('watch.look-days', 'day', 'WHOLE'),
  ('watch.answer-days', 'working-day', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('watch.idle-days', '2020-01-01', '7', '老饭桌监管要求，连续开放日无人就餐', 'care'),
  ('watch.grant-days', '2020-01-01', '60', '老饭桌监管要求，补贴到账后仍无人就餐', 'care'),
  ('watch.turns', '2020-01-01', '2', '本市管理要求，每餐次座位翻台次数', 'care'),
  ('watch.same-days', '2020-01-01', '7', '本市管理要求，连续开放日就餐人次相同', 'care'),
  ('watch.same-meals', '2020-01-01', '5', '本市管理要求，就餐人次相同的起算人次', 'care'),
  ('watch.look-days', '2020-01-01', '92', '本市管理要求，每夜回看的天数', 'care'),
  ('watch.answer-days', '2020-01-01', '5', '本市管理要求，运营机构说明预警的期限', 'care');
