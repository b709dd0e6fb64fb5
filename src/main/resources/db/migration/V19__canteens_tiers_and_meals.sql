-- A senior canteen: a table in a village, run by a facility. Prepared, opened, paused for a while, closed for good.
create table canteen (
  id             bigint primary key default nextval('id_seq'),
  version        integer not null default 0,
  facility_id    bigint not null constraint canteen_facility_fkey references facility,       -- who runs it
  code           text not null constraint canteen_code_key unique,
  name           text not null constraint canteen_name_check check (length(name) between 1 and 100),
  region_code    text collate "C" not null constraint canteen_region_fkey references region, -- the village or community it stands in
  address        text not null constraint canteen_address_check check (length(address) <= 200),
  contact        text not null,
  phone          text not null,
  seats          integer not null constraint canteen_seats_check check (seats between 1 and 500),
  latitude       double precision constraint canteen_latitude_check check (latitude between -90 and 90),
  longitude      double precision constraint canteen_longitude_check check (longitude between -180 and 180),
  weekdays       smallint[] not null constraint canteen_weekdays_check check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[] and cardinality(weekdays) > 0),   -- 1 is Monday
  licence_number text,                                -- 食品经营许可证
  licence_until  date,                                -- last day it holds
  payee          text,                                -- who the district pays, and where
  payee_bank     text,
  payee_cipher   bytea,
  payee_mask     text,
  state          text not null constraint canteen_state_check check (state in ('PREPARED', 'OPEN', 'PAUSED', 'CLOSED')),
  state_since    date not null,
  constraint canteen_place check ((latitude is null) = (longitude is null)),
  constraint canteen_licence_check check ((licence_number is null) = (licence_until is null)),
  constraint canteen_licensed check (state in ('PREPARED', 'CLOSED') or licence_number is not null),
  constraint canteen_payee_check check ((payee is null) = (payee_cipher is null) and (payee is null) = (payee_bank is null) and (payee is null) = (payee_mask is null)),
  constraint canteen_of_facility unique (id, facility_id));
create index canteen_facility on canteen (facility_id);
create index canteen_region on canteen (region_code);

-- What it was from which day on; the last one of a day counts.
create table canteen_status (
  id          bigint primary key default nextval('id_seq'),
  canteen_id  bigint not null,
  facility_id bigint not null,
  state       text not null constraint canteen_status_state_check check (state in ('PREPARED', 'OPEN', 'PAUSED', 'CLOSED')),
  from_day    date not null,
  reason      text,
  by_whom     text not null,
  constraint canteen_status_reason_check check (state in ('PREPARED', 'OPEN') or reason is not null),
  constraint canteen_status_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index canteen_status_canteen on canteen_status (canteen_id, from_day, id);
create index canteen_status_facility on canteen_status (facility_id);

create table canteen_sitting (
  canteen_id  bigint not null,
  facility_id bigint not null,
  sitting     text not null constraint canteen_sitting_check check (sitting in ('BREAKFAST', 'LUNCH', 'DINNER')),
  opens       time not null,
  closes      time not null,
  constraint canteen_sitting_key primary key (canteen_id, sitting),
  constraint canteen_sitting_hours check (closes > opens),
  constraint canteen_sitting_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index canteen_sitting_facility on canteen_sitting (facility_id);

-- Days it stays shut although it is open, half-open.
create table canteen_closure (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  canteen_id  bigint not null,
  facility_id bigint not null,
  from_day    date not null,
  until_day   date not null,
  reason      text not null constraint canteen_closure_reason_check check (length(reason) between 1 and 200),
  entered_by  text not null,
  constraint canteen_closure_ends_before_begins check (until_day > from_day),
  constraint canteen_closure_overlap exclude using gist (canteen_id with =, daterange(from_day, until_day) with &&),
  constraint canteen_closure_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index canteen_closure_facility on canteen_closure (facility_id);

-- Operating and building subsidies a canteen has received, apart from what is paid for each meal.
create table canteen_grant (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  canteen_id  bigint not null,
  facility_id bigint not null,
  kind        text not null constraint canteen_grant_kind_check check (kind in ('CONSTRUCTION', 'OPERATION')),
  amount_fen  bigint not null constraint canteen_grant_amount_check check (amount_fen > 0),
  paid_on     date not null,
  reference   text not null constraint canteen_grant_reference_check check (length(reference) between 1 and 200),
  entered_by  text not null,
  constraint canteen_grant_key unique (canteen_id, kind, reference),
  constraint canteen_grant_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index canteen_grant_facility on canteen_grant (facility_id);

-- What a meal costs somebody of a class, and who pays which part of it; of the county, or of the city where the county has none.
create table meal_tier (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  region_code  text collate "C" not null constraint meal_tier_region_fkey references region,
  guest_class  text not null constraint meal_tier_class_check check (guest_class in ('EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65', 'OTHER')),
  sitting      text not null constraint meal_tier_sitting_check check (sitting in ('BREAKFAST', 'LUNCH', 'DINNER')),
  price_fen    integer not null constraint meal_tier_price_check check (price_fen between 100 and 10000),
  person_fen   integer not null,
  district_fen integer not null,
  village_fen  integer not null,
  donor_fen    integer not null,
  valid_from   date not null,
  valid_until  date,                                   -- first day it no longer holds
  basis        text not null constraint meal_tier_basis_check check (length(basis) between 1 and 200),
  entered_by   text not null,
  constraint meal_tier_parts_check check (least(person_fen, district_fen, village_fen, donor_fen) >= 0),
  constraint meal_tier_adds_up check (person_fen + district_fen + village_fen + donor_fen = price_fen),
  constraint meal_tier_other_pays check (guest_class <> 'OTHER' or person_fen = price_fen),
  constraint meal_tier_ends_before_begins check (valid_until > valid_from),
  constraint meal_tier_overlap exclude using gist (region_code with =, guest_class with =, sitting with =, daterange(valid_from, valid_until) with &&));

-- A guest's card: its number is what the code on it says. One at a time.
create table meal_card (
  number      text primary key constraint meal_card_number_check check (number ~ '^[0-9A-Z]{12}$'),
  person_id   bigint not null constraint meal_card_person_fkey references person,
  region_code text collate "C" not null constraint meal_card_region_fkey references region,      -- who gave it out
  issued_on   date not null,
  issued_by   text not null,
  ended_on    date,
  ended_why   text,
  constraint meal_card_ended_check check ((ended_on is null) = (ended_why is null)));
create unique index meal_card_person_key on meal_card (person_id) where ended_on is null;

-- Who eats at a table regularly, as the people there call them.
create table canteen_guest (
  canteen_id    bigint not null,
  facility_id   bigint not null,
  person_id     bigint not null constraint canteen_guest_person_fkey references person,
  called        text not null constraint canteen_guest_called_check check (length(called) between 1 and 60),
  attachment_id bigint constraint canteen_guest_attachment_fkey references attachment,           -- a picture, with consent
  address       text constraint canteen_guest_address_check check (length(address) <= 200),      -- where the meal is brought; null: eats at the table
  stop          integer constraint canteen_guest_stop_check check (stop between 1 and 999),      -- the place on the route
  added_on      date not null,
  left_on       date,
  constraint canteen_guest_key primary key (canteen_id, person_id),
  constraint canteen_guest_route check ((address is null) = (stop is null)),
  constraint canteen_guest_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index canteen_guest_person on canteen_guest (person_id);
create index canteen_guest_facility on canteen_guest (facility_id);

-- A meal: one person, one sitting, once, anywhere. What it costs and who pays is kept as it was on the day. It is never changed; a wrong
-- one is cancelled with a reason.
create table meal (
  id           bigint primary key default nextval('id_seq'),
  canteen_id   bigint not null,
  facility_id  bigint not null,
  person_id    bigint constraint meal_person_fkey references person,      -- null: somebody unknown to the register, at full price
  guest        text constraint meal_guest_check check (length(guest) <= 60),
  day          date not null,
  sitting      text not null constraint meal_sitting_check check (sitting in ('BREAKFAST', 'LUNCH', 'DINNER')),
  guest_class  text not null constraint meal_class_check check (guest_class in ('EXTREME_POVERTY', 'SUBSISTENCE', 'SUBSISTENCE_MARGIN', 'DISABILITY', 'AGED_80', 'AGED_65', 'OTHER')),
  tier_id      bigint not null constraint meal_tier_fkey references meal_tier,
  price_fen    integer not null,
  person_fen   integer not null,
  district_fen integer not null,
  village_fen  integer not null,
  donor_fen    integer not null,
  way          text not null constraint meal_way_check check (way in ('CARD', 'IDENTITY', 'NAME', 'FACE', 'WALK_IN', 'DELIVERY')),
  taken_at     timestamptz not null,
  received_at  timestamptz not null default clock_timestamp(),
  actor        text not null,
  proof        text,                                                      -- of a delivery: who took it; PHOTO when a picture says it
  cancelled_at  timestamptz,
  cancelled_by  text,
  cancelled_why text,
  constraint meal_adds_up check (person_fen + district_fen + village_fen + donor_fen = price_fen and least(person_fen, district_fen, village_fen, donor_fen) >= 0),
  constraint meal_unknown_pays check (person_id is not null or guest_class = 'OTHER'),
  constraint meal_proved check (way <> 'DELIVERY' or proof is not null),
  constraint meal_cancelled_check check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancelled_why is null)),
  constraint meal_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create unique index meal_once on meal (person_id, day, sitting) where cancelled_at is null and person_id is not null;
create index meal_canteen_day on meal (canteen_id, day, id);

-- A meal that came late from a terminal without signal and cannot stand as it is: kept until somebody has decided.
create table meal_doubt (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  canteen_id    bigint not null,
  facility_id   bigint not null,
  person_id     bigint constraint meal_doubt_person_fkey references person,
  guest         text,                                                     -- how the terminal calls the guest
  day           date not null,
  sitting       text not null constraint meal_doubt_sitting_check check (sitting in ('BREAKFAST', 'LUNCH', 'DINNER')),
  way           text not null,
  taken_at      timestamptz not null,
  received_at   timestamptz not null default clock_timestamp(),
  actor         text not null,
  proof         text,                                                     -- of a delivery
  code          text not null,                                            -- why it does not stand: the key of the sentence
  args          text[] not null default '{}',
  other_meal_id bigint constraint meal_doubt_other_fkey references meal,  -- the one that stands
  state         text not null default 'OPEN' constraint meal_doubt_state_check check (state in ('OPEN', 'TAKEN', 'DROPPED')),
  meal_id       bigint constraint meal_doubt_meal_fkey references meal,   -- what it became
  decided_by    text,
  decided_on    date,
  decided_why   text,
  constraint meal_doubt_decided_check check ((state = 'OPEN') = (decided_by is null) and (state = 'OPEN') = (decided_on is null)),
  constraint meal_doubt_taken_check check ((state = 'TAKEN') = (meal_id is not null)),
  constraint meal_doubt_dropped_check check (state <> 'DROPPED' or decided_why is not null),
  constraint meal_doubt_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index meal_doubt_canteen on meal_doubt (canteen_id, day);
create index meal_doubt_facility on meal_doubt (facility_id, state);

-- How many meals there were, kept with each meal in the same transaction. Several rows for the same, so that tills do not wait for each
-- other; a night folds them into one.
create table meal_count (
  canteen_id   bigint not null,
  facility_id  bigint not null,
  day          date not null,
  sitting      text not null,
  guest_class  text not null,
  slot         smallint not null,
  meals        integer not null,
  delivered    integer not null,
  price_fen    bigint not null,
  person_fen   bigint not null,
  district_fen bigint not null,
  village_fen  bigint not null,
  donor_fen    bigint not null,
  constraint meal_count_key primary key (canteen_id, day, sitting, guest_class, slot),
  constraint meal_count_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index meal_count_day on meal_count (day);
create index meal_count_facility on meal_count (facility_id);

-- The order of the rows is that of the key, so that two batches do not wait for each other in a circle.
create function meal_counted() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  insert into meal_count as c (canteen_id, facility_id, day, sitting, guest_class, slot, meals, delivered, price_fen, person_fen, district_fen, village_fen, donor_fen)
  select canteen_id, facility_id, day, sitting, guest_class, pg_backend_pid() % 16, count(*), count(*) filter (where way = 'DELIVERY'), sum(price_fen), sum(person_fen), sum(district_fen), sum(village_fen), sum(donor_fen)
  from written group by 1, 2, 3, 4, 5 order by 1, 3, 4, 5
  on conflict (canteen_id, day, sitting, guest_class, slot) do update set meals = c.meals + excluded.meals, delivered = c.delivered + excluded.delivered, price_fen = c.price_fen + excluded.price_fen,
    person_fen = c.person_fen + excluded.person_fen, district_fen = c.district_fen + excluded.district_fen, village_fen = c.village_fen + excluded.village_fen, donor_fen = c.donor_fen + excluded.donor_fen;
  return null;
end $$;
create trigger meal_counted after insert on meal referencing new table as written for each statement execute function meal_counted();
create function meal_uncounted() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  insert into meal_count as c (canteen_id, facility_id, day, sitting, guest_class, slot, meals, delivered, price_fen, person_fen, district_fen, village_fen, donor_fen)
  select n.canteen_id, n.facility_id, n.day, n.sitting, n.guest_class, pg_backend_pid() % 16, -count(*), -count(*) filter (where n.way = 'DELIVERY'), -sum(n.price_fen), -sum(n.person_fen), -sum(n.district_fen), -sum(n.village_fen), -sum(n.donor_fen)
  from written n join former o on o.id = n.id where o.cancelled_at is null and n.cancelled_at is not null group by 1, 2, 3, 4, 5 order by 1, 3, 4, 5
  on conflict (canteen_id, day, sitting, guest_class, slot) do update set meals = c.meals + excluded.meals, delivered = c.delivered + excluded.delivered, price_fen = c.price_fen + excluded.price_fen,
    person_fen = c.person_fen + excluded.person_fen, district_fen = c.district_fen + excluded.district_fen, village_fen = c.village_fen + excluded.village_fen, donor_fen = c.donor_fen + excluded.donor_fen;
  return null;
end $$;
create trigger meal_uncounted after update on meal referencing old table as former new table as written for each statement execute function meal_uncounted();

-- What was eaten stays; only cancelling is added, once.
create function meal_kept() returns trigger language plpgsql as $$
begin
  if old.cancelled_at is null and new.cancelled_at is not null
    and to_jsonb(new) - array['cancelled_at', 'cancelled_by', 'cancelled_why'] = to_jsonb(old) - array['cancelled_at', 'cancelled_by', 'cancelled_why'] then return new; end if;
  raise exception 'a meal stays' using errcode = '23514', constraint = 'meal_kept';
end $$;
create trigger meal_kept before update on meal for each row execute function meal_kept();

-- The days a canteen should have served: open on that day, a day of its week, and not shut.
create function canteen_open_days(first_day date, past_day date) returns table (canteen_id bigint, day date) stable language sql as $$
  select c.id, d.day::date from canteen c cross join generate_series($1, $2 - 1, interval '1 day') d(day)
  where extract(isodow from d.day)::smallint = any (c.weekdays)
    and (select s.state from canteen_status s where s.canteen_id = c.id and s.from_day <= d.day::date order by s.from_day desc, s.id desc limit 1) = 'OPEN'
    and not exists (select 1 from canteen_closure x where x.canteen_id = c.id and x.from_day <= d.day::date and x.until_day > d.day::date) $$;

insert into parameter (code, unit, kind) values
  ('meal.offline-days', 'day', 'WHOLE'),
  ('meal.grace-minutes', 'minute', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('meal.offline-days', '2020-01-01', '7', '本市管理要求，断网登记最多保留天数', 'care'),
  ('meal.grace-minutes', '2020-01-01', '60', '本市管理要求，餐次开始前和结束后仍可登记的分钟数', 'care');
