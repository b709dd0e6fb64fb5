-- What the register knows of an older person beyond the identity number.
alter table person
  add column living        text constraint person_living_check check (living in ('ALONE', 'EMPTY_NEST', 'WITH_CHILDREN', 'WITH_RELATIVES', 'IN_FACILITY', 'OTHER')),
  add column ability_grade smallint constraint person_ability_check check (ability_grade between 0 and 4),
  add column ability_on    date,                       -- day of the assessment the grade comes from
  add column doctor_team   text,                       -- family-doctor team under contract
  add column died_on       date,
  add column merged_into   bigint constraint person_merged_fkey references person,   -- a second entry of the same human being, closed in favour of this one
  add constraint person_ability_dated check ((ability_grade is null) = (ability_on is null)),
  add constraint person_died_before_birth check (died_on >= born),
  add constraint person_merged_into_itself check (merged_into <> id);

-- Everything below a division begins with this: 640502000000 → 640502.
create function division_prefix(code text) returns text immutable parallel safe language sql
  return case when code like '%0000000000' then left(code, 2) when code like '%00000000' then left(code, 4)
              when code like '%000000' then left(code, 6) when code like '%000' then left(code, 9) else code end;

-- A dated list of who is entitled to what: complete for its category, division and day. Frozen once accepted.
create table roster (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  category    text not null constraint roster_category_check check (category in ('SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL', 'EXTREME_POVERTY', 'SUBSISTENCE_MARGIN',
                'ADVANCED_AGE', 'DISABILITY', 'LEFT_BEHIND', 'MONITORED_UNSTABLE', 'MONITORED_AT_RISK', 'MONITORED_HARDSHIP')),
  as_of       date not null,
  region_code text collate "C" not null constraint roster_region_fkey references region,
  source      text not null,                           -- who drew it up, or the file's name
  sha256      bytea not null,                          -- of the file it was read from
  state       text not null default 'DRAFT' constraint roster_state_check check (state in ('DRAFT', 'ACCEPTED', 'DISCARDED')),
  lines       integer not null default 0,
  entered_by  text not null,
  entered_at  timestamptz not null default now(),
  accepted_by text,
  accepted_at timestamptz,
  constraint roster_accepted check ((state = 'ACCEPTED') = (accepted_at is not null and accepted_by is not null)));
create unique index roster_accepted_key on roster (category, region_code, as_of) where state = 'ACCEPTED';
create index roster_region on roster (region_code, as_of);

create table roster_line (
  roster_id   bigint not null constraint roster_line_roster_fkey references roster,
  person_id   bigint not null constraint roster_line_person_fkey references person,
  region_code text collate "C" not null constraint roster_line_region_fkey references region,
  level       text,                                    -- 档次, 等级
  amount_fen  bigint constraint roster_line_amount_check check (amount_fen >= 0),   -- a month
  constraint roster_line_key primary key (roster_id, person_id));
create index roster_line_person on roster_line (person_id);

-- Who holds a category, half-open [from_day, until_day), worked out from the accepted rosters: any past day can be answered.
create table holding (
  person_id   bigint not null constraint holding_person_fkey references person,
  category    text not null,
  region_code text collate "C" not null,
  from_day    date not null,
  until_day   date,
  constraint holding_key primary key (person_id, category, region_code, from_day),
  constraint holding_ends_before_begins check (until_day > from_day));
create index holding_category on holding (category, region_code, person_id) where until_day is null;

-- What was paid: one amount per person, month and category.
create table payment (
  person_id   bigint not null constraint payment_person_fkey references person,
  month       date not null constraint payment_month_check check (extract(day from month) = 1),
  category    text not null constraint payment_category_check check (category in ('SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL', 'EXTREME_POVERTY', 'SUBSISTENCE_MARGIN',
                'ADVANCED_AGE', 'DISABILITY', 'LEFT_BEHIND', 'MONITORED_UNSTABLE', 'MONITORED_AT_RISK', 'MONITORED_HARDSHIP')),
  region_code text collate "C" not null constraint payment_region_fkey references region,
  amount_fen  bigint not null constraint payment_amount_check check (amount_fen > 0),
  constraint payment_key primary key (person_id, month, category));
create index payment_month on payment (month, category, region_code);

-- An accepted roster is a document: neither it nor its lines change.
create function roster_frozen() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAFT' then raise exception 'frozen' using errcode = '23514', constraint = 'roster_frozen'; end if;
  return new;
end $$;
create trigger roster_frozen before update or delete on roster for each row execute function roster_frozen();

create function roster_line_frozen() returns trigger language plpgsql as $$
begin
  if exists (select 1 from roster r where r.state <> 'DRAFT' and r.id in (select roster_id from touched)) then
    raise exception 'frozen' using errcode = '23514', constraint = 'roster_frozen';
  end if;
  return null;
end $$;
create trigger roster_line_frozen_insert after insert on roster_line referencing new table as touched for each statement execute function roster_line_frozen();
create trigger roster_line_frozen_update after update on roster_line referencing old table as touched for each statement execute function roster_line_frozen();
create trigger roster_line_frozen_delete after delete on roster_line referencing old table as touched for each statement execute function roster_line_frozen();
