-- Instants are epoch milliseconds. Event time, unless the comment says wall time.

-- What people decided: append-only, each row with the hash of the one before.
create table decision (
  place integer primary key,
  id text not null unique,
  channel text not null,
  kind text not null,
  at integer not null,
  held integer not null check (held in (0, 1)), -- whether it counts: 0 where it was refused
  effect text not null, -- what it did, in words
  body text not null, -- the record as it was read
  previous text not null,
  hash text not null
) strict;
create trigger decision_is_never_changed before update on decision begin select raise(abort, 'decisions are append-only'); end;
create trigger decision_is_never_removed before delete on decision begin select raise(abort, 'decisions are append-only'); end;

-- One pause of one channel.
create table episode (
  channel text not null,
  number integer not null check (number > 0),
  opened_tick integer not null,
  plan_hash text not null,
  closed_by text references decision (id), -- null while it is open
  primary key (channel, number)
) strict, without rowid;
create unique index episode_open on episode (channel) where closed_by is null;

-- The rules that were breached, in the order in which they were, with their levels as they were.
create table episode_rule (
  channel text not null,
  number integer not null,
  place integer not null,
  rule text not null,
  version text not null,
  since integer not null,
  level text not null,
  primary key (channel, number, place),
  foreign key (channel, number) references episode (channel, number)
) strict, without rowid;

-- What is to be told to the outside, in order.
create table outbox (
  id integer primary key,
  channel text not null,
  number integer not null,
  target text not null,
  action text not null check (action in ('trigger', 'resolve')),
  dedup_key text not null,
  body text not null,
  body_hash text not null,
  state text not null check (state in ('PENDING', 'SENT', 'FAILED_CONFIG')),
  attempt integer not null,
  next_try integer not null, -- wall time
  answer text not null,
  created integer not null, -- wall time
  unique (channel, number, action),
  foreign key (channel, number) references episode (channel, number)
) strict;
create index outbox_key on outbox (dedup_key, id);
create index outbox_waiting on outbox (state) where state <> 'SENT';

-- How far each rule was heard, and its newest word.
create table last_tick (
  channel text not null,
  rule text not null,
  version text not null,
  tick integer not null,
  level text not null,
  primary key (channel, rule, version)
) strict, without rowid;

-- The newest reading of each channel.
create table reading (
  channel text primary key,
  tick integer not null,
  revision integer not null,
  body text not null
) strict, without rowid;

-- The offset of the next record to read.
create table kafka_offset (
  topic text not null,
  partition integer not null,
  next integer not null,
  primary key (topic, partition)
) strict, without rowid;
