-- What somebody says against a home: from the public page or written down by a clerk, decided, looked into and answered. Who it was is
-- sealed; whoever asks for the answer shows the number and the code that were given out with it.
create table complaint_year (
  year integer primary key,
  last integer not null);
create table complaint (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  number          text not null constraint complaint_number_key unique,
  code_hash       bytea not null,
  channel         text not null constraint complaint_channel_check check (channel in ('WEB', 'HOTLINE', 'LETTER', 'VISIT')),
  region_code     text collate "C" not null references region,          -- the county that decides
  recorded_region text collate "C" references region,                   -- whose clerk wrote it down; null from the public page
  recorded_by     text,
  facility_id     bigint constraint complaint_facility_fkey references facility,
  place           text constraint complaint_place_check check (length(place) <= 200),
  what            text not null constraint complaint_what_check check (length(what) between 1 and 2000),
  happened_on     date,
  name_mask       text,
  phone_mask      text,
  contact_cipher  bytea,                                                -- name and phone; null when nobody is named
  received_on     date not null,
  triage_due      date not null,
  state           text not null constraint complaint_state_check check (state in ('RECEIVED', 'ACCEPTED', 'REFUSED', 'PASSED_ON', 'ANSWERED', 'CLOSED')),
  kind            text constraint complaint_kind_check check (kind in ('CARE', 'SAFETY', 'FOOD', 'FEES', 'STAFF', 'OTHER')),
  reason          text,                                                 -- why it is not accepted
  elsewhere       text,                                                 -- who is asked instead, or who has it now
  decided_on      date,
  decided_by      text,
  answer_due      date,
  inspection_id   bigint references inspection,
  answer          text,
  answered_on     date,
  answered_by     text,
  satisfaction    integer constraint complaint_satisfaction_check check (satisfaction between 1 and 5),
  rated_on        date,
  closed_on       date,
  closed_by       text,
  constraint complaint_where_check check (facility_id is not null or place is not null),
  constraint complaint_contact_check check ((contact_cipher is null) = (name_mask is null and phone_mask is null)),
  constraint complaint_recorded_check check (recorded_region is null = (recorded_by is null)),
  constraint complaint_decided_check check ((state = 'RECEIVED') = (decided_on is null) and (decided_on is null) = (decided_by is null)),
  constraint complaint_accepted_check check ((state in ('ACCEPTED', 'ANSWERED', 'CLOSED')) = (answer_due is not null) and (answer_due is null or kind is not null)),
  constraint complaint_refused_check check ((state in ('REFUSED', 'PASSED_ON')) = (reason is not null and elsewhere is not null)),
  constraint complaint_answered_check check ((state in ('ANSWERED', 'CLOSED')) = (answer is not null and answered_on is not null and answered_by is not null)),
  constraint complaint_rated_check check ((satisfaction is null) = (rated_on is null) and (rated_on is null or answered_on is not null)),
  constraint complaint_closed_check check ((state = 'CLOSED') = (closed_on is not null and closed_by is not null)));
create index complaint_region on complaint (region_code, received_on);
create index complaint_recorded on complaint (recorded_region) where recorded_region is not null;
create index complaint_facility on complaint (facility_id);
create index complaint_open on complaint (triage_due) where state in ('RECEIVED', 'ACCEPTED');
create index complaint_inspection on complaint (inspection_id);
create function complaint_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('RECEIVED', 'ACCEPTED'), ('RECEIVED', 'REFUSED'), ('RECEIVED', 'PASSED_ON'), ('ACCEPTED', 'ANSWERED'), ('ANSWERED', 'CLOSED')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'complaint_state_order';
  end if;
  if old.satisfaction is not null and new.satisfaction is distinct from old.satisfaction then
    raise exception 'rated once' using errcode = '23514', constraint = 'complaint_rated_once';
  end if;
  return new;
end $$;
create trigger complaint_guard before update on complaint for each row execute function complaint_guard();

-- A risk clue: a sign that older people's money is in danger. It is judged, handed to the department that may investigate, and closed
-- by somebody else than who judged it.
create table clue (
  id             bigint primary key default nextval('id_seq'),
  version        integer not null default 0,
  region_code    text collate "C" not null references region,
  facility_id    bigint constraint clue_facility_fkey references facility,
  kind           text not null constraint clue_kind_check check (kind in ('PREPAYMENT', 'HEALTH_PRODUCT', 'FUNDRAISING', 'FALSE_ADVERTISING', 'HOUSE_FOR_CARE', 'OTHER')),
  source         text not null constraint clue_source_check check (source in ('INSPECTION', 'COMPLAINT', 'PREPAYMENT_WATCH', 'REPORT')),
  source_id      bigint,                        -- the inspection or complaint
  reference      text,                          -- its number, or what the watch saw
  subject        text not null constraint clue_subject_check check (length(subject) between 1 and 2000),
  amount_fen     bigint constraint clue_amount_check check (amount_fen >= 0),
  persons        integer constraint clue_persons_check check (persons >= 0),
  reported_on    date not null,
  reported_by    text not null,
  state          text not null constraint clue_state_check check (state in ('REPORTED', 'TRIAGED', 'TRANSFERRED', 'FED_BACK', 'CLOSED', 'DISMISSED')),
  risk           text constraint clue_risk_check check (risk in ('LOW', 'MIDDLE', 'HIGH')),
  judgement      text,                          -- why that level
  triaged_on     date,
  triaged_by     text,
  dismissed_why  text,
  department     text constraint clue_department_check check (department in ('CIVIL_AFFAIRS', 'MARKET', 'FIRE_RESCUE', 'HEALTH', 'POLICE', 'HOUSING', 'FINANCE')),
  letter_id      bigint references document,    -- 移送函
  transferred_on date,
  feedback_due   date,
  feedback       text,
  fed_back_on    date,
  result         text,
  closed_on      date,
  closed_by      text,
  constraint clue_triaged_check check ((state = 'REPORTED') = (risk is null) and (risk is null) = (triaged_by is null) and (risk is null) = (judgement is null) and (risk is null) = (triaged_on is null)),
  constraint clue_transferred_check check ((state in ('TRANSFERRED', 'FED_BACK', 'CLOSED')) = (department is not null and transferred_on is not null and feedback_due is not null)),
  constraint clue_fed_back_check check ((state in ('FED_BACK', 'CLOSED')) = (feedback is not null and fed_back_on is not null)),
  constraint clue_closed_check check ((state = 'CLOSED') = (result is not null and closed_on is not null and closed_by is not null)),
  constraint clue_dismissed_check check ((state = 'DISMISSED') = (dismissed_why is not null)),
  constraint clue_closed_by_another check (closed_by <> triaged_by));
create index clue_region on clue (region_code, reported_on);
create index clue_facility on clue (facility_id);
create index clue_source on clue (source_id);
create index clue_open on clue (feedback_due) where state = 'TRANSFERRED';
create unique index clue_of_watch on clue (facility_id, reference) where source = 'PREPAYMENT_WATCH';
create function clue_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('REPORTED', 'TRIAGED'), ('TRIAGED', 'TRANSFERRED'), ('TRIAGED', 'DISMISSED'), ('TRANSFERRED', 'FED_BACK'), ('FED_BACK', 'CLOSED')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'clue_state_order';
  end if;
  return new;
end $$;
create trigger clue_guard before update on clue for each row execute function clue_guard();
-- Everything that happened to a clue; never changed.
create table clue_event (
  id      bigint primary key default nextval('id_seq'),
  clue_id bigint not null references clue,
  at      timestamptz not null default now(),
  day     date not null,
  actor   text not null,
  code    text not null,
  args    text[] not null default '{}');
create index clue_event_clue on clue_event (clue_id);

-- A joint action of several departments: 一书三单, the agreement and the lists of tasks, duties and problems; and what is told to the public.
create table joint_action (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  region_code  text collate "C" not null references region,
  name         text not null,
  basis        text not null,
  lead         text not null constraint joint_action_lead_check check (lead in ('CIVIL_AFFAIRS', 'MARKET', 'FIRE_RESCUE', 'HEALTH', 'POLICE', 'HOUSING', 'FINANCE')),
  departments  text[] not null constraint joint_action_departments_check check (departments <@ array['CIVIL_AFFAIRS', 'MARKET', 'FIRE_RESCUE', 'HEALTH', 'POLICE', 'HOUSING', 'FINANCE']),
  from_day     date not null,
  until_day    date not null,                   -- the last day of it
  agreement    text not null,
  agreement_id bigint references document,
  state        text not null constraint joint_action_state_check check (state in ('DRAFT', 'RUNNING', 'CLOSED')),
  made_by      text not null,
  summary      text,
  closed_on    date,
  closed_by    text,
  constraint joint_action_key unique (region_code, name),
  constraint joint_action_ends_before_begins check (until_day >= from_day),
  constraint joint_action_joint check (cardinality(departments) > 0 and not lead = any (departments)),
  constraint joint_action_running_check check (state = 'DRAFT' or agreement_id is not null),
  constraint joint_action_closed_check check ((state = 'CLOSED') = (summary is not null and closed_on is not null and closed_by is not null)));
create index joint_action_region on joint_action (region_code, from_day);
create function joint_action_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('DRAFT', 'RUNNING'), ('RUNNING', 'CLOSED')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'joint_action_state_order';
  end if;
  return new;
end $$;
create trigger joint_action_guard before update on joint_action for each row execute function joint_action_guard();
create table joint_line (
  id         bigint primary key default nextval('id_seq'),
  version    integer not null default 0,
  action_id  bigint not null references joint_action,
  list       text not null constraint joint_line_list_check check (list in ('TASK', 'DUTY', 'PROBLEM')),
  department text not null constraint joint_line_department_check check (department in ('CIVIL_AFFAIRS', 'MARKET', 'FIRE_RESCUE', 'HEALTH', 'POLICE', 'HOUSING', 'FINANCE')),
  matter     text not null constraint joint_line_matter_check check (length(matter) between 1 and 500),
  person     text not null,                     -- who answers for it
  due_on     date not null,
  done_on    date,
  result     text,
  constraint joint_line_done_check check ((done_on is null) = (result is null)));
create index joint_line_action on joint_line (action_id);
create index joint_line_open on joint_line (due_on) where done_on is null;
create table publicity_event (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  action_id   bigint not null references joint_action,
  day         date not null,
  place       text not null,
  topic       text not null,
  organiser   text not null,                    -- e.g. a bank
  heads       integer not null constraint publicity_event_heads_check check (heads > 0),
  facility_id bigint constraint publicity_event_facility_fkey references facility,
  entered_by  text not null);
create index publicity_event_action on publicity_event (action_id);
create index publicity_event_facility on publicity_event (facility_id);

-- 养老机构管理办法第四十六条: the nine situations, in short; the text of the measures is what counts.
create table penalty_situation (
  id      bigint primary key default nextval('id_seq'),
  version integer not null default 0,
  number  integer not null constraint penalty_situation_key unique,
  wording text not null,
  basis   text not null);
insert into penalty_situation (number, wording, basis) values
  (1, '未建立入院评估制度或者未按照规定开展评估活动', '《养老机构管理办法》第四十六条第一项'),
  (2, '未与老年人或者其代理人签订服务协议，或者未按照协议约定提供服务', '《养老机构管理办法》第四十六条第二项'),
  (3, '未按照有关强制性国家标准提供服务', '《养老机构管理办法》第四十六条第三项'),
  (4, '工作人员的资格不符合规定', '《养老机构管理办法》第四十六条第四项'),
  (5, '利用养老机构的房屋、场地、设施开展与养老服务宗旨无关的活动', '《养老机构管理办法》第四十六条第五项'),
  (6, '未依照本办法规定预防和处置突发事件', '《养老机构管理办法》第四十六条第六项'),
  (7, '歧视、侮辱、虐待老年人以及其他侵害老年人人身和财产权益的行为', '《养老机构管理办法》第四十六条第七项'),
  (8, '向负责监督检查的民政部门隐瞒有关情况、提供虚假材料或者拒绝提供反映其活动情况真实材料', '《养老机构管理办法》第四十六条第八项'),
  (9, '法律、行政法规、规章规定的其他违法行为', '《养老机构管理办法》第四十六条第九项');

-- One case against a home: proposed by one officer, notified with the right to be heard, decided by another, served, carried out, published.
create table penalty_case (
  id              bigint primary key default nextval('id_seq'),
  version         integer not null default 0,
  facility_id     bigint not null constraint penalty_case_facility_fkey references facility,
  situation_id    bigint not null references penalty_situation,
  inspection_id   bigint,
  facts           text not null constraint penalty_case_facts_check check (length(facts) between 1 and 4000),
  harm            boolean not null,             -- somebody came to harm
  suggested       text not null constraint penalty_case_suggested_check check (suggested in ('NONE', 'SLIGHT', 'ORDINARY', 'GRAVE')),
  grounds         text[] not null,              -- keys of the reasons for that tier
  most_fen        bigint not null,              -- what the tier allowed on that day, above and
  least_fen       bigint not null,              -- below
  decision        text not null constraint penalty_case_decision_check check (decision in ('NONE', 'WARNING', 'FINE')),
  amount_fen      bigint not null,
  departure       text,                         -- why the amount lies outside of the tier
  state           text not null constraint penalty_case_state_check check (state in ('PROPOSED', 'NOTIFIED', 'DECIDED', 'SERVED', 'PAID', 'EXECUTED', 'PUBLISHED', 'DROPPED')),
  proposed_on     date not null,
  proposed_by     text not null,
  notified_on     date,
  notified_by     text,
  notice_id       bigint references document,   -- 行政处罚事先告知书
  hearing_until   date,
  said            text,                         -- 陈述申辩
  said_on         date,
  said_by         text,
  decided_on      date,
  decided_by      text,
  opinion         text,                         -- on what the home had to say
  decision_id     bigint references document,   -- 行政处罚决定书
  served_on       date,
  served_to       text,
  publish_by      date,
  paid_on         date,
  receipt         text,
  executed_on     date,
  executed_how    text,
  published_on    date,
  dropped_on      date,
  dropped_by      text,
  dropped_why     text,
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  constraint penalty_case_id_facility_key unique (id, facility_id),
  constraint penalty_case_most check (amount_fen between 0 and 3000000),
  constraint penalty_case_fine check ((decision = 'FINE') = (amount_fen > 0)),
  constraint penalty_case_within_tier check (amount_fen between least_fen and most_fen or departure is not null),
  constraint penalty_case_two_people check (decided_by <> proposed_by),
  constraint penalty_case_notified_check check ((notified_on is null) = (hearing_until is null) and (notified_on is null) = (notified_by is null) and (state not in ('NOTIFIED', 'DECIDED', 'SERVED', 'PAID', 'EXECUTED', 'PUBLISHED') or notified_on is not null)),
  constraint penalty_case_said_check check ((said is null) = (said_on is null) and (said is null) = (said_by is null) and (said_on is null or said_on <= hearing_until)),
  constraint penalty_case_decided_check check ((decided_on is null) = (decided_by is null) and (state in ('DECIDED', 'SERVED', 'PAID', 'EXECUTED', 'PUBLISHED')) = (decided_on is not null)),
  constraint penalty_case_heard check (decided_on is null or said is not null or decided_on > hearing_until),
  constraint penalty_case_served_check check ((state in ('SERVED', 'PAID', 'EXECUTED', 'PUBLISHED')) = (served_on is not null and served_to is not null and publish_by is not null)),
  constraint penalty_case_paid_check check ((paid_on is null) = (receipt is null) and (state <> 'PAID' or paid_on is not null) and (paid_on is null or decision = 'FINE')),
  constraint penalty_case_executed_check check ((executed_on is null) = (executed_how is null) and (state <> 'EXECUTED' or executed_on is not null)),
  constraint penalty_case_published_check check ((state = 'PUBLISHED') = (published_on is not null) and (published_on is null or decision <> 'NONE')),
  constraint penalty_case_dropped_check check ((state = 'DROPPED') = (dropped_on is not null and dropped_by is not null and dropped_why is not null)));
create index penalty_case_facility on penalty_case (facility_id, state);
create index penalty_case_situation on penalty_case (situation_id);
create index penalty_case_inspection on penalty_case (inspection_id);
create table penalty_finding (
  id          bigint primary key default nextval('id_seq'),
  case_id     bigint not null,
  facility_id bigint not null,
  finding_id  bigint not null,
  foreign key (case_id, facility_id) references penalty_case (id, facility_id),
  foreign key (finding_id, facility_id) references finding (id, facility_id),
  constraint penalty_finding_key unique (case_id, finding_id));
create index penalty_finding_facility on penalty_finding (facility_id);
create index penalty_finding_finding on penalty_finding (finding_id);
create function penalty_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('PROPOSED', 'NOTIFIED'), ('PROPOSED', 'DROPPED'), ('NOTIFIED', 'DECIDED'), ('NOTIFIED', 'DROPPED'), ('DECIDED', 'SERVED'), ('SERVED', 'PAID'), ('SERVED', 'EXECUTED'), ('PAID', 'PUBLISHED'), ('EXECUTED', 'PUBLISHED')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'penalty_state_order';
  end if;
  return new;
end $$;
create trigger penalty_guard before update on penalty_case for each row execute function penalty_guard();

insert into parameter (code, unit, kind) values
  ('complaint.triage-days', 'working-day', 'WHOLE'),
  ('complaint.answer-days', 'working-day', 'WHOLE'),
  ('clue.feedback-days', 'working-day', 'WHOLE'),
  ('penalty.hearing-days', 'working-day', 'WHOLE'),
  ('penalty.publish-days', 'working-day', 'WHOLE'),
  ('penalty.tier.slight.most-fen', 'fen', 'WHOLE'),
  ('penalty.tier.ordinary.most-fen', 'fen', 'WHOLE'),
  ('penalty.tier.grave.most-fen', 'fen', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('complaint.triage-days', '2020-01-01', '5', '本市管理要求，收到投诉后决定是否受理', 'care'),
  ('complaint.answer-days', '2020-01-01', '15', '本市管理要求，受理之日起答复', 'care'),
  ('clue.feedback-days', '2020-01-01', '20', '本市管理要求，移送后反馈处理情况', 'care'),
  ('penalty.hearing-days', '2020-01-01', '5', '行政处罚法，告知后陈述申辩的期限，本市取值', 'care'),
  ('penalty.publish-days', '2020-01-01', '7', '行政处罚信息公示的有关规定，送达后', 'care'),
  ('penalty.tier.slight.most-fen', '2020-01-01', '1000000', '本市裁量基准：及时改正、危害轻微', 'care'),
  ('penalty.tier.ordinary.most-fen', '2020-01-01', '2000000', '本市裁量基准：逾期改正或者造成一定危害', 'care'),
  ('penalty.tier.grave.most-fen', '2020-01-01', '3000000', '养老机构管理办法第四十六条；本市裁量基准：拒不改正、情节严重', 'care');
