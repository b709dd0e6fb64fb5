-- The few functions that run as the owner, past row-level security. Each answers one question or does one thing, and the
-- catalogue test knows them by name. Those asked with every call or every meal are plpgsql, which keeps its plans; a function in SQL that
-- cannot be folded into its statement is planned anew each time, and that costs ten times the answer.

-- Appends one entry to the chain. The last statement of a use case: it holds the chain's lock until commit.
create or replace function audit_append(origin text, use_case text, outcome text, region text, facility bigint, subject text, detail text)
  returns void security definer set search_path = care, pg_temp language plpgsql as $$
declare c audit_chain; e audit_log;
begin
  select * into c from audit_chain where shard = 0 for no key update;
  e := row(0, c.n + 1, clock_timestamp(), current_setting('care.actor'), origin, use_case, outcome, region, facility, subject, detail, null);
  e.hash := audit_digest(c.hash, e);
  insert into audit_log select e.*;
  update audit_chain set n = e.n, hash = e.hash where shard = 0;
end $$;

-- Recomputes the whole chain. first_broken is the first entry whose hash, place or predecessor is not what it should be.
create or replace function audit_verify(out entries bigint, out intact boolean, out first_broken bigint, out head text)
  security definer set search_path = care, pg_temp language sql as $$
  with walked as (
    select l.n, l.hash is distinct from audit_digest(lag(l.hash, 1, '\x00'::bytea) over w, l) or l.n <> 1 + lag(l.n, 1, 0::bigint) over w as bad
    from audit_log l where shard = 0 window w as (order by l.n)),
  tail as (select coalesce(max(n), 0) n from audit_log where shard = 0),
  broken as (
    select min(n) n from walked where bad
    union all
    select t.n + 1 from audit_chain c, tail t where c.shard = 0 and c.n > t.n
    union all
    select t.n from audit_chain c, tail t join audit_log l on l.n = t.n and l.shard = 0 where c.shard = 0 and c.n <= t.n and (c.n < t.n or c.hash is distinct from l.hash))
  select (select count(*) from audit_log where shard = 0), min(n) is null, min(n), (select encode(hash, 'hex') from audit_chain where shard = 0) from broken $$;

-- What an account may see and do; asked once per request, before any scope is set.
drop function if exists account_scope(text);
create function account_scope(name text)
  returns table (id bigint, display_name text, role text, region_code text, region_name text, facility_id bigint, facility_name text, password_hash text, failures smallint)
  stable security definer set search_path = care, pg_temp language plpgsql as $$
begin
  return query select a.id, a.display_name, a.role, a.region_code, r.name, a.facility_id, f.name, a.password_hash, a.failures
  from account a join region r on r.code = a.region_code left join facility f on f.id = a.facility_id
  where a.username = $1 and not a.disabled;
end $$;

-- Takes one of the allowed tries before the password is looked at, so that parallel guesses share one counter.
-- Returns the hash to check, or nothing when the account is unknown, disabled or locked.
create or replace function login_attempt(name text, allowed integer, locked_for interval)
  returns table (password_hash text, tries_left integer) security definer set search_path = care, pg_temp language sql as $$
  update account set
      failures = case when locked_until <= now() then 1 else failures + 1 end,
      locked_until = case when (case when locked_until <= now() then 1 else failures + 1 end) >= allowed then now() + locked_for
                          when locked_until <= now() then null else locked_until end
  where username = $1 and not disabled and (locked_until is null or locked_until <= now())
  returning account.password_hash, greatest(allowed - failures, 0) $$;

create or replace function login_success(name text) returns void security definer set search_path = care, pg_temp language sql as $$
  update account set failures = 0, locked_until = null where username = $1 $$;

-- Whose phone shows this token; asked with each of its calls, before any scope is set. Nobody's when the phone was signed off or has not
-- been used for too long, or when the account is closed, has another password or is something else now.
create or replace function device_caller(token bytea) returns text security definer set search_path = care, pg_temp language plpgsql as $$
declare
  caller record;
begin
  select d.id, d.username, d.seen_at into caller from device d join account a on a.username = d.username
    where d.token_hash = $1 and not a.disabled and d.token_stamp = account_stamp(a) and d.seen_at > now() - make_interval(days => (select value::integer from parameter_value where code = 'visit.token-days' and valid_from <= current_date order by valid_from desc limit 1));
  if caller.seen_at < now() - interval '1 minute' then update device d set seen_at = now() where d.id = caller.id; end if;
  return caller.username;
end $$;

-- Whether a phone's number is another account's.
create or replace function device_taken(which uuid) returns boolean stable security definer set search_path = care, pg_temp language sql as $$
  select exists (select 1 from device d where d.device_id = $1 and d.username <> my_name()) $$;

-- The first account of a new installation; does nothing once there is any.
create or replace function first_administrator(name text, region text, hash text) returns boolean
  security definer set search_path = care, pg_temp language sql as $$
  with made as (insert into account (username, display_name, role, region_code, password_hash)
    select $1, $1, 'SECURITY_ADMINISTRATOR', $2, $3 where not exists (select 1 from account) returning 1)
  select exists (select 1 from made) $$;

-- What the public page says of a paper: that it is ours, and whether it still stands. No name, no content.
create or replace function document_genuine(which text)
  returns table (number text, kind text, office text, issued_on date, revoked_on date, sha256 text)
  stable security definer set search_path = care, pg_temp language sql as $$
  select d.number, d.kind, r.name, d.issued_on, d.revoked_on, encode(d.sha256, 'hex')
  from document d join region r on r.code = d.office_code where d.token = $1 $$;

-- Whether an identity number is registered anywhere in the city, and nothing more.
create or replace function identity_registered(hash bytea) returns boolean
  stable security definer set search_path = care, pg_temp language sql as $$
  select exists (select 1 from person where identity_hash = $1) $$;

-- Which of many identity numbers are registered anywhere in the city: the same question for a whole file.
create or replace function identities_registered(hashes bytea[]) returns setof bytea
  stable security definer set search_path = care, pg_temp language sql as $$
  select p.identity_hash from unnest($1) as h join person p on p.identity_hash = h $$;

-- Which of many credit codes a facility anywhere has.
create or replace function credit_codes_registered(codes text[]) returns setof text
  stable security definer set search_path = care, pg_temp language sql as $$
  select f.credit_code from unnest($1) as c join facility f on f.credit_code = c $$;

-- Whether somebody lives in any home within a period, also one that is out of sight; not where.
create or replace function resident_elsewhere(person bigint, from_day date, until_day date) returns boolean
  stable security definer set search_path = care, pg_temp language sql as $$
  select exists (select 1 from stay s where s.person_id = $1 and s.from_day < coalesce($3, 'infinity') and coalesce(s.until_day, 'infinity') > $2) $$;

-- Imports that are not over and that no server is at: who works on one holds its lock until the transaction ends.
create or replace function stranded_imports() returns table (id bigint, actor text, execution_id bigint)
  security definer set search_path = care, pg_temp language sql as $$
  select i.id, i.uploaded_by, coalesce(p.execution_id, 0) from import i left join import_progress p on p.import_id = i.id
  where i.state in ('WAITING', 'RUNNING') and coalesce(i.started_at, i.uploaded_at) < now() - interval '10 seconds'
    and pg_try_advisory_xact_lock(hashtextextended('import ' || i.id, 0)) $$;

-- At night: the files of imports that have been over for longer than the parameter says.
create or replace function forget_import_files() returns void security definer set search_path = care, pg_temp language sql as $$
  delete from import_piece p using import i where i.id = p.import_id and i.state not in ('WAITING', 'RUNNING')
    and i.uploaded_at < now() - make_interval(days => (select value::integer from parameter_value where code = 'import.keep-days' and valid_from <= current_date order by valid_from desc limit 1)) $$;

-- At night: files from phones that have been used, or have been lying about for longer than the parameter says.
create or replace function forget_uploads() returns void security definer set search_path = care, pg_temp language sql as $$
  delete from upload u where u.used_at is not null
    or u.begun_at < now() - make_interval(days => (select value::integer from parameter_value where code = 'visit.upload-days' and valid_from <= current_date order by valid_from desc limit 1)) $$;

-- After many rows have come in at once, the planner must know before they are joined.
create or replace function take_statistics(which text) returns void security definer set search_path = care, pg_temp language plpgsql as $$
begin
  if which not in ('person', 'name_gram', 'roster_line', 'holding', 'payment', 'facility', 'building', 'room', 'bed', 'bed_period', 'stay', 'stock_day', 'stock_month') then raise exception 'not a table of imports: %', which; end if;
  execute format('analyze %I', which);
end $$;

-- Of somebody who is registered outside of the asking user's division, by identity number: what a request for transfer shows.
create or replace function registered_elsewhere(hash bytea)
  returns table (person_id bigint, surname text, sex text, birth_year integer, region_code text, county text)
  stable security definer set search_path = care, pg_temp language sql as $$
  select p.id, left(p.name, 1) || '*', p.sex, extract(year from p.born)::integer, p.region_code, r.name
  from person a join person p on p.id = coalesce(a.merged_into, a.id) join region r on r.code = left(p.region_code, 6) || '000000'
  where a.identity_hash = $1 and not in_region(p.region_code) $$;

-- Whom an identity number and a name belong to, for a home that admits them: both must be right.
create or replace function person_named(hash bytea, full_name text) returns bigint
  stable security definer set search_path = care, pg_temp language sql as $$
  select p.id from person a join person p on p.id = coalesce(a.merged_into, a.id) where a.identity_hash = $1 and p.name = $2 and p.died_on is null $$;

-- At night: an offer nobody took up in time goes back to the waiting list, in its old place.
create or replace function expire_offers() returns void security definer set search_path = care, pg_temp language sql as $$
  update admission set state = 'WAITING', bed_id = null, offer_until = null, version = version + 1
  where state = 'OFFERED' and offer_until < (now() at time zone 'Asia/Shanghai')::date $$;

-- Carries out a transfer that this very transaction approved, in the division that gives the person away.
create or replace function move_person(transfer bigint) returns boolean security definer set search_path = care, pg_temp language sql as $$
  with moved as (update person p set region_code = t.to_region, version = p.version + 1 from person_transfer t
    where t.id = $1 and t.state = 'APPROVED' and t.decided_by = my_name() and t.xmin = pg_current_xact_id()::xid and p.id = t.person_id
      and in_region(p.region_code) and my_role() in ('CITY_OFFICER', 'COUNTY_OFFICER') returning 1)
  select exists (select 1 from moved) $$;

-- Closes the entry {gone} into {kept}, both of this user's division: stays, categories and payments go over, roster lines stay as the
-- documents they are. What both were paid for the same month and category stays where it is and is returned.
create or replace function merge_persons(kept bigint, gone bigint) returns table (month date, category text, amount_fen bigint)
  security definer set search_path = care, pg_temp language plpgsql as $$
begin
  perform 1 from person p where p.id in (kept, gone) order by p.id for update;
  if kept = gone or my_role() not in ('CITY_OFFICER', 'COUNTY_OFFICER')
     or (select count(*) from person p where p.id in (kept, gone) and in_region(p.region_code)) <> 2 then
    raise exception 'out of scope' using errcode = '42501';
  end if;
  if exists (select 1 from person p where p.id in (kept, gone) and p.merged_into is not null) then
    raise exception 'merged' using errcode = '23514', constraint = 'merge_of_merged';
  end if;
  if exists (select 1 from stay a join stay b on a.person_id = kept and b.person_id = gone and daterange(a.from_day, a.until_day) && daterange(b.from_day, b.until_day)) then
    raise exception 'stays overlap' using errcode = '23514', constraint = 'merge_stays_overlap';
  end if;
  if exists (select 1 from person_transfer t where t.person_id = gone and t.state = 'REQUESTED') then
    raise exception 'transfer open' using errcode = '23514', constraint = 'merge_transfer_open';
  end if;
  update stay s set person_id = kept where s.person_id = gone;
  update assessment a set person_id = kept where a.person_id = gone
    and not exists (select 1 from assessment o where o.person_id = kept and o.assessed_on = a.assessed_on and o.reason = a.reason);
  update admission a set state = 'WITHDRAWN', offer_until = null, ended_on = (now() at time zone 'Asia/Shanghai')::date, end_reason = '并入同一人的登记' where a.person_id = gone and a.state in ('OPEN', 'WAITING', 'OFFERED')
    and exists (select 1 from admission o where o.person_id = kept and o.facility_id = a.facility_id and o.state in ('OPEN', 'WAITING', 'OFFERED'));
  update admission a set person_id = kept where a.person_id = gone;
  update risk_assessment a set person_id = kept where a.person_id = gone
    and not exists (select 1 from risk_assessment o where o.person_id = kept and o.facility_id = a.facility_id and o.assessed_on = a.assessed_on);
  update agreement a set person_id = kept where a.person_id = gone;
  with before as (delete from holding h where h.person_id in (kept, gone) returning h.*)
  insert into holding (person_id, category, region_code, from_day, until_day)
  select kept, m.category, m.region_code, lower(m.held), upper(m.held)
  from (select b.category, b.region_code, unnest(range_agg(daterange(b.from_day, b.until_day))) as held from before b group by b.category, b.region_code) m;
  update payment p set person_id = kept where p.person_id = gone
    and not exists (select 1 from payment o where o.person_id = kept and o.month = p.month and o.category = p.category);
  update canteen_guest g set person_id = kept where g.person_id = gone and not exists (select 1 from canteen_guest o where o.canteen_id = g.canteen_id and o.person_id = kept);
  update meal_card c set ended_on = (now() at time zone 'Asia/Shanghai')::date, ended_why = 'REPLACED' where c.person_id = gone and c.ended_on is null and exists (select 1 from meal_card o where o.person_id = kept and o.ended_on is null);
  update meal_card c set person_id = kept where c.person_id = gone and c.ended_on is null;
  update person p set merged_into = kept, facility_id = null, version = p.version + 1 where p.id = gone;
  update person p set merged_into = kept where p.merged_into = gone;
  return query select p.month, p.category, p.amount_fen from payment p where p.person_id = gone order by 1, 2;
end $$;

-- Looks through the whole register for what cannot be right. A decision stands; what was said to be corrected and is not comes back;
-- what has come right by itself and nobody decided about goes. Returns how many are undecided.
-- Rosters come monthly, so a category that ended within a month of the death is in order; one that is held today is not.
create or replace function find_suspicions() returns bigint security definer set search_path = care, pg_temp language plpgsql as $$
declare
  today date := (now() at time zone 'Asia/Shanghai')::date;
  oldest integer := (select v.value::integer from parameter_value v where v.code = 'person.oldest' and v.valid_from <= (now() at time zone 'Asia/Shanghai')::date order by v.valid_from desc limit 1);
begin
  perform pg_advisory_xact_lock(7002);
  create temporary table suspected (kind text, person_id bigint, other_id bigint, facts text[]) on commit drop;
  insert into suspected
  select 'SAME_NAME_AND_BIRTH', first, id, array[born::text]
  from (select p.id, p.born, min(p.id) over (partition by p.name, p.born) as first from person p where p.merged_into is null) same where id <> first;
  insert into suspected
  select 'OLDER_THAN_110', p.id, null, array[p.born::text, oldest::text]
  from person p where p.merged_into is null and p.died_on is null and p.born < today - make_interval(years => oldest);
  insert into suspected
  select 'HELD_AFTER_DEATH', p.id, null, array[p.died_on::text, '@' || string_agg(distinct 'roster.Category.' || h.category, ',')]
  from person p join (
    select h.person_id, h.category, h.from_day, coalesce(h.until_day, 'infinity') as until_day, false as paid from holding h
    union all select y.person_id, y.category, y.month, y.month + 1, true from payment y) h on h.person_id = p.id
  where p.merged_into is null and p.died_on is not null
    and (h.from_day > p.died_on or not h.paid and (h.until_day = 'infinity' and p.died_on < today or h.until_day < 'infinity' and h.until_day > p.died_on + interval '1 month'))
  group by p.id;
  insert into suspected
  select distinct on (a.person_id) 'TWO_DIVISIONS', a.person_id, null::bigint, array['@roster.Category.' || a.category, ra.name, rb.name, greatest(a.from_day, b.from_day)::text]
  from holding a join holding b on b.person_id = a.person_id and b.category = a.category and b.region_code > a.region_code
    and daterange(a.from_day, a.until_day) && daterange(b.from_day, b.until_day) and not starts_with(b.region_code, division_prefix(a.region_code))
  join region ra on ra.code = a.region_code join region rb on rb.code = b.region_code
  order by a.person_id, a.category, greatest(a.from_day, b.from_day) desc;
  analyze suspected;
  delete from suspicion s where s.decision is null
    and not exists (select 1 from suspected f where f.kind = s.kind and f.person_id = s.person_id and f.other_id is not distinct from s.other_id);
  insert into suspicion as s (kind, person_id, other_id, region_code, other_region, facts, found_on)
  select f.kind, f.person_id, f.other_id, p.region_code, o.region_code, f.facts, today
  from suspected f join person p on p.id = f.person_id left join person o on o.id = f.other_id
  on conflict on constraint suspicion_persons_key do update set facts = excluded.facts, region_code = excluded.region_code, other_region = excluded.other_region,
    found_on = case when s.decision = 'CORRECTED' then excluded.found_on else s.found_on end, decision = null, reason = null, decided_by = null, decided_at = null, version = s.version + 1
  where s.decision = 'CORRECTED' or s.decision is null and (s.facts, s.region_code, s.other_region) is distinct from (excluded.facts, excluded.region_code, excluded.other_region);
  drop table suspected;
  return (select count(*) from suspicion s where s.decision is null);
end $$;

-- At night: whose agreed stay has begun or run out lives somewhere else, or nowhere, from today on.
create or replace function follow_residents() returns bigint security definer set search_path = care, pg_temp language sql as $$
  with today as (select (now() at time zone 'Asia/Shanghai')::date as d),
  lives as (select p.id, (select s.facility_id from stay s, today where s.person_id = p.id and s.from_day <= d and (s.until_day is null or s.until_day > d)) as facility_id
    from person p where p.facility_id is not null or exists (select 1 from stay s, today where s.person_id = p.id and s.from_day <= d and (s.until_day is null or s.until_day > d))),
  moved as (update person p set facility_id = l.facility_id from lives l where l.id = p.id and p.facility_id is distinct from l.facility_id returning 1)
  select count(*) from moved $$;

-- When keys change: the sealed numbers another key than this one sealed (of everybody, when none is named), in steps; worth nothing
-- to whoever has no key.
create or replace function sealed_numbers(after bigint, other_than integer, most integer)
  returns table (id bigint, identity_hash bytea, identity_cipher bytea) security definer set search_path = care, pg_temp language sql as $$
  select p.id, p.identity_hash, p.identity_cipher from person p
  where p.id > $1 and ($2 is null or get_byte(p.identity_cipher, 0) <> $2) order by p.id limit $3 for no key update $$;
create or replace function seal_numbers(ids bigint[], hashes bytea[], ciphers bytea[]) returns void
  security definer set search_path = care, pg_temp language sql as $$
  update person p set identity_hash = n.hash, identity_cipher = n.cipher from unnest($1, $2, $3) n (id, hash, cipher) where p.id = n.id $$;

-- Writes the lines of a comparison its caller has just begun, and its counts, at the speed of the bare join: the part compared lies in the
-- caller's scope, so each row is not asked once more.
create or replace function write_difference(which bigint) returns void security definer set search_path = care, pg_temp set work_mem = '128MB' set jit = off language plpgsql as $$
declare d roster_difference; whole boolean;
begin
  select * into d from roster_difference where id = which and in_region(region_code);
  if not found then return; end if;
  select bool_and(region_code = d.region_code) into whole from roster where id in (d.roster_id, d.against_id);
  -- by way of a temporary table, since an INSERT … SELECT would not be worked on in parallel
  execute format('create temporary table found on commit drop as select * from roster_changes(%s, %s, %L)', d.roster_id, d.against_id, case when whole then null else division_prefix(d.region_code) end);
  execute 'insert into roster_difference_line select $1, f.* from found f' using d.id;
  execute 'update roster_difference set added = n.added, left_count = n.left_count, changed = n.changed, moved = n.moved from (
      select count(*) filter (where kind = ''NEW'') as added, count(*) filter (where kind = ''LEFT'') as left_count, count(*) filter (where kind = ''CHANGED'') as changed, count(*) filter (where kind = ''MOVED'') as moved from found) n
    where id = $1' using d.id;
  drop table found;
end $$;

-- The ability of everybody who lived in a home in sight within [first_day, past_day), period by period and without a name: by the newest
-- assessment of the day, wherever the person is registered. What comes before the first has no grade.
create or replace function resident_abilities(first_day date, past_day date) returns table (person_id bigint, grade smallint, from_day date, until_day date)
  stable security definer set search_path = care, pg_temp language sql as $$
  with here as (select distinct s.person_id from stay s join facility f on f.id = s.facility_id
      where (in_region(f.region_code) or f.id = my_facility()) and s.from_day < $2 and (s.until_day is null or s.until_day > $1)),
  known as (select a.person_id, a.grade, a.assessed_on, lead(a.assessed_on, 1, 'infinity') over (partition by a.person_id order by a.assessed_on, a.id) as until_day
      from assessment a join here h on h.person_id = a.person_id)
  select k.person_id, k.grade, k.assessed_on, k.until_day from known k where k.until_day > k.assessed_on
  union all
  select k.person_id, null, '-infinity', min(k.assessed_on) from known k group by k.person_id $$;

-- The same of the categories they held; days without any have none.
create or replace function resident_categories(first_day date, past_day date) returns table (person_id bigint, category text, from_day date, until_day date)
  stable security definer set search_path = care, pg_temp language sql as $$
  with here as (select distinct s.person_id from stay s join facility f on f.id = s.facility_id
      where (in_region(f.region_code) or f.id = my_facility()) and s.from_day < $2 and (s.until_day is null or s.until_day > $1)),
  held as (select h.person_id, h.category, range_agg(daterange(h.from_day, h.until_day)) as days from holding h join here r on r.person_id = h.person_id group by h.person_id, h.category),
  period as (
    select h.person_id, h.category, unnest(h.days) as days from held h
    union all
    select h.person_id, null, unnest(datemultirange(daterange(null, null)) - range_agg(h.days)) from held h group by h.person_id)
  select p.person_id, p.category, coalesce(lower(p.days), '-infinity'), coalesce(upper(p.days), 'infinity') from period p $$;

-- What anybody may know of a home, without a login. No person is in it; homes that are closed or only drafted are not either.
create or replace function public_facilities()
  returns table (id bigint, name text, kind text, ownership text, filing text, county_code text, county text, town_code text, town text, address text, phone text, latitude double precision, longitude double precision, closing_on date)
  stable security definer set search_path = care, pg_temp language sql as $$
  select f.id, f.name, f.kind, f.ownership, f.filing, c.code, c.name, t.code, t.name, f.address, f.phone, f.latitude, f.longitude, f.closing_on
  from facility f join region c on c.code = left(f.region_code, 6) || '000000' join region t on t.code = left(f.region_code, 9) || '000'
  where f.filing not in ('DRAFT', 'CANCELLED') $$;
-- Its beds in use and how many of them are free on a day, by kind.
create or replace function public_beds(today date) returns table (facility_id bigint, kind text, in_use bigint, free bigint)
  stable security definer set search_path = care, pg_temp language sql as $$
  select p.facility_id, p.kind, count(*), count(f.bed_id) from bed_period p left join free_beds($1, $1) f on f.bed_id = p.bed_id
  where p.state = 'IN_USE' and p.from_day <= $1 and (p.until_day is null or p.until_day > $1) group by 1, 2 $$;
create or replace function public_prices(facility bigint, today date) returns table (item text, from_fen bigint, to_fen bigint, valid_from date)
  stable security definer set search_path = care, pg_temp language sql as $$
  select distinct on (p.item) p.item, p.from_fen, p.to_fen, p.valid_from from facility_price p where p.facility_id = $1 and p.valid_from <= $2 order by p.item, p.valid_from desc $$;
create or replace function public_licences(facility bigint, today date) returns table (kind text, valid_until date)
  stable security definer set search_path = care, pg_temp language sql as $$
  select l.kind, max(l.valid_until) from licence l where l.facility_id = $1 and l.kind <> 'OTHER' and l.ended_on is null and l.valid_from <= $2 and (l.valid_until is null or l.valid_until >= $2) group by l.kind order by 1 $$;

-- Every draw anybody may look at, and one with all that is needed to recompute it. The sealed seed is not among it.
create or replace function public_draws()
  returns table (id bigint, plan text, office text, state text, wanted integer, from_day date, until_day date, prepared_at timestamptz, not_before timestamptz, drawn_at timestamptz, cancelled_why text)
  stable security definer set search_path = care, pg_temp language sql as $$
  select d.id, p.name, r.name, d.state, d.wanted, d.from_day, d.until_day, d.prepared_at, d.not_before, d.drawn_at, d.cancelled_why
  from draw d join inspection_plan p on p.id = d.plan_id join region r on r.code = d.region_code order by d.prepared_at desc, d.id desc limit 200 $$;
create or replace function public_draw(which bigint)
  returns table (id bigint, plan text, office text, state text, prepared_at timestamptz, not_before timestamptz, drawn_at timestamptz, cancelled_at timestamptz, cancelled_why text, lists text, lists_sha256 text, commitment text, seed text, result text)
  stable security definer set search_path = care, pg_temp language sql as $$
  select d.id, p.name, r.name, d.state, d.prepared_at, d.not_before, d.drawn_at, d.cancelled_at, d.cancelled_why, d.lists, encode(d.lists_sha256, 'hex'), encode(d.commitment, 'hex'), encode(d.seed, 'hex'), d.result
  from draw d join inspection_plan p on p.id = d.plan_id join region r on r.code = d.region_code where d.id = $1 $$;
-- The next complaint's number of a year, without gaps.
create or replace function complaint_number(of_year integer) returns integer security definer set search_path = care, pg_temp language sql as $$
  insert into complaint_year as y (year, last) values ($1, 1) on conflict (year) do update set last = y.last + 1 returning last $$;
-- A complaint from the public page: received, and no further. About a home that is public, or about a place in one of the counties.
create or replace function public_complaint(which text, code bytea, county text, facility bigint, spot text, said text, happened date, name text, phone text, contact bytea, received date, triage date)
  returns boolean security definer set search_path = care, pg_temp language sql as $$
  with made as (
    insert into complaint (number, code_hash, channel, region_code, facility_id, place, what, happened_on, name_mask, phone_mask, contact_cipher, received_on, triage_due, state)
    select $1, $2, 'WEB', r.code, f.id, $5, $6, $7, $8, $9, $10, $11, $12, 'RECEIVED'
    from (select 1) one left join facility f on f.id = $4 and f.filing not in ('DRAFT', 'CANCELLED') join region r on r.level = 3 and r.code = coalesce(left(f.region_code, 6) || '000000', $3)
    where $4 is null or f.id is not null returning 1)
  select exists (select 1 from made) $$;
-- How a complaint stands, for whoever has its number and code.
create or replace function public_complaint_status(which text, code bytea)
  returns table (number text, received_on date, state text, triage_due date, answer_due date, reason text, elsewhere text, answer text, answered_on date, satisfaction integer)
  stable security definer set search_path = care, pg_temp language sql as $$
  select c.number, c.received_on, c.state, c.triage_due, c.answer_due, c.reason, c.elsewhere, c.answer, c.answered_on, c.satisfaction from complaint c where c.number = $1 and c.code_hash = $2 $$;
-- How content they are with the answer, once.
create or replace function public_complaint_rate(which text, code bytea, stars integer, today date) returns boolean
  security definer set search_path = care, pg_temp language sql as $$
  with rated as (update complaint c set satisfaction = $3, rated_on = $4, version = c.version + 1
    where c.number = $1 and c.code_hash = $2 and c.state in ('ANSWERED', 'CLOSED') and c.satisfaction is null returning 1)
  select exists (select 1 from rated) $$;
-- Penalties that have been published: the home, what for, how much, and the paper; no person.
create or replace function public_penalties()
  returns table (id bigint, facility text, county text, situation text, decision text, amount_fen bigint, decided_on date, published_on date, number text)
  stable security definer set search_path = care, pg_temp language sql as $$
  select p.id, f.name, r.name, s.wording, p.decision, p.amount_fen, p.decided_on, p.published_on, d.number
  from penalty_case p join facility f on f.id = p.facility_id join region r on r.code = left(f.region_code, 6) || '000000' join penalty_situation s on s.id = p.situation_id left join document d on d.id = p.decision_id
  where p.state = 'PUBLISHED' and d.revoked_on is null $$;
-- The classes somebody may claim at a table on a day: what the rosters say, and the age.
create or replace function guest_classes(person bigint, day date) returns text[] stable security definer set search_path = care, pg_temp language plpgsql as $$
begin
  return (select array_remove(array[
    case when 'EXTREME_POVERTY' = any (h.held) then 'EXTREME_POVERTY' end,
    case when h.held && array['SUBSISTENCE_URBAN', 'SUBSISTENCE_RURAL'] then 'SUBSISTENCE' end,
    case when 'SUBSISTENCE_MARGIN' = any (h.held) then 'SUBSISTENCE_MARGIN' end,
    case when 'DISABILITY' = any (h.held) then 'DISABILITY' end,
    case when p.born <= $2 - interval '80 years' then 'AGED_80' end,
    case when p.born <= $2 - interval '65 years' then 'AGED_65' end], null)
  from person p, lateral (select coalesce(array_agg(x.category), '{}') as held from holding x where x.person_id = p.id and x.from_day <= $2 and (x.until_day is null or x.until_day > $2)) h where p.id = $1);
end $$;
-- What anybody may know of a sitting at a canteen: whether it is open on that day, why not, whether the sitting is offered, what the menu
-- costs, and the prices of the classes, the county's before the city's.
create or replace function meal_sitting(canteen bigint, on_day date, at_sitting text) returns table (state text, closure text, weekday boolean, served boolean, price integer, tiers text[])
  stable security definer set search_path = care, pg_temp language plpgsql as $$
begin
  return query
  select (select s.state from canteen_status s where s.canteen_id = c.id and s.from_day <= $2 order by s.from_day desc, s.id desc limit 1),
    (select x.reason from canteen_closure x where x.canteen_id = c.id and x.from_day <= $2 and x.until_day > $2), extract(isodow from $2)::smallint = any (c.weekdays),
    exists (select 1 from canteen_sitting s where s.canteen_id = c.id and s.sitting = $3), (select m.price_fen from menu m where m.canteen_id = c.id and m.day = $2 and m.sitting = $3 and m.published_at is not null),
    array(select concat_ws(' ', t.id, t.guest_class, t.person_fen, t.district_fen, t.village_fen, t.donor_fen) from meal_tier t where t.sitting = $3 and t.valid_from <= $2 and (t.valid_until is null or t.valid_until > $2)
      and t.region_code in (left(c.region_code, 6) || '000000', left(c.region_code, 4) || '00000000') order by t.region_code desc)
  from canteen c where c.id = $1;
end $$;
-- Who stands at the till: by identity number, card, name with birth, or as one of the table's regulars. A table does not see the register;
-- it learns of somebody who shows who they are what it needs for the meal. Each answer brings a fresh number for the meal.
create or replace function meal_guests(canteen bigint, on_day date, hashes bytea[], cards text[], names text[], births date[], persons bigint[])
  returns table (n bigint, meal_id bigint, person_id bigint, name text, died_on date, classes text[], several boolean, card_ended boolean)
  security definer set search_path = care, pg_temp set plan_cache_mode = force_generic_plan language plpgsql as $$
begin
  if my_role() not in ('FACILITY_OPERATOR', 'MACHINE') or not exists (select 1 from canteen c join facility f on f.id = c.facility_id where c.id = $1 and (in_region(f.region_code) or f.id = my_facility())) then
    raise exception 'out of scope' using errcode = '42501';
  end if;
  return query
  select a.n, nextval('id_seq'), p.id, p.name, p.died_on, case when p.id is not null then guest_classes(p.id, $2) end, coalesce(q.several, false), coalesce(q.ended, false)
  from unnest($3, $4, $5, $6, $7) with ordinality a(hash, card, name, born, person, n)
  left join lateral (
    select x.id, false as several, false as ended from person x where x.identity_hash = a.hash
    union all select k.person_id, false, k.ended_on is not null from meal_card k where k.number = a.card
    union all select case when count(*) = 1 then max(x.id) end, count(*) > 1, false from person x where a.name is not null and x.name = a.name and x.born = a.born and x.merged_into is null having count(*) > 0
    union all select a.person, false, false where a.person is not null and (my_role() = 'MACHINE' and exists (select 1 from person x where x.id = a.person and in_region(x.region_code)) or exists (select 1 from canteen_guest g where g.canteen_id = $1 and g.person_id = a.person and g.left_on is null))
  ) q on true
  left join person o on o.id = q.id left join person p on p.id = coalesce(o.merged_into, o.id) order by a.n;
end $$;
-- What a tablet has to know of the regulars of its own tables beside how they are called there: to find them by card or number, and what they
-- may claim on the day. A table sees no more of the register, and nobody else asks.
create or replace function canteen_guests(on_day date) returns table (canteen_id bigint, person_id bigint, card text, born date, tail text, classes text[])
  stable security definer set search_path = care, pg_temp language sql as $$
  select g.canteen_id, g.person_id, k.number, p.born, right(p.identity_mask, 4), guest_classes(p.id, $1)
  from canteen_guest g join person p on p.id = g.person_id left join meal_card k on k.person_id = p.id and k.ended_on is null
  where g.facility_id = my_facility() and my_role() = 'FACILITY_OPERATOR' and g.left_on is null and p.died_on is null $$;
-- Whom a doubt is about, for the town that decides about it, wherever they are registered; with a fresh number for the meal.
create or replace function doubt_guest(doubt bigint) returns table (canteen_id bigint, person_id bigint, name text, died_on date, classes text[], day date, sitting text, way text, taken_at timestamptz, proof text, meal_id bigint)
  security definer set search_path = care, pg_temp language sql as $$
  select d.canteen_id, p.id, p.name, p.died_on, case when p.id is not null then guest_classes(p.id, d.day) end, d.day, d.sitting, d.way, d.taken_at, d.proof, nextval('id_seq')
  from meal_doubt d join facility f on f.id = d.facility_id left join person o on o.id = d.person_id left join person p on p.id = coalesce(o.merged_into, o.id) where d.id = $1 and d.state = 'OPEN' and in_region(f.region_code) $$;
-- The meal that stands for somebody, wherever it was: asked when another one cannot.
create or replace function meal_standing(person bigint, on_day date, at_sitting text) returns table (id bigint, canteen_id bigint, canteen text, taken_at timestamptz)
  stable security definer set search_path = care, pg_temp language plpgsql as $$
begin
  return query select m.id, m.canteen_id, c.name, m.taken_at from meal m join canteen c on c.id = m.canteen_id where m.person_id = $1 and m.day = $2 and m.sitting = $3 and m.cancelled_at is null;
end $$;
-- A night folds the counts of past days into one row each.
create or replace function fold_meal_counts(before date) returns void security definer set search_path = care, pg_temp language sql as $$
  with parts as (
    delete from meal_count c using (select x.canteen_id, x.day, x.sitting, x.guest_class from meal_count x where x.day < $1 group by 1, 2, 3, 4 having count(*) > 1) many
    where c.canteen_id = many.canteen_id and c.day = many.day and c.sitting = many.sitting and c.guest_class = many.guest_class and c.slot >= 0 returning c.*)
  insert into meal_count as m select canteen_id, facility_id, day, sitting, guest_class, -1, sum(meals), sum(delivered), sum(price_fen), sum(person_fen), sum(district_fen), sum(village_fen), sum(donor_fen) from parts group by 1, 2, 3, 4, 5
  on conflict (canteen_id, day, sitting, guest_class, slot) do update set meals = m.meals + excluded.meals, delivered = m.delivered + excluded.delivered, price_fen = m.price_fen + excluded.price_fen,
    person_fen = m.person_fen + excluded.person_fen, district_fen = m.district_fen + excluded.district_fen, village_fen = m.village_fen + excluded.village_fen, donor_fen = m.donor_fen + excluded.donor_fen $$;

-- Canteens anybody may go to: where, when, and what there is today. No guest is in it.
create or replace function public_canteens(today date)
  returns table (id bigint, name text, county_code text, county text, town text, village text, address text, phone text, seats integer, latitude double precision, longitude double precision, weekdays smallint[], paused boolean, closure text, licence_until date)
  stable security definer set search_path = care, pg_temp language sql as $$
  select c.id, c.name, y.code, y.name, w.name, v.name, c.address, c.phone, c.seats, c.latitude, c.longitude, c.weekdays, c.state = 'PAUSED', (select x.reason from canteen_closure x where x.canteen_id = c.id and x.from_day <= $1 and x.until_day > $1), c.licence_until
  from canteen c join region y on y.code = left(c.region_code, 6) || '000000' join region w on w.code = left(c.region_code, 9) || '000' join region v on v.code = c.region_code where c.state in ('OPEN', 'PAUSED') order by c.region_code, c.name $$;
create or replace function public_canteen_sittings(today date) returns table (canteen_id bigint, sitting text, opens time, closes time, price_fen integer, dishes text[], allergens text[])
  stable security definer set search_path = care, pg_temp language sql as $$
  select s.canteen_id, s.sitting, s.opens, s.closes,
    coalesce(m.price_fen, (select t.price_fen from meal_tier t where t.guest_class = 'OTHER' and t.sitting = s.sitting and t.valid_from <= $1 and (t.valid_until is null or t.valid_until > $1) and t.region_code in (left(c.region_code, 6) || '000000', left(c.region_code, 4) || '00000000') order by t.region_code desc limit 1)),
    array(select d.name from dish d where d.menu_id = m.id order by d.position, d.id), array(select distinct a from dish d, unnest(d.allergens) a where d.menu_id = m.id order by a)
  from canteen c join canteen_sitting s on s.canteen_id = c.id left join menu m on m.canteen_id = c.id and m.day = $1 and m.sitting = s.sitting and m.published_at is not null where c.state = 'OPEN' order by s.canteen_id, s.opens $$;

revoke execute on all functions in schema care from public;
revoke execute on all procedures in schema care from public;
alter default privileges revoke execute on functions from public;
grant execute on all functions in schema care to care_app;

-- Publishes what was recorded and not objected to in time, and escalates what has been overdue for long enough.
create or replace function inspections_nightly(today date, overdue_since date) returns void security definer set search_path = care, pg_temp language plpgsql as $$
begin
  update inspection i set published_on = today where i.state = 'RECORDED' and i.published_on is null and i.objection_until < today
    and not exists (select 1 from inspection_objection o where o.inspection_id = i.id and o.state in ('RAISED', 'UPHELD'));
  with late as (update finding f set escalated_on = today where f.state in ('RECTIFYING', 'RETURNED') and f.escalated_on is null and f.due_on <= overdue_since returning f.id, f.facility_id, f.due_on)
  insert into finding_event (finding_id, facility_id, day, actor, code, args) select id, facility_id, today, '', 'rectification.event.escalated', array[due_on::text] from late;
end $$;

-- What is published of the inspections of a home, or of all homes: results, no person.
create or replace function public_inspections(facility bigint)
  returns table (id bigint, facility_id bigint, name text, county text, day date, form text, domains text[], items bigint, deficient bigint, grave bigint, rectified bigint, published_on date)
  stable security definer set search_path = care, pg_temp language sql as $$
  select i.id, i.facility_id, f.name, r.name, (i.arrived_at at time zone 'Asia/Shanghai')::date, i.form, i.domains, count(a.id), count(a.id) filter (where a.outcome = 'DEFICIENT'), count(x.id) filter (where x.severity = 'GRAVE'),
    count(x.id) filter (where x.state in ('PASSED', 'CLOSED')), i.published_on
  from inspection i join facility f on f.id = i.facility_id join region r on r.code = left(f.region_code, 6) || '000000' left join inspection_answer a on a.inspection_id = i.id left join finding x on x.inspection_id = i.id and x.item_id = a.item_id
  where i.published_on is not null and ($1 is null or i.facility_id = $1) group by i.id, f.id, r.code order by i.published_on desc, i.id desc limit 500 $$;

-- A whole number that was in force on a day.
create or replace function whole_parameter(which text, day date) returns integer stable language sql as $$
  select value::integer from parameter_value where code = $1 and valid_from <= $2 order by valid_from desc limit 1 $$;
-- 王国胜 → 王*胜, 马兰 → 马*: as the application masks a name.
create or replace function masked(name text) returns text immutable language sql as $$
  select case when length($1) < 3 then left($1, 1) || '*' else left($1, 1) || repeat('*', length($1) - 2) || right($1, 1) end $$;

-- At night: looks through what canteens recorded before today. What is found anew becomes an alert; one that is open has its evidence
-- brought up to date, or is marked as gone when it does not show any more; what was evidence of one that is decided does not count again.
create or replace function watch_canteens(today date) returns void security definer set search_path = care, pg_temp language plpgsql as $$
declare
  pending constant text[] := array['NEW', 'TAKEN', 'ASKED', 'ANSWERED'];
  idle_days integer := whole_parameter('watch.idle-days', today);
  grant_days integer := whole_parameter('watch.grant-days', today);
  turns integer := whole_parameter('watch.turns', today);
  same_days integer := whole_parameter('watch.same-days', today);
  same_meals integer := whole_parameter('watch.same-meals', today);
  grace interval := make_interval(mins => whole_parameter('meal.grace-minutes', today));
  since date;
begin
  perform pg_advisory_xact_lock(hashtextextended('watch_canteens', 0));
  -- as far back as the oldest one that is open, so that its evidence does not move with the days
  select least(today - whole_parameter('watch.look-days', today), min(a.first_day)) into since from alert a where a.state = any (pending) and a.kind in ('IDLE_TABLE', 'SAME_COUNTS', 'OVER_SEATS', 'OUT_OF_HOURS');
  create temporary table sighting (kind text, facility_id bigint, canteen_id bigint, key text, first_day date, last_day date, code text, args text[], meal_id bigint, person_id bigint);
  create temporary table open_day as select o.canteen_id, c.facility_id, o.day from canteen_open_days(since, today) o join canteen c on c.id = o.canteen_id;
  create temporary table day_count as select m.canteen_id, m.day, m.sitting, sum(m.meals)::integer as meals, sum(m.delivered)::integer as delivered from meal_count m where m.day >= since and m.day < today group by 1, 2, 3 having sum(m.meals) > 0;
  create temporary table decided as select a.id, a.kind, a.canteen_id, a.key, a.last_day from alert a where a.state <> all (pending);
  create temporary table weighed as select d.kind, d.canteen_id, d.key, l.meal_id, l.day from decided d join alert_line l on l.alert_id = d.id;
  analyze open_day; analyze day_count; analyze decided; analyze weighed;

  insert into sighting
  select 'IDLE_TABLE', r.facility_id, r.canteen_id, '', r.first_day, r.last_day, 'watch.line.idle',
    array[r.days::text, r.first_day::text, r.last_day::text, coalesce((select max(m.day)::text from meal_count m where m.canteen_id = r.canteen_id and m.meals > 0 and m.day < r.first_day), '—')]
  from (select i.canteen_id, i.facility_id, count(*) as days, min(i.day) as first_day, max(i.day) as last_day
    from (select o.*, n.canteen_id is null as idle, count(n.canteen_id) over (partition by o.canteen_id order by o.day) as island
      from open_day o left join (select distinct d.canteen_id, d.day from day_count d) n on n.canteen_id = o.canteen_id and n.day = o.day
      where o.day > coalesce((select max(d.last_day) from decided d where d.kind = 'IDLE_TABLE' and d.canteen_id = o.canteen_id), '-infinity')) i
    where i.idle group by i.canteen_id, i.facility_id, i.island having count(*) >= idle_days) r;

  insert into sighting
  select 'SUBSIDY_WITHOUT_MEALS', g.facility_id, g.canteen_id, g.id::text, g.paid_on, g.paid_on + grant_days, 'watch.line.grant', array['@canteen.GrantKind.' || g.kind, to_char(g.amount_fen / 100.0, 'FM9999999999990.00'), g.paid_on::text, grant_days::text, g.reference]
  from canteen_grant g where g.paid_on + grant_days < today
    and coalesce((select sum(m.meals) from meal_count m where m.canteen_id = g.canteen_id and m.day >= g.paid_on and m.day <= g.paid_on + grant_days), 0) <= 0
    and not exists (select 1 from decided d where d.kind = 'SUBSIDY_WITHOUT_MEALS' and d.canteen_id = g.canteen_id and d.key = g.id::text);

  insert into sighting
  select distinct 'TWO_TABLES', x.facility_id, x.canteen_id, x.person_id || '|' || x.day || '|' || x.sitting, x.day, x.day, e.code, e.args, e.meal_id, x.person_id
  from meal_doubt x join meal m on m.id = x.other_meal_id and m.canteen_id <> x.canteen_id join person p on p.id = x.person_id join canteen here on here.id = x.canteen_id join canteen there on there.id = m.canteen_id
  cross join lateral (values ('watch.line.first', array[masked(p.name), x.day::text, '@canteen.Sitting.' || x.sitting, there.name, to_char(m.taken_at at time zone 'Asia/Shanghai', 'HH24:MI')], m.id),
    ('watch.line.again', array[masked(p.name), x.day::text, '@canteen.Sitting.' || x.sitting, here.name, to_char(x.taken_at at time zone 'Asia/Shanghai', 'HH24:MI')], null)) e(code, args, meal_id)
  where x.code = 'meal.already-taken' and not exists (select 1 from decided d where d.kind = 'TWO_TABLES' and d.canteen_id = x.canteen_id and d.key = x.person_id || '|' || x.day || '|' || x.sitting);

  insert into sighting
  select e.kind, m.facility_id, m.canteen_id, e.person_id::text, m.day, m.day, e.code, array[masked(p.name), m.day::text, '@canteen.Sitting.' || m.sitting] || e.args, m.id, e.person_id
  from (
    select 'AFTER_DEATH' as kind, p.id as person_id, p.died_on + 1 as from_day, null::date as until_day, 'watch.line.after-death' as code, array[p.died_on::text] as args from person p where p.died_on is not null
    union all
    select 'IN_HOSPITAL', s.person_id, v.from_day, least(v.until_day, s.until_day), 'watch.line.in-hospital', array[v.from_day::text, coalesce(v.until_day::text, '—'), f.name]
    from stay_leave v join stay s on s.id = v.stay_id join facility f on f.id = s.facility_id where v.kind = 'HOSPITAL'
    union all
    select 'IN_FACILITY', s.person_id, s.from_day + 1, s.until_day, 'watch.line.in-facility', array[s.from_day::text, coalesce(s.until_day::text, '—'), f.name]
    from stay s join facility f on f.id = s.facility_id
    where not exists (select 1 from bed_period b where b.bed_id = s.bed_id and b.kind = 'HOME' and (s.until_day is null or b.from_day < s.until_day) and (b.until_day is null or b.until_day > s.from_day))) e
  join person p on p.id = e.person_id join meal m on m.person_id = e.person_id and m.cancelled_at is null and m.day >= e.from_day and (e.until_day is null or m.day < e.until_day)
  where (e.kind <> 'IN_FACILITY' or not exists (select 1 from stay_leave v join stay s on s.id = v.stay_id where s.person_id = e.person_id and v.from_day <= m.day and (v.until_day is null or v.until_day > m.day)))
    and not exists (select 1 from weighed w where w.kind = e.kind and w.meal_id = m.id);

  insert into sighting
  select 'OVER_SEATS', c.facility_id, c.id, n.sitting, n.day, n.day, 'watch.line.over-seats', array[n.day::text, '@canteen.Sitting.' || n.sitting, (n.meals - n.delivered)::text, c.seats::text, turns::text]
  from day_count n join canteen c on c.id = n.canteen_id where n.meals - n.delivered > c.seats * turns
    and not exists (select 1 from weighed w where w.kind = 'OVER_SEATS' and w.canteen_id = c.id and w.key = n.sitting and w.day = n.day);

  insert into sighting
  select 'OUT_OF_HOURS', m.facility_id, m.canteen_id, m.sitting, m.day, m.day, 'watch.line.out-of-hours',
    array[masked(coalesce(p.name, m.guest, '')), m.day::text, '@canteen.Sitting.' || m.sitting, to_char(m.taken_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), to_char(h.opens, 'HH24:MI'), to_char(h.closes, 'HH24:MI')], m.id, m.person_id
  from meal m join canteen_sitting h on h.canteen_id = m.canteen_id and h.sitting = m.sitting left join person p on p.id = m.person_id
  where m.day >= since and m.cancelled_at is null and m.way <> 'DELIVERY' and (m.taken_at at time zone 'Asia/Shanghai' < m.day + h.opens - grace or m.taken_at at time zone 'Asia/Shanghai' > m.day + h.closes + grace)
    and not exists (select 1 from weighed w where w.kind = 'OUT_OF_HOURS' and w.meal_id = m.id);

  insert into sighting
  select 'SAME_COUNTS', r.facility_id, r.canteen_id, r.sitting, r.first_day, r.last_day, 'watch.line.same-counts', array[r.days::text, r.first_day::text, r.last_day::text, '@canteen.Sitting.' || r.sitting, r.meals::text]
  from (select i.canteen_id, i.facility_id, i.sitting, i.meals, count(*) as days, min(i.day) as first_day, max(i.day) as last_day
    from (select o.canteen_id, o.facility_id, o.day, h.sitting, coalesce(n.meals, 0) as meals,
        row_number() over (partition by o.canteen_id, h.sitting order by o.day) - row_number() over (partition by o.canteen_id, h.sitting, coalesce(n.meals, 0) order by o.day) as island
      from open_day o join canteen_sitting h on h.canteen_id = o.canteen_id left join day_count n on n.canteen_id = o.canteen_id and n.day = o.day and n.sitting = h.sitting
      where o.day > coalesce((select max(d.last_day) from decided d where d.kind = 'SAME_COUNTS' and d.canteen_id = o.canteen_id and d.key = h.sitting), '-infinity')) i
    where i.meals >= same_meals group by i.canteen_id, i.facility_id, i.sitting, i.meals, i.island having count(*) >= same_days) r;

  -- whose it is follows who sees the facility: the office of its town, or of its county where subsidies and people of several towns are at stake
  insert into alert as a (kind, facility_id, canteen_id, key, office_code, first_day, last_day, found_on, seen_on, state)
  select s.kind, s.facility_id, s.canteen_id, s.key, case when s.kind in ('SUBSIDY_WITHOUT_MEALS', 'TWO_TABLES', 'AFTER_DEATH') then left(f.region_code, 6) || '000000' else left(f.region_code, 9) || '000' end, min(s.first_day), max(s.last_day), today, today, 'NEW'
  from sighting s join facility f on f.id = s.facility_id group by s.kind, s.facility_id, s.canteen_id, s.key, f.region_code
  on conflict (kind, canteen_id, key) where state in ('NEW', 'TAKEN', 'ASKED', 'ANSWERED') do update set first_day = excluded.first_day, last_day = excluded.last_day, seen_on = excluded.seen_on, gone_on = null;
  delete from alert_line l using alert a where a.id = l.alert_id and a.state = any (pending) and exists (select 1 from sighting s where s.kind = a.kind and s.canteen_id = a.canteen_id and s.key = a.key);
  insert into alert_line (alert_id, facility_id, day, code, args, meal_id, person_id)
  select a.id, a.facility_id, s.last_day, s.code, s.args, s.meal_id, s.person_id from sighting s join alert a on a.kind = s.kind and a.canteen_id = s.canteen_id and a.key = s.key and a.state = any (pending) order by a.id, s.first_day, s.code desc, s.meal_id;
  update alert a set gone_on = today where a.state = any (pending) and a.canteen_id is not null and a.gone_on is null and not exists (select 1 from sighting s where s.kind = a.kind and s.canteen_id = a.canteen_id and s.key = a.key);
  drop table sighting, open_day, day_count, decided, weighed;
end $$;
