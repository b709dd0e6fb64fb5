-- Who acts in this transaction, and how far they see. Comes before gates and scope, which ask these functions.
-- Plain current_setting() on purpose: the planner folds a STABLE function into its estimates. A sub-select would hide the value
-- and cost a hundred times more. The setting is '' (not null) once a transaction has ended, and then nothing is visible.
create or replace function in_region(code text) returns boolean stable parallel safe language sql
  return code collate "C" >= current_setting('care.lo', true) and code collate "C" < current_setting('care.hi', true);
create or replace function my_facility() returns bigint stable parallel safe language sql
  return nullif(current_setting('care.facility', true), '')::bigint;
create or replace function my_role() returns text stable parallel safe language sql
  return current_setting('care.role', true);
create or replace function my_name() returns text stable parallel safe language sql
  return current_setting('care.actor', true);
-- Everybody who ever stayed in the operator's facility, or is about to. A function, since a policy on person that names stay would recurse.
create or replace function my_residents() returns bigint[] stable language plpgsql as $$
begin
  if my_facility() is null then return '{}'; end if;
  return array(select person_id from stay where facility_id = my_facility()
    union select person_id from admission where facility_id = my_facility() and state in ('OPEN', 'WAITING', 'OFFERED'));
end $$;

-- Who inspected the operator's facility. A function for the same reason.
create or replace function my_inspectors() returns bigint[] stable language plpgsql as $$
begin
  if my_facility() is null then return '{}'; end if;
  return array(select x.officer_id from inspection_officer x where x.facility_id = my_facility());
end $$;

-- The one statement that begins a use case.
create or replace function enter(actor text, role text, prefix text, facility text) returns void language sql volatile as $$
  select set_config('care.actor', actor, true), set_config('care.role', role, true), set_config('care.lo', prefix, true),
         set_config('care.hi', case when prefix = '' then '' else prefix || ':' end, true),   -- ':' follows '9' in C order
         set_config('care.facility', facility, true) $$;

-- What a phone's token was issued for: another password, role or place, and it no longer fits.
create or replace function account_stamp(a account) returns bytea stable language sql
  return sha256(convert_to(concat_ws(' ', a.password_hash, a.role, a.region_code, a.facility_id), 'UTF8'));
