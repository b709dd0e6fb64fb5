-- The standard an assessment is scored by, as data: a new version is rows, not code. The wording of the levels is the platform's own.
create table assessment_standard (
  code        text primary key,
  name        text not null,
  name_en     text not null,
  valid_from  date not null,
  valid_until date,                        -- the last day; empty while it is in force
  constraint assessment_standard_ends_before_begins check (valid_until > valid_from));
create table assessment_item (
  standard   text not null references assessment_standard,
  code       text not null,
  position   smallint not null,
  item_group text not null constraint assessment_item_group_check check (item_group in ('SELF_CARE', 'MOBILITY', 'MIND', 'PERCEPTION')),
  name       text not null,
  name_en    text not null,
  maximum    smallint not null constraint assessment_item_maximum_check check (maximum > 0),
  primary key (standard, code),
  unique (standard, position));
create table assessment_level (
  standard text not null,
  item     text not null,
  points   smallint not null constraint assessment_level_points_check check (points >= 0),
  name     text not null,
  name_en  text not null,
  primary key (standard, item, points),
  foreign key (standard, item) references assessment_item (standard, code));
create table assessment_band (
  standard   text not null references assessment_standard,
  grade      smallint not null constraint assessment_band_grade_check check (grade between 0 and 4),
  from_total smallint not null,
  to_total   smallint not null,
  primary key (standard, grade),
  constraint assessment_band_range_check check (from_total <= to_total));
-- The points of an assessment, item by item.
create table assessment_score (
  assessment_id bigint not null references assessment,
  item          text not null,
  points        smallint not null constraint assessment_score_points_check check (points >= 0),
  primary key (assessment_id, item));
alter table assessment add constraint assessment_standard_fkey foreign key (standard) references assessment_standard;

insert into assessment_standard (code, name, name_en, valid_from) values ('GB/T 42195-2022', '老年人能力评估规范', 'Ability assessment of older persons', '2022-12-30');
insert into assessment_item (standard, code, position, item_group, name, name_en, maximum) values
  ('GB/T 42195-2022', 'feeding', 1, 'SELF_CARE', '进食', 'Feeding', 4),
  ('GB/T 42195-2022', 'grooming', 2, 'SELF_CARE', '修饰', 'Grooming', 4),
  ('GB/T 42195-2022', 'bathing', 3, 'SELF_CARE', '洗澡', 'Bathing', 4),
  ('GB/T 42195-2022', 'upperDressing', 4, 'SELF_CARE', '穿/脱上衣', 'Upper-body dressing', 4),
  ('GB/T 42195-2022', 'lowerDressing', 5, 'SELF_CARE', '穿/脱裤子和鞋袜', 'Lower-body dressing and footwear', 4),
  ('GB/T 42195-2022', 'urination', 6, 'SELF_CARE', '小便控制', 'Bladder control', 4),
  ('GB/T 42195-2022', 'defecation', 7, 'SELF_CARE', '大便控制', 'Bowel control', 4),
  ('GB/T 42195-2022', 'toileting', 8, 'SELF_CARE', '如厕', 'Toileting', 4),
  ('GB/T 42195-2022', 'bedMobility', 9, 'MOBILITY', '床上体位转移', 'Moving in bed', 4),
  ('GB/T 42195-2022', 'transfer', 10, 'MOBILITY', '床椅转移', 'Bed-to-chair transfer', 4),
  ('GB/T 42195-2022', 'walking', 11, 'MOBILITY', '平地行走', 'Walking on level ground', 4),
  ('GB/T 42195-2022', 'stairs', 12, 'MOBILITY', '上下楼梯', 'Stairs', 3),
  ('GB/T 42195-2022', 'timeOrientation', 13, 'MIND', '时间定向', 'Orientation in time', 4),
  ('GB/T 42195-2022', 'placeOrientation', 14, 'MIND', '空间定向', 'Orientation in place', 4),
  ('GB/T 42195-2022', 'personOrientation', 15, 'MIND', '人物定向', 'Orientation to persons', 4),
  ('GB/T 42195-2022', 'memory', 16, 'MIND', '记忆', 'Memory', 4),
  ('GB/T 42195-2022', 'comprehension', 17, 'MIND', '理解能力', 'Comprehension', 4),
  ('GB/T 42195-2022', 'expression', 18, 'MIND', '表达能力', 'Expression', 4),
  ('GB/T 42195-2022', 'aggression', 19, 'MIND', '攻击行为', 'Aggression', 1),
  ('GB/T 42195-2022', 'depression', 20, 'MIND', '抑郁症状', 'Depressive symptoms', 1),
  ('GB/T 42195-2022', 'consciousness', 21, 'MIND', '意识水平', 'Consciousness', 2),
  ('GB/T 42195-2022', 'vision', 22, 'PERCEPTION', '视力', 'Vision', 2),
  ('GB/T 42195-2022', 'hearing', 23, 'PERCEPTION', '听力', 'Hearing', 2),
  ('GB/T 42195-2022', 'dailyTasks', 24, 'PERCEPTION', '执行日常事务', 'Everyday affairs', 4),
  ('GB/T 42195-2022', 'transport', 25, 'PERCEPTION', '使用交通工具外出', 'Going out by transport', 3),
  ('GB/T 42195-2022', 'socialInteraction', 26, 'PERCEPTION', '社会交往能力', 'Social interaction', 4);
insert into assessment_level (standard, item, points, name, name_en)
  select i.standard, i.code, w.points, w.name, w.name_en from assessment_item i join (values
    ('feeding', 'help'), ('grooming', 'help'), ('bathing', 'help'), ('upperDressing', 'help'), ('lowerDressing', 'help'), ('urination', 'control'),
    ('defecation', 'control'), ('toileting', 'help'), ('bedMobility', 'help'), ('transfer', 'help'), ('walking', 'help'), ('stairs', 'stairs'),
    ('timeOrientation', 'orient'), ('placeOrientation', 'orient'), ('personOrientation', 'orient'), ('memory', 'memory'), ('comprehension', 'understand'), ('expression', 'express'),
    ('aggression', 'absent'), ('depression', 'absent'), ('consciousness', 'awake'), ('vision', 'see'), ('hearing', 'hear'), ('dailyTasks', 'help'),
    ('transport', 'out'), ('socialInteraction', 'social')) u (item, wording) on u.item = i.code join (values
    ('help', 0, '完全由他人完成', 'Done by others'),
    ('help', 1, '大量帮助', 'Much help'),
    ('help', 2, '部分帮助', 'Some help'),
    ('help', 3, '需提示或看护', 'Prompted or watched'),
    ('help', 4, '独立完成', 'Independent'),
    ('control', 0, '完全失禁', 'Incontinent'),
    ('control', 1, '经常失禁', 'Often not in control'),
    ('control', 2, '有时失禁', 'Sometimes not in control'),
    ('control', 3, '偶尔失禁或需提示', 'Seldom, or prompted'),
    ('control', 4, '能自控', 'In control'),
    ('stairs', 0, '不能上下', 'Cannot'),
    ('stairs', 1, '大量帮助', 'Much help'),
    ('stairs', 2, '扶扶手或少量帮助', 'Rail or a little help'),
    ('stairs', 3, '独立完成', 'Independent'),
    ('orient', 0, '完全不清楚', 'Not at all'),
    ('orient', 1, '大多不清楚', 'Mostly unclear'),
    ('orient', 2, '部分清楚', 'Partly clear'),
    ('orient', 3, '偶有差错', 'Seldom mistaken'),
    ('orient', 4, '完全清楚', 'Clear'),
    ('memory', 0, '几乎记不住', 'Hardly anything'),
    ('memory', 1, '只记得少数', 'Little'),
    ('memory', 2, '记得一部分', 'Partly'),
    ('memory', 3, '偶有遗忘', 'Seldom forgets'),
    ('memory', 4, '记忆良好', 'Good'),
    ('understand', 0, '不能理解', 'Cannot'),
    ('understand', 1, '只懂简单词句', 'Simple words only'),
    ('understand', 2, '需反复说明', 'When repeated'),
    ('understand', 3, '稍慢但能理解', 'Slowly'),
    ('understand', 4, '完全理解', 'Fully'),
    ('express', 0, '不能表达', 'Cannot'),
    ('express', 1, '只能表达简单需要', 'Simple needs only'),
    ('express', 2, '需人帮助表达', 'With help'),
    ('express', 3, '稍有困难', 'With some difficulty'),
    ('express', 4, '表达清楚', 'Clearly'),
    ('absent', 0, '有', 'Present'),
    ('absent', 1, '无', 'Absent'),
    ('awake', 0, '昏睡或昏迷', 'Stupor or coma'),
    ('awake', 1, '嗜睡或模糊', 'Drowsy or clouded'),
    ('awake', 2, '清醒', 'Awake'),
    ('see', 0, '几乎看不见', 'Hardly sees'),
    ('see', 1, '看不清楚', 'Sees poorly'),
    ('see', 2, '看得清楚', 'Sees well'),
    ('hear', 0, '几乎听不见', 'Hardly hears'),
    ('hear', 1, '听不清楚', 'Hears poorly'),
    ('hear', 2, '听得清楚', 'Hears well'),
    ('out', 0, '不能外出', 'Cannot go out'),
    ('out', 1, '全程需人陪同', 'Accompanied all the way'),
    ('out', 2, '需提示或只走熟路', 'Prompted, or known ways only'),
    ('out', 3, '能独自外出', 'Alone'),
    ('social', 0, '不与人交往', 'None'),
    ('social', 1, '只能简单应答', 'Short answers only'),
    ('social', 2, '需人带动', 'When encouraged'),
    ('social', 3, '稍显被动', 'Somewhat passive'),
    ('social', 4, '交往自如', 'At ease')) w (wording, points, name, name_en) on w.wording = u.wording;
insert into assessment_band (standard, grade, from_total, to_total) values
  ('GB/T 42195-2022', 0, 90, 90), ('GB/T 42195-2022', 1, 66, 89), ('GB/T 42195-2022', 2, 46, 65), ('GB/T 42195-2022', 3, 30, 45), ('GB/T 42195-2022', 4, 0, 29);

insert into parameter (code, unit, kind) values
  ('assessment.warning-days', 'day', 'WHOLE'),
  ('nursing.home.visits-per-week', 'times', 'WHOLE'),
  ('nursing.rounds.night', 'times', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('assessment.warning-days', '2020-01-01', '30', '本市管理要求，能力评估到期前提醒', 'care'),
  ('nursing.home.visits-per-week', '2020-01-01', '2', '本市家庭养老床位管理要求，每周上门服务次数', 'care'),
  ('nursing.rounds.night', '2020-01-01', '2', 'GB 38600-2019 养老机构服务安全基本规范与消防安全要求，夜间巡查次数，本市取值', 'care');

-- What a care level means day by day, as dated data: the template a plan is drawn up from.
create table care_task (
  level       text not null constraint care_task_level_check check (level in ('INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL')),
  code        text not null,
  position    smallint not null,
  name        text not null,
  name_en     text not null,
  times       smallint not null constraint care_task_times_check check (times > 0),
  per         text not null constraint care_task_per_check check (per in ('DAY', 'WEEK')),
  valid_from  date not null,
  valid_until date,                        -- the last day; empty while it is in force
  primary key (level, code, valid_from),
  constraint care_task_ends_before_begins check (valid_until > valid_from));
insert into care_task (level, code, position, name, name_en, times, per, valid_from)
  select l.level, t.code, t.position, t.name, t.name_en, t.times[l.place], case when t.weekly then 'WEEK' else 'DAY' end, date '2020-01-01'
  from (values ('INDEPENDENT', 1), ('ASSISTED', 2), ('PARTIAL', 3), ('FULL', 4), ('SPECIAL', 5)) l (level, place)
  cross join (values
    ('safety', 1, '安全巡视', 'Safety check', array[2, 2, 4, 6, 12], false),
    ('meals', 2, '送餐与进食协助', 'Meals and help with eating', array[null, 3, 3, 3, 5], false),
    ('medication', 3, '用药提醒与协助', 'Medication', array[1, 2, 2, 3, 3], false),
    ('vitals', 4, '生命体征测量', 'Vital signs', array[null, 1, 1, 2, 4], false),
    ('hygiene', 5, '晨晚间护理', 'Morning and evening care', array[null, 1, 2, 2, 2], false),
    ('toileting', 6, '如厕与失禁护理', 'Toileting and continence care', array[null, null, 4, 6, 8], false),
    ('turning', 7, '翻身与皮肤护理', 'Turning and skin care', array[null, null, null, 6, 12], false),
    ('mobility', 8, '转移与行走协助', 'Transfers and walking', array[null, null, 2, 2, 2], false),
    ('bathing', 9, '洗澡', 'Bathing', array[1, 1, 2, 2, 2], true),
    ('linen', 10, '更换床单与衣物', 'Change of linen and clothes', array[1, 1, 1, 2, 3], true),
    ('nails', 11, '修剪指甲、理发剃须', 'Nails, hair and shaving', array[1, 1, 1, 1, 1], true),
    ('rehabilitation', 12, '康复训练', 'Rehabilitation', array[null, 2, 3, 3, 3], true),
    ('activities', 13, '文娱活动与精神慰藉', 'Activities and company', array[5, 5, 4, 3, 2], true)) t (code, position, name, name_en, times, weekly)
  where t.times[l.place] is not null;

-- The care plan of a stay: drawn up from its level, then more or less of it for a reason; a change is a new version from a day on.
create table care_plan (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  stay_id     bigint not null constraint care_plan_stay_fkey references stay,
  facility_id bigint not null references facility,
  level       text not null constraint care_plan_level_check check (level in ('INDEPENDENT', 'ASSISTED', 'PARTIAL', 'FULL', 'SPECIAL')),
  reason      text not null,
  made_by     text not null,
  from_day    date not null,
  until_day   date,
  constraint care_plan_ends_before_begins check (until_day > from_day),
  constraint care_plan_overlap exclude using gist (stay_id with =, daterange(from_day, until_day) with &&));
create index care_plan_facility on care_plan (facility_id);
create table care_plan_task (
  plan_id  bigint not null references care_plan,
  position integer not null,
  code     text,                           -- of the template; empty: added for this resident
  name     text not null,
  name_en  text,
  times    smallint not null constraint care_plan_task_times_check check (times between 1 and 96),
  per      text not null constraint care_plan_task_per_check check (per in ('DAY', 'WEEK')),
  primary key (plan_id, position));

-- A round by day or by night (GB 38600-2019): begun, exceptions noted, finished with everybody else in order. A night belongs to the
-- day it began on.
create table care_round (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null references facility,
  building_id bigint references building,  -- empty: all of them
  shift       text not null constraint care_round_shift_check check (shift in ('DAY', 'NIGHT')),
  day         date not null,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  made_by     text not null,
  constraint care_round_finished_check check (ended_at >= started_at));
create unique index care_round_open on care_round (facility_id, day, shift, coalesce(building_id, 0)) where ended_at is null;
create index care_round_facility on care_round (facility_id, day);
create table care_round_entry (
  round_id    bigint not null references care_round,
  stay_id     bigint not null references stay,
  facility_id bigint not null references facility,
  finding     text not null constraint care_round_entry_finding_check check (finding in ('IN_ORDER', 'AWAY', 'NOTED', 'MISSING')),
  note        text,
  told        text,
  primary key (round_id, stay_id),
  constraint care_round_entry_note_check check ((finding in ('NOTED', 'MISSING')) = (note is not null)));
create index care_round_entry_facility on care_round_entry (facility_id);
create index care_round_entry_stay on care_round_entry (stay_id) where note is not null;

-- What one shift tells the next: written by who goes, taken over by who comes.
create table handover (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  facility_id  bigint not null references facility,
  day          date not null,
  shift        text not null constraint handover_shift_check check (shift in ('DAY', 'NIGHT')),
  state        text not null constraint handover_state_check check (state in ('WRITTEN', 'TAKEN')),
  given_by     text not null,
  given_at     timestamptz not null,
  taken_by     text,
  taken_at     timestamptz,
  residents    integer not null,
  away         integer not null,
  in_hospital  integer not null,
  arrived      integer not null,
  attention    text,                       -- whom to look after especially, and why
  remarks      text,
  constraint handover_key unique (facility_id, day, shift),
  constraint handover_taken_check check ((state = 'TAKEN') = (taken_by is not null and taken_at is not null)),
  constraint handover_two_people check (given_by <> taken_by),
  constraint handover_counts_check check (residents >= 0 and away between 0 and residents and in_hospital between 0 and away and arrived between 0 and residents));

-- A bed in somebody's home: where it stands and what was put there; the visits to it, with their proof.
create table home_bed (
  bed_id      bigint primary key,
  facility_id bigint not null references facility,
  address     text not null,
  equipment   text,
  devices     text,
  foreign key (bed_id, facility_id) references bed (id, facility_id));
create index home_bed_facility on home_bed (facility_id);
create table home_visit (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null references facility,
  stay_id     bigint not null constraint home_visit_stay_fkey references stay,
  day         date not null,
  started_at  timestamptz not null,
  ended_at    timestamptz not null,
  visited_by  text not null,
  services    text[] not null,
  latitude    double precision,
  longitude   double precision,
  accuracy    integer,                     -- metres
  no_place    text,                        -- why the place is not known
  signed_for  text not null,
  note        text,
  recorded_by text not null,
  constraint home_visit_ends_before_begins check (ended_at > started_at),
  constraint home_visit_services_check check (cardinality(services) > 0),
  constraint home_visit_place_check check ((latitude is null) = (longitude is null) and (latitude is null) = (no_place is not null)));
create index home_visit_stay on home_visit (stay_id, day);
create index home_visit_facility on home_visit (facility_id, day);
