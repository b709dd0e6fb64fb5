-- What a canteen offers on a day and sitting. Guests see it once it is published.
create table menu (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  canteen_id   bigint not null,
  facility_id  bigint not null,
  day          date not null,
  sitting      text not null constraint menu_sitting_check check (sitting in ('BREAKFAST', 'LUNCH', 'DINNER')),
  price_fen    integer constraint menu_price_check check (price_fen between 1 and 10000),   -- of the day, for guests outside the tiers
  written_by   text not null,
  published_at timestamptz,
  published_by text,
  constraint menu_key unique (canteen_id, day, sitting),
  constraint menu_of_canteen unique (id, canteen_id, facility_id),
  constraint menu_published_check check ((published_at is null) = (published_by is null)),
  constraint menu_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index menu_facility on menu (facility_id);
create index menu_day on menu (day);

-- Allergens as GB 7718 lists them.
create table dish (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  menu_id     bigint not null,
  canteen_id  bigint not null,
  facility_id bigint not null,
  position    smallint not null,
  name        text not null constraint dish_name_check check (length(name) between 1 and 40),
  allergens   text[] not null default '{}' constraint dish_allergens_check check (allergens <@ array['GLUTEN', 'CRUSTACEAN', 'FISH', 'EGG', 'PEANUT', 'SOY', 'MILK', 'NUT']),
  constraint dish_key unique (menu_id, name),
  constraint dish_of_canteen unique (id, canteen_id, facility_id),
  constraint dish_menu_fkey foreign key (menu_id, canteen_id, facility_id) references menu (id, canteen_id, facility_id));
create index dish_facility on dish (facility_id);

-- A sample of a dish, kept so that an illness can be traced: which dish of which sitting, how much, when and by whom it was taken, until
-- when it is kept, and when and by whom it was disposed of. What was written down stays.
create table food_sample (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  dish_id      bigint not null,
  canteen_id   bigint not null,
  facility_id  bigint not null,
  grams        integer not null constraint food_sample_grams_check check (grams between 1 and 5000),
  taken_at     timestamptz not null,
  taken_by     text not null constraint food_sample_taker_check check (length(taken_by) between 1 and 60),
  keep_until   timestamptz not null,
  disposed_at  timestamptz,
  disposed_by  text constraint food_sample_disposer_check check (length(disposed_by) between 1 and 60),
  entered_by   text not null,
  constraint food_sample_key unique (dish_id),
  constraint food_sample_kept check (keep_until > taken_at and (disposed_at is null or disposed_at >= keep_until)),
  constraint food_sample_disposed_check check ((disposed_at is null) = (disposed_by is null)),
  constraint food_sample_dish_fkey foreign key (dish_id, canteen_id, facility_id) references dish (id, canteen_id, facility_id));
create index food_sample_facility on food_sample (facility_id);
create index food_sample_waiting on food_sample (canteen_id, keep_until) where disposed_at is null;
create function food_sample_guard() returns trigger language plpgsql as $$
begin
  if old.disposed_at is not null or to_jsonb(new) - array['version', 'disposed_at', 'disposed_by'] <> to_jsonb(old) - array['version', 'disposed_at', 'disposed_by'] then
    raise exception 'a sample stays as it was written down' using errcode = '23514', constraint = 'food_sample_stays';
  end if;
  return new;
end $$;
create trigger food_sample_guard before update on food_sample for each row execute function food_sample_guard();

-- What was bought, with its voucher: a number, a picture, or both.
create table purchase (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  canteen_id    bigint not null,
  facility_id   bigint not null,
  day           date not null,
  supplier      text not null constraint purchase_supplier_check check (length(supplier) between 1 and 100),
  what          text not null constraint purchase_what_check check (length(what) between 1 and 200),
  amount        text not null constraint purchase_amount_check check (length(amount) between 1 and 40),
  voucher       text constraint purchase_voucher_check check (length(voucher) between 1 and 60),
  attachment_id bigint constraint purchase_attachment_fkey references attachment,
  entered_by    text not null,
  entered_at    timestamptz not null default now(),
  constraint purchase_vouched check (voucher is not null or attachment_id is not null),
  constraint purchase_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index purchase_canteen on purchase (canteen_id, day);
create index purchase_facility on purchase (facility_id);

-- What was disinfected, and how: by heat so hot for so long, by chlorine so strong for so long, by ultraviolet light so long.
create table disinfection (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  canteen_id  bigint not null,
  facility_id bigint not null,
  day         date not null,
  done_at     timestamptz not null,
  what        text not null constraint disinfection_what_check check (length(what) between 1 and 200),
  way         text not null constraint disinfection_way_check check (way in ('HEAT', 'CHLORINE', 'ULTRAVIOLET')),
  minutes     integer not null constraint disinfection_minutes_check check (minutes between 1 and 1440),
  celsius     integer constraint disinfection_celsius_check check (celsius between 40 and 300),
  chlorine    integer constraint disinfection_chlorine_check check (chlorine between 1 and 10000),   -- mg/L
  done_by     text not null constraint disinfection_by_check check (length(done_by) between 1 and 60),
  entered_by  text not null,
  constraint disinfection_measured check ((way = 'HEAT') = (celsius is not null) and (way = 'CHLORINE') = (chlorine is not null)),
  constraint disinfection_day_check check (day = (done_at at time zone 'Asia/Shanghai')::date),
  constraint disinfection_canteen_fkey foreign key (canteen_id, facility_id) references canteen (id, facility_id));
create index disinfection_canteen on disinfection (canteen_id, day);
create index disinfection_facility on disinfection (facility_id);

insert into parameter (code, unit, kind) values
  ('kitchen.sample-grams', 'gram', 'WHOLE'),
  ('kitchen.sample-hours', 'hour', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('kitchen.sample-grams', '2020-01-01', '125', '餐饮服务食品安全操作规范，每个品种留样量应不少于125克', 'care'),
  ('kitchen.sample-hours', '2020-01-01', '48', '餐饮服务食品安全操作规范，留样应冷藏存放48小时以上', 'care');
