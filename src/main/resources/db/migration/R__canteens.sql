-- What is asked with every meal, and with every figure of a canteen. As they were first laid down these answered the same, many times slower.

-- Whether a month's account is confirmed, so that its meals stay. In plpgsql, which keeps its plan.
create or replace function meal_month_settled(canteen bigint, on_day date) returns boolean stable language plpgsql as $$
begin
  return exists (select 1 from meal_settlement s where s.canteen_id = $1 and s.month = date_trunc('month', $2)::date and s.state in ('CONFIRMED', 'CHECKED', 'APPROVED', 'SENT', 'PAID'));
end $$;

-- The days a canteen should have served: open on that day, a day of its week, and not shut. Of several states entered for a day the last
-- one counts; a state holds until the next one, so that nothing is looked up day by day.
create or replace function canteen_open_days(first_day date, past_day date) returns table (canteen_id bigint, day date) stable language sql as $$
  select c.id, d.day::date from canteen c
  join (select s.canteen_id, s.state, s.from_day, lead(s.from_day) over (partition by s.canteen_id order by s.from_day, s.id) as until_day from canteen_status s) o
    on o.canteen_id = c.id and o.state = 'OPEN' and o.from_day < $2 and (o.until_day is null or o.until_day > $1)
  cross join lateral generate_series(greatest(o.from_day, $1), least(o.until_day, $2) - 1, interval '1 day') d(day)
  where extract(isodow from d.day)::smallint = any (c.weekdays)
    and not exists (select 1 from canteen_closure x where x.canteen_id = c.id and x.from_day <= d.day::date and x.until_day > d.day::date) $$;
