-- Every entry carries the hash of the one before it. The application can only append, through audit_append.
create table audit_chain (
  shard integer primary key,
  n     bigint not null default 0,
  hash  bytea not null default '\x00');
insert into audit_chain (shard) values (0);

create table audit_log (
  shard       integer not null,
  n           bigint not null,
  at          timestamptz not null,
  actor       text not null,
  origin      text not null,            -- the address the request came from
  use_case    text not null,
  outcome     text not null constraint audit_log_outcome_check check (outcome in ('DONE', 'REFUSED')),
  region_code text collate "C" not null,
  facility_id bigint,
  subject     text,                     -- entity and id the use case was about
  detail      text not null,            -- JSON: arguments and changed fields
  hash        bytea not null,
  primary key (shard, n));
create index audit_log_at on audit_log (at);
create index audit_log_actor on audit_log (actor, n);

create function audit_digest(previous bytea, e audit_log) returns bytea immutable parallel safe language sql as
$$ select sha256(previous || convert_to(jsonb_build_array(e.shard, e.n, extract(epoch from e.at), e.actor, e.origin, e.use_case,
     e.outcome, e.region_code, e.facility_id, e.subject, e.detail)::text, 'UTF8')) $$;
