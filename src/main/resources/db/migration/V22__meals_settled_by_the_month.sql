-- What was paid out together: a file to the treasury, and what came back from it.
create table meal_payment (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  region_code text collate "C" not null constraint meal_payment_region_fkey references region,   -- the county that pays
  number      text not null constraint meal_payment_number_key unique,
  made_on     date not null,
  made_by     text not null,
  sha256      bytea not null,                          -- of the file
  file        bytea not null,                          -- sealed: it names accounts
  lines       integer not null,
  amount_fen  bigint not null);

-- The month of a canteen: drawn from its meals, confirmed by the canteen, checked by the town, approved by the county, sent to be paid, paid.
-- From the confirmation on the meals of the month stay. A correction replaces it by a new version, which pays the difference.
create table meal_settlement (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  canteen_id   bigint not null,
  facility_id  bigint not null,
  month        date not null constraint meal_settlement_month_check check (extract(day from month) = 1),
  version_no   smallint not null constraint meal_settlement_version_check check (version_no > 0),
  number       text not null constraint meal_settlement_number_key unique,
  reason       text,                                   -- of a correction
  state        text not null constraint meal_settlement_state_check check (state in ('DRAWN', 'CONFIRMED', 'CHECKED', 'APPROVED', 'SENT', 'PAID', 'RETURNED', 'REPLACED')),
  until_at     timestamptz not null,                   -- meals received until then, and not cancelled by then
  meals        integer not null,
  price_fen    bigint not null,
  person_fen   bigint not null,
  district_fen bigint not null,
  village_fen  bigint not null,
  donor_fen    bigint not null,
  before_fen   bigint not null,                        -- what the district has paid for the month by earlier versions
  drawn_by     text not null,
  confirmed_by text,
  confirmed_on date,
  checked_by   text,
  checked_on   date,
  approved_by  text,
  approved_on  date,
  returned_by  text,
  returned_on  date,
  returned_why text,
  replaced_by  text,
  replaced_why text,
  payment_id   bigint constraint meal_settlement_payment_fkey references meal_payment,
  paid_on      date,
  paid_fen     bigint,
  bank_reference text,
  bounced_why  text,                                   -- why a payment came back
  constraint meal_settlement_key unique (canteen_id, month, version_no),
  constraint meal_settlement_of_facility unique (id, facility_id),
  constraint meal_settlement_adds_up check (person_fen + district_fen + village_fen + donor_fen = price_fen),
  constraint meal_settlement_reason_check check (version_no > 1 or reason is null),
  constraint meal_settlement_confirmed_check check ((confirmed_by is null) = (confirmed_on is null) and (state = 'DRAWN') = (confirmed_by is null)),
  constraint meal_settlement_checked_check check ((checked_by is null) = (checked_on is null) and (checked_by is null or confirmed_by is not null)),
  constraint meal_settlement_approved_check check ((approved_by is null) = (approved_on is null) and (approved_by is null or checked_by is not null)),
  constraint meal_settlement_two_offices check (approved_by <> checked_by),
  constraint meal_settlement_sent_check check (state not in ('SENT', 'PAID') or payment_id is not null),
  constraint meal_settlement_paid_check check ((paid_on is null) = (paid_fen is null) and (state <> 'PAID' or paid_on is not null) and (paid_fen is null or paid_fen = district_fen - before_fen)),
  constraint meal_settlement_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create unique index meal_settlement_one on meal_settlement (canteen_id, month) where state not in ('RETURNED', 'REPLACED');
create index meal_settlement_month on meal_settlement (month, state);
create index meal_settlement_facility on meal_settlement (facility_id);
create index meal_settlement_payment on meal_settlement (payment_id);

create table meal_settlement_line (
  settlement_id bigint not null,
  facility_id   bigint not null,
  sitting       text not null,
  guest_class   text not null,
  tier_id       bigint not null constraint meal_settlement_line_tier_fkey references meal_tier,
  each_person_fen   integer not null,                  -- of one meal; the menu's price may differ from day to day
  each_district_fen integer not null,
  each_village_fen  integer not null,
  each_donor_fen    integer not null,
  meals         integer not null,
  constraint meal_settlement_line_key primary key (settlement_id, sitting, guest_class, tier_id, each_person_fen),
  constraint meal_settlement_line_settlement_fkey foreign key (settlement_id, facility_id) references meal_settlement (id, facility_id));
create index meal_settlement_line_facility on meal_settlement_line (facility_id);
create function meal_settlement_line_frozen() returns trigger language plpgsql as $$
begin
  raise exception 'settled' using errcode = '23514', constraint = 'meal_settlement_line_frozen';
end $$;
create trigger meal_settlement_line_frozen before update on meal_settlement_line for each row execute function meal_settlement_line_frozen();

-- What was confirmed keeps its figures, and goes its way in order.
create function meal_settlement_guard() returns trigger language plpgsql as $$
begin
  if row(new.canteen_id, new.month, new.version_no, new.until_at, new.meals, new.price_fen, new.person_fen, new.district_fen, new.village_fen, new.donor_fen, new.before_fen)
     is distinct from row(old.canteen_id, old.month, old.version_no, old.until_at, old.meals, old.price_fen, old.person_fen, old.district_fen, old.village_fen, old.donor_fen, old.before_fen) then
    raise exception 'settled' using errcode = '23514', constraint = 'meal_settlement_frozen';
  end if;
  if old.state <> new.state and not (old.state, new.state) in (('DRAWN', 'CONFIRMED'), ('CONFIRMED', 'CHECKED'), ('CONFIRMED', 'RETURNED'), ('CHECKED', 'APPROVED'), ('CHECKED', 'RETURNED'), ('APPROVED', 'SENT'), ('SENT', 'PAID'), ('SENT', 'APPROVED'),
    ('APPROVED', 'REPLACED'), ('PAID', 'REPLACED')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'meal_settlement_order';
  end if;
  return new;
end $$;
create function meal_settlement_kept() returns trigger language plpgsql as $$
begin
  if old.state <> 'DRAWN' then raise exception 'settled' using errcode = '23514', constraint = 'meal_settlement_frozen'; end if;
  return old;
end $$;
create trigger meal_settlement_kept before delete on meal_settlement for each row execute function meal_settlement_kept();
create trigger meal_settlement_guard before update on meal_settlement for each row execute function meal_settlement_guard();

create function meal_month_settled(canteen bigint, on_day date) returns boolean stable language sql as $$
  select exists (select 1 from meal_settlement s where s.canteen_id = $1 and s.month = date_trunc('month', $2)::date and s.state in ('CONFIRMED', 'CHECKED', 'APPROVED', 'SENT', 'PAID')) $$;
create function meal_settled_stays() returns trigger language plpgsql as $$
begin
  if exists (select 1 from (select distinct w.canteen_id, date_trunc('month', w.day)::date as month from written w) d
    join meal_settlement s on s.canteen_id = d.canteen_id and s.month = d.month and s.state in ('CONFIRMED', 'CHECKED', 'APPROVED', 'SENT', 'PAID')) then
    raise exception 'settled' using errcode = '23514', constraint = 'meal_settled_stays';
  end if;
  return null;
end $$;
create trigger meal_settled_insert after insert on meal referencing new table as written for each statement execute function meal_settled_stays();
create trigger meal_settled_update after update on meal referencing new table as written for each statement execute function meal_settled_stays();
