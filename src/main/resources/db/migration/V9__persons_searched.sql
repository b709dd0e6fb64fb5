-- A name is found by any two of its characters, by equality: LIKE cannot use an index behind row-level security. Each row carries what
-- decides about the person's visibility; a merged entry is not found.
create table name_gram (
  gram        text collate "C" not null,
  region_code text collate "C" not null,
  person_id   bigint not null,
  facility_id bigint,
  primary key (gram, region_code, person_id) include (facility_id));

-- Rows are written in the order of the key, and removed by it: in bulk that is a third faster than as they come, and the index half as big.
-- A gram counts where it stands first, so that 娜娜娜 has it once.
create function name_grams(id bigint, name text, region_code text, facility_id bigint) returns table (gram text, region_code text, person_id bigint, facility_id bigint)
  immutable parallel safe language sql as $$
  select substr(name, i, 2), $3, $1, $4 from generate_series(1, length(name) - 1) i where strpos(name, substr(name, i, 2)) = i $$;
create function name_gram_added() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  insert into name_gram (gram, region_code, person_id, facility_id)
  select g.* from added n, name_grams(n.id, n.name, n.region_code, n.facility_id) g where n.merged_into is null order by 1, 2, 3;
  return null;
end $$;
-- Planned anew each time: the plan for one row would take hours for a hundred thousand.
create function name_gram_changed() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  execute $sql$
    delete from name_gram g using after a join before b using (id), name_grams(b.id, b.name, b.region_code, b.facility_id) o
    where (g.gram, g.region_code, g.person_id) = (o.gram, o.region_code, o.person_id)
      and (a.name, a.region_code, a.facility_id, a.merged_into) is distinct from (b.name, b.region_code, b.facility_id, b.merged_into) $sql$;
  execute $sql$
    insert into name_gram (gram, region_code, person_id, facility_id)
    select g.* from after a join before b using (id), name_grams(a.id, a.name, a.region_code, a.facility_id) g
    where a.merged_into is null and (a.name, a.region_code, a.facility_id, a.merged_into) is distinct from (b.name, b.region_code, b.facility_id, b.merged_into) order by 1, 2, 3 $sql$;
  return null;
end $$;
create function name_gram_removed() returns trigger security definer set search_path = care, pg_temp language plpgsql as $$
begin
  execute $sql$
    delete from name_gram g using removed r, name_grams(r.id, r.name, r.region_code, r.facility_id) o
    where (g.gram, g.region_code, g.person_id) = (o.gram, o.region_code, o.person_id) $sql$;
  return null;
end $$;
create trigger name_gram_added after insert on person referencing new table as added for each statement execute function name_gram_added();
create trigger name_gram_changed after update on person referencing old table as before new table as after for each statement execute function name_gram_changed();
create trigger name_gram_removed after delete on person referencing old table as removed for each statement execute function name_gram_removed();
insert into name_gram (gram, region_code, person_id, facility_id)
select g.* from person p, name_grams(p.id, p.name, p.region_code, p.facility_id) g where p.merged_into is null order by 1, 2, 3;

create index person_phone on person (phone) where phone is not null;
create index person_merged on person (merged_into) where merged_into is not null;

-- Somebody who is registered elsewhere is asked for; the office of the place they are registered in decides. What the asking side is
-- shown of the person stands on the request, since the person's own row is out of its sight.
create table person_transfer (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  person_id    bigint not null constraint person_transfer_person_fkey references person,
  from_region  text collate "C" not null constraint person_transfer_from_fkey references region,
  to_region    text collate "C" not null constraint person_transfer_to_fkey references region,
  surname      text not null,
  sex          text not null,
  birth_year   integer not null,
  reason       text not null,
  state        text not null default 'REQUESTED' constraint person_transfer_state_check check (state in ('REQUESTED', 'APPROVED', 'REFUSED')),
  requested_by text not null,
  requested_at timestamptz not null default now(),
  decided_by   text,
  decided_at   timestamptz,
  decision     text,
  constraint person_transfer_decided check ((state = 'REQUESTED') = (decided_at is null and decided_by is null)),
  constraint person_transfer_refused check (state <> 'REFUSED' or decision is not null));
create unique index person_transfer_open_key on person_transfer (person_id) where state = 'REQUESTED';
create index person_transfer_from on person_transfer (from_region, id);
create index person_transfer_to on person_transfer (to_region, id);
create index person_transfer_by on person_transfer (requested_by, id);

-- What looks wrong in the register, found by rules (find_suspicions), and what somebody decided about it. The regions are those of the
-- persons when it was last found.
create table suspicion (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  kind         text not null constraint suspicion_kind_check check (kind in ('SAME_NAME_AND_BIRTH', 'OLDER_THAN_110', 'HELD_AFTER_DEATH', 'TWO_DIVISIONS')),
  person_id    bigint not null constraint suspicion_person_fkey references person,
  other_id     bigint constraint suspicion_other_fkey references person,
  region_code  text collate "C" not null,
  other_region text collate "C",
  facts        text[] not null,                       -- arguments of the sentence of its kind
  found_on     date not null,
  decision     text constraint suspicion_decision_check check (decision in ('MERGED', 'KEPT', 'CORRECTED')),
  reason       text,
  decided_by   text,
  decided_at   timestamptz,
  constraint suspicion_persons_key unique nulls not distinct (kind, person_id, other_id),
  constraint suspicion_decided check ((decision is null) = (decided_by is null and decided_at is null)),
  constraint suspicion_kept_for_a_reason check (decision <> 'KEPT' or reason is not null));
create index suspicion_region on suspicion (region_code, id) where decision is null;
create index suspicion_person on suspicion (person_id);
create index suspicion_other on suspicion (other_id) where other_id is not null;

insert into parameter (code, unit, kind) values ('person.oldest', 'year', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values ('person.oldest', '2020-01-01', '110', '本市数据核查口径，超过即核实是否在世', 'care');
