-- What a phone has of a visit that cannot go the ordinary way any more: both are kept, and an officer decides at the desk. The content
-- stays as it was brought; the same content brought twice is one deposit.
create table visit_deposit (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  inspection_id bigint not null,
  facility_id   bigint not null,
  way           text not null constraint visit_deposit_way_check check (way in ('PHONE', 'FILE')),
  why           text,                           -- what the phone was told when it could not go on
  deposited_by  text collate "C" not null,      -- the account
  officer_name  text not null,
  made_at       timestamptz not null,           -- on the phone
  received_at   timestamptz not null,
  content       jsonb not null,                 -- arrival, answers, signatures, record; photos lie beside it under their hashes
  content_hash  bytea not null,
  state         text not null constraint visit_deposit_state_check check (state in ('WAITING', 'TAKEN_OVER', 'SET_ASIDE')),
  target_id     bigint,                         -- the inspection it was taken over into: its own or another one of the home
  decided_at    timestamptz,
  decided_by    text,
  aside_why     text,
  foreign key (inspection_id, facility_id) references inspection (id, facility_id),
  constraint visit_deposit_target_fkey foreign key (target_id, facility_id) references inspection (id, facility_id),
  constraint visit_deposit_key unique (inspection_id, content_hash),
  constraint visit_deposit_decided_check check ((state = 'WAITING') = (decided_at is null) and (state = 'WAITING') = (decided_by is null)),
  constraint visit_deposit_taken_check check ((state = 'TAKEN_OVER') = (target_id is not null)),
  constraint visit_deposit_aside_check check ((state = 'SET_ASIDE') = (aside_why is not null)));
create index visit_deposit_facility on visit_deposit (facility_id);
create index visit_deposit_target on visit_deposit (target_id);
create index visit_deposit_waiting on visit_deposit (received_at) where state = 'WAITING';
create function visit_deposit_guard() returns trigger language plpgsql as $$
begin
  if old.state <> 'WAITING' or (new.inspection_id, new.facility_id, new.deposited_by, new.made_at, new.received_at, new.content, new.content_hash) is distinct from (old.inspection_id, old.facility_id, old.deposited_by, old.made_at, old.received_at, old.content, old.content_hash) then
    raise exception 'decided or changed' using errcode = '23514', constraint = 'visit_deposit_kept';
  end if;
  return new;
end $$;
create trigger visit_deposit_guard before update on visit_deposit for each row execute function visit_deposit_guard();

-- Which pieces of rescue files have been taken in, so that the same file brought again changes nothing. Visits are deposits of their own.
create table rescue_piece (
  id         bigint primary key default nextval('id_seq'),
  username   text collate "C" not null,
  kind       text not null constraint rescue_piece_kind_check check (kind in ('FINDING', 'REINSPECTION')),
  subject_id bigint not null,                   -- the finding, the order
  hash       bytea not null,
  taken_at   timestamptz not null default now(),
  constraint rescue_piece_key unique (username, kind, subject_id, hash));
