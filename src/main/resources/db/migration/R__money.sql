-- What an agreement has used up and what is still held of it at the end of a day. Each calendar month costs its monthly fee times the
-- days used, divided by the days of that month, rounded to the fen; a day on leave costs the bed fee only. The same rule is
-- care.agreement.Fees; a test compares the two.
drop function if exists money_held(date);
create function money_held(on_day date)
  returns table (agreement_id bigint, facility_id bigint, deposit_fen bigint, fee_fen bigint, refund_fen bigint, charged_fen bigint, held_fen bigint, days integer, leave_days integer) stable language sql as $$
  with paid as (
    select p.agreement_id, coalesce(sum(p.amount_fen) filter (where p.kind = 'DEPOSIT'), 0)::bigint as deposit, coalesce(sum(p.amount_fen) filter (where p.kind = 'FEE'), 0)::bigint as fee,
      coalesce(sum(p.amount_fen) filter (where p.kind = 'REFUND'), 0)::bigint as refund
    from agreement_payment p where p.day <= on_day group by p.agreement_id),
  used as (
    select a.id, greatest(a.from_day, s.from_day) as first, least(coalesce(a.ended_on, a.until_day), coalesce(s.until_day, on_day + 1), on_day + 1) as past, s.id as stay_id
    from agreement a join stay s on s.person_id = a.person_id and s.facility_id = a.facility_id and daterange(s.from_day, s.until_day) && daterange(a.from_day, coalesce(a.ended_on, a.until_day))
    where a.state in ('SIGNED', 'ENDED') and a.from_day <= on_day),
  months as (
    select u.id, u.stay_id, m::date as month, greatest(u.first, m::date) as first, least(u.past, (m + interval '1 month')::date) as past
    from used u, generate_series(date_trunc('month', u.first::timestamp), (u.past - 1)::timestamp, interval '1 month') m where u.past > u.first),
  days as (
    select m.id, m.month, sum(m.past - m.first) as days,
      coalesce(sum((select sum(least(coalesce(l.until_day, m.past), m.past) - greatest(l.from_day, m.first)) from stay_leave l
        where l.stay_id = m.stay_id and l.from_day < m.past and coalesce(l.until_day, m.past) > m.first)), 0) as away
    from months m group by m.id, m.month),
  charged as (
    select d.id, sum(d.days)::integer as days, sum(d.away)::integer as away, sum(round((a.bed_fen * d.days + (a.care_fen + a.meal_fen) * (d.days - d.away))::numeric / extract(day from d.month + interval '1 month - 1 day')::integer))::bigint as fen
    from days d join agreement a on a.id = d.id group by d.id)
  select a.id, a.facility_id, coalesce(p.deposit, 0), coalesce(p.fee, 0), coalesce(p.refund, 0), coalesce(c.fen, 0), coalesce(p.deposit + p.fee - p.refund, 0) - coalesce(c.fen, 0), coalesce(c.days, 0), coalesce(c.away, 0)
  from agreement a left join paid p on p.agreement_id = a.id left join charged c on c.id = a.id
  where a.state in ('SIGNED', 'ENDED') and a.from_day <= on_day $$;

grant execute on all functions in schema care to care_app;
