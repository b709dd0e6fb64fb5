-- How many there are on any day, without reading the rows: each change of a stay, a bed or a filing state adds +1 or -1 on its day.
-- stock on day D = sum of stock_month before D's month + sum of stock_day within it up to D.
create table stock_month (
  facility_id bigint not null references facility,
  measure     text not null,              -- resident.RESIDENT, bed.NURSING.IN_USE, filing.FILED …
  month       date not null,
  n           integer not null,
  primary key (facility_id, measure, month));
create table stock_day (
  facility_id bigint not null references facility,
  measure     text not null,
  day         date not null,
  n           integer not null,
  primary key (facility_id, measure, day));

create type stock_change as (facility_id bigint, measure text, day date, n integer);

create function stock_add(changes stock_change[]) returns void language sql as $$
  with c as (select facility_id, measure, day, sum(n)::integer n from unnest(changes) group by 1, 2, 3 having sum(n) <> 0),
  d as (insert into stock_day as s select facility_id, measure, day, n from c order by 1, 2, 3
        on conflict (facility_id, measure, day) do update set n = s.n + excluded.n)
  insert into stock_month as s select facility_id, measure, date_trunc('month', day)::date, sum(n)::integer from c group by 1, 2, 3 order by 1, 2, 3
        on conflict (facility_id, measure, month) do update set n = s.n + excluded.n $$;

-- One row of [from_day, until_day) counts +1 at its start and -1 at its end.
create function stay_stock() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform stock_add(array(select row(facility_id, 'resident.' || kind, from_day, -1)::stock_change from gone
      union all select row(facility_id, 'resident.' || kind, until_day, 1)::stock_change from gone where until_day is not null));
  end if;
  if tg_op <> 'DELETE' then
    perform stock_add(array(select row(facility_id, 'resident.' || kind, from_day, 1)::stock_change from come
      union all select row(facility_id, 'resident.' || kind, until_day, -1)::stock_change from come where until_day is not null));
  end if;
  return null;
end $$;
create trigger stay_stock_insert after insert on stay referencing new table as come for each statement execute function stay_stock();
create trigger stay_stock_update after update on stay referencing old table as gone new table as come for each statement execute function stay_stock();
create trigger stay_stock_delete after delete on stay referencing old table as gone for each statement execute function stay_stock();

create function bed_stock() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform stock_add(array(select row(facility_id, 'bed.' || kind || '.' || state, from_day, -1)::stock_change from gone
      union all select row(facility_id, 'bed.' || kind || '.' || state, until_day, 1)::stock_change from gone where until_day is not null));
  end if;
  if tg_op <> 'DELETE' then
    perform stock_add(array(select row(facility_id, 'bed.' || kind || '.' || state, from_day, 1)::stock_change from come
      union all select row(facility_id, 'bed.' || kind || '.' || state, until_day, -1)::stock_change from come where until_day is not null));
  end if;
  return null;
end $$;
create trigger bed_stock_insert after insert on bed_period referencing new table as come for each statement execute function bed_stock();
create trigger bed_stock_update after update on bed_period referencing old table as gone new table as come for each statement execute function bed_stock();
create trigger bed_stock_delete after delete on bed_period referencing old table as gone for each statement execute function bed_stock();

-- The filing state's history, and its stock, follow the facility.
create function facility_filing() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.filing = old.filing then return null; end if;
    update facility_status set until_day = new.filing_since where facility_id = new.id and until_day is null;
    perform stock_add(array[row(new.id, 'filing.' || old.filing, new.filing_since, -1)::stock_change]);
  end if;
  insert into facility_status values (new.id, new.filing, new.filing_since, null)
    on conflict (facility_id, from_day, filing) do update set until_day = null;
  perform stock_add(array[row(new.id, 'filing.' || new.filing, new.filing_since, 1)::stock_change]);
  return null;
end $$;
create trigger facility_filing after insert or update of filing on facility for each row execute function facility_filing();

-- Where a person lives today follows the stays; a stay that begins or ends by itself is followed up at night (follow_residents).
create function stay_person_facility() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  update person p set facility_id = (select s.facility_id from stay s where s.person_id = p.id and s.from_day <= (now() at time zone 'Asia/Shanghai')::date
      and (s.until_day is null or s.until_day > (now() at time zone 'Asia/Shanghai')::date))
    where p.id = any (array(select person_id from come));
  return null;
end $$;
create trigger stay_person_facility_insert after insert on stay referencing new table as come for each statement execute function stay_person_facility();
create trigger stay_person_facility_update after update on stay referencing new table as come for each statement execute function stay_person_facility();

-- The stocks of every facility at the end of a day. Inlined into the asking statement, so that its conditions reach the indexes.
create function stock_at(on_day date) returns table (facility_id bigint, measure text, n bigint) stable language sql as $$
  select facility_id, measure, sum(n) from (
    select facility_id, measure, n from stock_month where month < date_trunc('month', on_day)::date
    union all
    select facility_id, measure, n from stock_day where day >= date_trunc('month', on_day)::date and day <= on_day) s
  group by facility_id, measure $$;
create index stock_day_day on stock_day (day);
