-- The monthly return of a home: computed from the ledger once the month is over, confirmed, signed, and from then on as it was. A
-- correction is a new version with its reason; the newest one counts.
create table monthly_return (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  facility_id  bigint not null constraint monthly_return_facility_fkey references facility,
  month        date not null constraint monthly_return_month_check check (extract(day from month) = 1),
  version_no   smallint not null constraint monthly_return_version_check check (version_no > 0),
  reason       text,                       -- of a correction
  signer       text not null,
  confirmed_by text not null,
  confirmed_at timestamptz not null default now(),
  confirmed_on date not null,
  sha256       bytea not null,             -- of the lines, in their order
  document_id  bigint references document,
  constraint monthly_return_key unique (facility_id, month, version_no),
  constraint monthly_return_of_facility unique (id, facility_id),
  constraint monthly_return_reason_check check ((version_no > 1) = (reason is not null)));
create index monthly_return_month on monthly_return (month, facility_id);
create table monthly_return_line (
  return_id   bigint not null,
  facility_id bigint not null,
  dimension   text not null,               -- TOTAL, KIND, STAY, ABILITY, CATEGORY, MOVEMENT
  part        text not null,               -- '' for the total and for what has none
  persons     integer not null,
  days        integer not null,            -- bed-days, those on leave among them
  away        integer not null,            -- on leave
  available   integer,                     -- bed-days of beds in use; only of the total and of a kind of beds
  primary key (return_id, dimension, part),
  foreign key (return_id, facility_id) references monthly_return (id, facility_id));
create index monthly_return_line_facility on monthly_return_line (facility_id);

-- What was signed stays; only the paper may be added, once.
create function monthly_return_frozen() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'monthly_return' and tg_op = 'UPDATE' then
    if old.document_id is null and new.document_id is not null and to_jsonb(new) - 'document_id' = to_jsonb(old) - 'document_id' then return new; end if;
  end if;
  raise exception 'confirmed' using errcode = '23514', constraint = 'monthly_return_frozen';
end $$;
create trigger monthly_return_frozen before update or delete on monthly_return for each row execute function monthly_return_frozen();
create trigger monthly_return_line_frozen before update or delete on monthly_return_line for each row execute function monthly_return_frozen();

-- The account at a bank in which a home keeps what was paid ahead, and its balances as the bank or the office reports them.
create table custody_account (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  facility_id   bigint not null constraint custody_account_facility_fkey references facility,
  bank          text not null,
  number_hash   bytea not null,
  number_cipher bytea not null,
  number_mask   text not null,             -- ************1234
  opened_on     date not null,
  closed_on     date,
  constraint custody_account_key unique (facility_id, number_hash),
  constraint custody_account_of_facility unique (id, facility_id),
  constraint custody_account_ends_before_begins check (closed_on >= opened_on));
create table custody_balance (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  account_id  bigint not null,
  facility_id bigint not null,
  on_day      date not null,
  balance_fen bigint not null constraint custody_balance_fen_check check (balance_fen >= 0),
  import_id   bigint references import,
  entered_by  text not null,
  entered_at  timestamptz not null default now(),
  constraint custody_balance_key unique (account_id, on_day),
  foreign key (account_id, facility_id) references custody_account (id, facility_id));
create index custody_balance_facility on custody_balance (facility_id, on_day desc);

-- Why an alert about money is in order. It holds for the figures it was written about; when they change, the alert is back.
create table prepayment_note (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  facility_id  bigint not null constraint prepayment_note_facility_fkey references facility,
  kind         text not null constraint prepayment_note_kind_check check (kind in ('DEPOSIT', 'FEES', 'GAP', 'STALE')),
  agreement_id bigint references agreement,
  figures      text not null,
  note         text not null,
  noted_by     text not null,
  noted_at     timestamptz not null default now());
create index prepayment_note_facility on prepayment_note (facility_id, kind, agreement_id);

-- What a month costs, from–to in fen, as the home publishes it. The newest one that has begun is in force.
create table facility_price (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  facility_id bigint not null constraint facility_price_facility_fkey references facility,
  item        text not null constraint facility_price_item_check check (item in ('BED_ORDINARY', 'BED_NURSING', 'BED_SOJOURN', 'BED_HOME', 'CARE_INDEPENDENT', 'CARE_ASSISTED', 'CARE_PARTIAL', 'CARE_FULL', 'CARE_SPECIAL', 'MEALS')),
  from_fen    bigint not null constraint facility_price_from_check check (from_fen >= 0),
  to_fen      bigint not null,
  valid_from  date not null,
  entered_by  text not null,
  constraint facility_price_range_check check (to_fen >= from_fen),
  constraint facility_price_key unique (facility_id, item, valid_from));

create index stay_leave_stay on stay_leave (stay_id, from_day);
create index admission_bed on admission (bed_id) where bed_id is not null;
create index reservation_bed on reservation (bed_id) where state = 'BOOKED';

-- Beds somebody could have on a day: in use, not lived in, not booked, not offered. Whoever is to leave is reckoned gone on days to come
-- after the agreed or ordered day; today only who has left.
create function free_beds(on_day date, today date) returns table (bed_id bigint, facility_id bigint, kind text) stable language sql as $$
  select p.bed_id, p.facility_id, p.kind from bed_period p
  where p.state = 'IN_USE' and p.from_day <= on_day and (p.until_day is null or p.until_day > on_day)
    and not exists (select 1 from stay s where s.bed_id = p.bed_id and s.from_day <= on_day
      and (s.until_day > on_day or s.until_day is null and (s.discharge_on is null or s.discharge_on > on_day or on_day <= today)))
    and not exists (select 1 from reservation r where r.bed_id = p.bed_id and r.state = 'BOOKED' and r.from_day <= on_day and r.until_day > on_day)
    and not exists (select 1 from admission a where a.bed_id = p.bed_id and a.state = 'OFFERED' and a.offer_until >= on_day) $$;

insert into parameter (code, unit, kind) values
  ('ledger.return.working-days', 'working-day', 'WHOLE'),
  ('prepayment.gap.tolerance-fen', 'fen', 'WHOLE'),
  ('custody.stale-days', 'day', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('ledger.return.working-days', '2020-01-01', '5', '本市管理要求，月度床日报表上报期限', 'care'),
  ('prepayment.gap.tolerance-fen', '2020-01-01', '0', '本市管理要求，预收费应当全额存入专用账户', 'care'),
  ('custody.stale-days', '2020-01-01', '45', '本市管理要求，专用账户余额至少每月报送一次', 'care');
