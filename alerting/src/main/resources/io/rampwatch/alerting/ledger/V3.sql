-- An episode can have more than one incident: a hold that becomes a pause, a pause that is raised again after an
-- override, and the word that it may restart. Each has a key of its own.
create table outbox_3 (
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
  unique (channel, number, action, dedup_key),
  foreign key (channel, number) references episode (channel, number)
) strict;
insert into outbox_3 select id, channel, number, target, action, dedup_key, body, body_hash, state, attempt, next_try, answer, created from outbox;
drop table outbox;
alter table outbox_3 rename to outbox;
create index outbox_key on outbox (dedup_key, id);
create index outbox_waiting on outbox (state) where state <> 'SENT';
