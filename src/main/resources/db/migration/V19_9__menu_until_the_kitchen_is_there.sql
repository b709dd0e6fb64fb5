create table menu (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  canteen_id  bigint not null,
  facility_id bigint not null,
  day         date not null,
  sitting     text not null,
  price_fen   integer,
  published_at timestamptz,
  constraint menu_key unique (canteen_id, day, sitting));
create table dish (
  id          bigint primary key default nextval('id_seq'),
  version     integer not null default 0,
  menu_id     bigint not null,
  canteen_id  bigint not null,
  facility_id bigint not null,
  name        text not null,
  allergens   text[] not null default '{}');
