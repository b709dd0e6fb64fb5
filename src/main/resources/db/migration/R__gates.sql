-- The few functions that run as the owner, past row-level security. Each answers one question or does one thing, and the
-- catalogue test knows them by name: audit_append, audit_verify, account_scope, login_attempt, login_success, first_administrator,
-- document_genuine, identity_registered, follow_residents, analyze_rosters, write_difference, sealed_numbers, seal_numbers, and the trigger function stay_person_facility.

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
  stable security definer set search_path = care, pg_temp language sql as $$
  select a.id, a.display_name, a.role, a.region_code, r.name, a.facility_id, f.name, a.password_hash, a.failures
  from account a join region r on r.code = a.region_code left join facility f on f.id = a.facility_id
  where a.username = $1 and not a.disabled $$;

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

-- At night: whose agreed stay has begun or run out lives somewhere else, or nowhere, from today on.
create or replace function follow_residents() returns bigint security definer set search_path = care, pg_temp language sql as $$
  with today as (select (now() at time zone 'Asia/Shanghai')::date as d),
  lives as (select p.id, (select s.facility_id from stay s, today where s.person_id = p.id and s.from_day <= d and (s.until_day is null or s.until_day > d)) as facility_id
    from person p where p.facility_id is not null or exists (select 1 from stay s, today where s.person_id = p.id and s.from_day <= d and (s.until_day is null or s.until_day > d))),
  moved as (update person p set facility_id = l.facility_id from lives l where l.id = p.id and p.facility_id is distinct from l.facility_id returning 1)
  select count(*) from moved $$;

-- Takes statistics after a roster has been loaded: a plan made from stale ones takes a thousand times as long.
create or replace function analyze_rosters() returns void security definer set search_path = care, pg_temp language plpgsql as $$
begin
  analyze roster_line;
  analyze holding;
end $$;

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
create or replace function write_difference(which bigint) returns void security definer set search_path = care, pg_temp set work_mem = '128MB' language plpgsql as $$
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

revoke execute on all functions in schema care from public;
revoke execute on all procedures in schema care from public;
alter default privileges revoke execute on functions from public;
grant execute on all functions in schema care to care_app;
