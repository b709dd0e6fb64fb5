-- The bed-day ledger. A bed-day is one person in one bed on one day, [from_day, until_day); days on leave are among them and counted
-- apart. Everything is reckoned from the periods of the rows, so any day that has passed comes out the same whenever it is asked.

-- Pieces of stays within [first_day, past_day), cut wherever the wanted dimension changes: each day of a stay is in exactly one piece of
-- TOTAL, STAY, KIND and ABILITY, and in one of CATEGORY for each category held that day (part '' when none is).
create or replace function bed_days(first_day date, past_day date, wanted text[])
  returns table (facility_id bigint, person_id bigint, dimension text, part text, days integer, away integer) stable language sql as $$
  with lived as (
    select s.id, s.facility_id, s.person_id, s.bed_id, s.kind, s.origin, greatest(s.from_day, first_day) as first, least(coalesce(s.until_day, past_day), past_day) as past
    from stay s where s.from_day < past_day and (s.until_day is null or s.until_day > first_day)),
  piece as (
    select 'TOTAL' as dimension, '' as part, l.id, l.facility_id, l.person_id, l.first, l.past from lived l where 'TOTAL' = any (wanted)
    union all
    select 'STAY', l.kind, l.id, l.facility_id, l.person_id, l.first, l.past from lived l where 'STAY' = any (wanted)
    union all
    select 'ORIGIN', coalesce(l.origin, ''), l.id, l.facility_id, l.person_id, l.first, l.past from lived l where l.kind = 'SOJOURN' and 'ORIGIN' = any (wanted)
    union all
    select 'KIND', p.kind, l.id, l.facility_id, l.person_id, greatest(l.first, p.from_day), least(l.past, coalesce(p.until_day, l.past))
    from lived l join bed_period p on p.bed_id = l.bed_id and p.from_day < l.past and (p.until_day is null or p.until_day > l.first) where 'KIND' = any (wanted)
    union all
    select 'ABILITY', coalesce(a.grade::text, ''), l.id, l.facility_id, l.person_id, greatest(l.first, a.from_day), least(l.past, coalesce(a.until_day, l.past))
    from lived l left join resident_abilities(first_day, past_day) a on a.person_id = l.person_id and a.from_day < l.past and a.until_day > l.first where 'ABILITY' = any (wanted)
    union all
    select 'CATEGORY', coalesce(c.category, ''), l.id, l.facility_id, l.person_id, greatest(l.first, c.from_day), least(l.past, coalesce(c.until_day, l.past))
    from lived l left join resident_categories(first_day, past_day) c on c.person_id = l.person_id and c.from_day < l.past and c.until_day > l.first where 'CATEGORY' = any (wanted))
  select p.facility_id, p.person_id, p.dimension, p.part, p.past - p.first,
    coalesce((select sum(least(coalesce(v.until_day, p.past), p.past) - greatest(v.from_day, p.first))
      from stay_leave v where v.stay_id = p.id and v.from_day < p.past and (v.until_day is null or v.until_day > p.first)), 0)::integer
  from piece p $$;

-- Bed-days of beds in use within [first_day, past_day).
create or replace function bed_days_available(first_day date, past_day date) returns table (facility_id bigint, kind text, days bigint) stable language sql as $$
  select p.facility_id, p.kind, sum(least(coalesce(p.until_day, past_day), past_day) - greatest(p.from_day, first_day))
  from bed_period p where p.state = 'IN_USE' and p.from_day < past_day and (p.until_day is null or p.until_day > first_day)
  group by p.facility_id, p.kind $$;

-- The lines of every home's monthly return. START and END are residents at the end of the day before and of the last day; a move within
-- the home is neither IN nor OUT, so START + IN - OUT = END.
create or replace function ledger_month(month date)
  returns table (facility_id bigint, dimension text, part text, persons integer, days integer, away integer, available integer) stable language sql as $$
  with bounds as (select month as first, (month + interval '1 month')::date as past),
  used as (
    select u.facility_id, u.dimension, u.part, count(distinct u.person_id) as persons, sum(u.days) as days, sum(u.away) as away
    from bed_days(month, (month + interval '1 month')::date, '{TOTAL,STAY,KIND,ABILITY,CATEGORY}') u group by u.facility_id, u.dimension, u.part),
  beds as (select b.facility_id, b.kind, b.days from bed_days_available(month, (month + interval '1 month')::date) b),
  room as (
    select b.facility_id, 'KIND' as dimension, b.kind as part, b.days from beds b
    union all select b.facility_id, 'TOTAL', '', sum(b.days) from beds b group by b.facility_id),
  moved as (
    select s.facility_id, count(*) filter (where s.from_day < b.first and (s.until_day is null or s.until_day >= b.first)) as at_start,
      count(*) filter (where s.from_day >= b.first and not exists (select 1 from stay o where o.person_id = s.person_id and o.facility_id = s.facility_id and o.until_day = s.from_day)) as came,
      count(*) filter (where s.until_day >= b.first and s.until_day < b.past and not exists (select 1 from stay o where o.person_id = s.person_id and o.facility_id = s.facility_id and o.from_day = s.until_day)) as went,
      count(*) filter (where s.until_day >= b.first and s.until_day < b.past and s.end_reason = 'DIED') as died,
      count(*) filter (where s.until_day is null or s.until_day >= b.past) as at_end
    from stay s, bounds b where s.from_day < b.past and (s.until_day is null or s.until_day >= b.first) group by s.facility_id)
  select coalesce(u.facility_id, r.facility_id), coalesce(u.dimension, r.dimension), coalesce(u.part, r.part), coalesce(u.persons, 0)::integer, coalesce(u.days, 0)::integer, coalesce(u.away, 0)::integer,
    case when r.facility_id is not null or coalesce(u.dimension, r.dimension) in ('TOTAL', 'KIND') then coalesce(r.days, 0)::integer end
  from used u full join room r on r.facility_id = u.facility_id and r.dimension = u.dimension and r.part = u.part
  union all
  select m.facility_id, 'MOVEMENT', v.part, v.n::integer, 0, 0, null from moved m, lateral (values ('START', m.at_start), ('IN', m.came), ('OUT', m.went), ('DIED', m.died), ('END', m.at_end)) v (part, n) $$;

grant execute on all functions in schema care to care_app;
