-- Brings holding up to date with a roster that has just been accepted. In the order of the days that is two statements: who is not on the
-- new list any more ends, who is new on it begins. A roster that comes late changes what others ended, so the category is worked out anew
-- within its division from all accepted rosters: a line lasts until the next roster whose division covers its region.
-- Who was entered twice and merged since holds it under the entry that was kept.
-- Dynamic on purpose: each run is planned for its own numbers.
create function holdings_follow(which bigint) returns void language plpgsql as $$
declare r roster; part text;
begin
  select * into strict r from roster where id = which;
  part := division_prefix(r.region_code);
  if not exists (select 1 from roster o where o.category = r.category and o.state = 'ACCEPTED' and o.as_of >= r.as_of and o.id <> r.id
      and (starts_with(o.region_code, part) or starts_with(r.region_code, division_prefix(o.region_code)))) then
    execute 'update holding h set until_day = $3 where h.category = $2 and h.until_day is null and h.region_code >= $4 and h.region_code < $4 || '':''
        and not exists (select 1 from roster_line l where l.roster_id = $1 and l.person_id = h.person_id and l.region_code = h.region_code)' using r.id, r.category, r.as_of, part;
    execute 'insert into holding (person_id, category, region_code, from_day) select coalesce(p.merged_into, l.person_id), $2, l.region_code, $3 from roster_line l left join person p on p.id = l.person_id where l.roster_id = $1
        and not exists (select 1 from holding h where h.person_id = coalesce(p.merged_into, l.person_id) and h.category = $2 and h.region_code = l.region_code and h.until_day is null) on conflict do nothing' using r.id, r.category, r.as_of;
    return;
  end if;
  execute 'delete from holding where category = $1 and region_code >= $2 and region_code < $2 || '':''' using r.category, part;
  execute 'insert into holding (person_id, category, region_code, from_day, until_day)
    with accepted as materialized (select id, as_of, division_prefix(region_code) as part from roster where category = $1 and state = ''ACCEPTED''),
    line as (select distinct coalesce(p.merged_into, l.person_id) as person_id, l.region_code, a.as_of from accepted a join roster_line l on l.roster_id = a.id left join person p on p.id = l.person_id where l.region_code >= $2 and l.region_code < $2 || '':''),
    lasting as materialized (select k.region_code, k.as_of, (select min(n.as_of) from accepted n where n.as_of > k.as_of and starts_with(k.region_code, n.part)) as until
      from (select distinct region_code, as_of from line) k),
    span as (select l.person_id, l.region_code, l.as_of, e.until, l.as_of is distinct from lag(e.until) over (partition by l.person_id, l.region_code order by l.as_of) as begins
      from line l join lasting e on e.region_code = l.region_code and e.as_of = l.as_of),
    island as (select *, count(*) filter (where begins) over (partition by person_id, region_code order by as_of) as n from span)
    select person_id, $1, region_code, min(as_of), case when bool_or(until is null) then null else max(until) end from island group by person_id, region_code, n' using r.category, part;
end $$;

-- Two rosters of one category compared, kept as it was found. region_code is the part compared: what both rosters and the person who asked cover.
create table roster_difference (
  id          bigint primary key default nextval('id_seq'),
  roster_id   bigint not null constraint roster_difference_roster_fkey references roster,
  against_id  bigint not null constraint roster_difference_against_fkey references roster,
  region_code text collate "C" not null constraint roster_difference_region_fkey references region,
  added       integer not null default 0,
  left_count  integer not null default 0,
  changed     integer not null default 0,
  moved       integer not null default 0,
  made_by     text not null,
  made_at     timestamptz not null default now(),
  constraint roster_difference_key unique (roster_id, against_id, region_code));

-- The differing persons, no others. Without foreign keys, since one statement writes them all out of roster_line, which has them.
create table roster_difference_line (
  difference_id bigint not null,
  person_id     bigint not null,
  kind          text not null constraint roster_difference_line_kind_check check (kind in ('NEW', 'LEFT', 'CHANGED', 'MOVED')),
  region_before text collate "C",
  region_after  text collate "C",
  level_before  text,
  level_after   text,
  amount_before bigint,
  amount_after  bigint,
  primary key (difference_id, person_id));

-- What differs between two rosters within a division (a prefix; null: all there is), in one pass. Inlined into the asking statement.
create function roster_changes(newer bigint, older bigint, part text) returns table (person_id bigint, kind text, region_before text, region_after text, level_before text, level_after text, amount_before bigint, amount_after bigint)
  stable parallel safe language sql as $$
  select coalesce(n.person_id, o.person_id), case when o.person_id is null then 'NEW' when n.person_id is null then 'LEFT' when n.region_code <> o.region_code then 'MOVED' else 'CHANGED' end,
    o.region_code, n.region_code, o.level, n.level, o.amount_fen, n.amount_fen
  from (select * from roster_line l where l.roster_id = newer and (part is null or l.region_code >= part and l.region_code < part || ':')) n
    full join (select * from roster_line l where l.roster_id = older and (part is null or l.region_code >= part and l.region_code < part || ':')) o on o.person_id = n.person_id
  where n.person_id is null or o.person_id is null or n.region_code <> o.region_code or n.level is distinct from o.level or n.amount_fen is distinct from o.amount_fen $$;

-- Who is told each month of the newly listed: with an address it is sent there, otherwise handed over. The key checks the receipts.
create table push_recipient (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  region_code text collate "C" not null constraint push_recipient_region_fkey references region,
  name        text not null,
  contact     text,
  url         text,
  public_key  text,                                    -- Ed25519, X.509, Base64
  active      boolean not null default true,
  constraint push_recipient_name_key unique (region_code, name),
  constraint push_recipient_key_needed check (url is null or public_key is not null));

-- One month's newly listed for one recipient: made once, and therefore never sent twice.
create table roster_push (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  recipient_id  bigint not null constraint roster_push_recipient_fkey references push_recipient,
  region_code   text collate "C" not null constraint roster_push_region_fkey references region,
  month         date not null constraint roster_push_month_check check (extract(day from month) = 1),
  state         text not null constraint roster_push_state_check check (state in ('MADE', 'SENDING', 'SENT', 'RECEIVED', 'FAILED')),
  rows          integer not null,
  sha256        bytea not null,
  content       bytea not null,                        -- the file, sealed
  made_by       text not null,
  made_at       timestamptz not null,
  tries         integer not null default 0,
  next_try_at   timestamptz,
  failure       text,                                  -- key of the sentence, and its argument after a blank
  sent_at       timestamptz,
  sent_by       text,
  receipt       text,                                  -- as it was signed, or the number of the paper
  received_at   timestamptz,
  received_by   text,
  constraint roster_push_key unique (recipient_id, month),
  constraint roster_push_received check ((state = 'RECEIVED') = (receipt is not null and received_at is not null)));
create index roster_push_due on roster_push (next_try_at) where next_try_at is not null;
create table roster_push_source (
  push_id       bigint not null constraint roster_push_source_push_fkey references roster_push,
  difference_id bigint not null constraint roster_push_source_difference_fkey references roster_difference,
  rows          integer not null,
  primary key (push_id, difference_id));

-- People watched for hardship who draw none of the main benefits: a county finds out whether they qualify.
create table verification (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  region_code text collate "C" not null constraint verification_region_fkey references region,
  as_of       date not null,
  state       text not null constraint verification_state_check check (state in ('OPEN', 'RETURNED', 'CLOSED')),
  due_on      date not null,
  made_by     text not null,
  made_on     date not null,
  returned_by text,
  returned_on date,
  closed_by   text,
  closed_on   date,
  remark      text);                                   -- why it was sent back to the county
create unique index verification_one_open on verification (region_code) where state <> 'CLOSED';
create table verification_person (
  verification_id bigint not null constraint verification_person_verification_fkey references verification,
  person_id       bigint not null constraint verification_person_person_fkey references person,
  category        text not null,
  region_code     text collate "C" not null,
  outcome         text constraint verification_person_outcome_check check (outcome in ('QUALIFIES', 'DOES_NOT_QUALIFY')),
  reason          text,
  decided_by      text,
  decided_at      timestamptz,
  primary key (verification_id, person_id),
  constraint verification_person_reason check (outcome <> 'DOES_NOT_QUALIFY' or reason is not null));

insert into parameter (code, unit, kind) values
  ('roster.verify.days', 'working-day', 'WHOLE'),
  ('roster.push.tries', 'times', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('roster.verify.days', '2020-01-01', '10', '监测对象核查时限，本市取值', 'care'),
  ('roster.push.tries', '2020-01-01', '8', '推送失败后的最多尝试次数，本市取值', 'care');
