-- Values of full hours that Prometheus is still to be told, each with its own event time. A row goes when it was told.
create table hour (
  id integer primary key,
  kind text not null check (kind in ('reading', 'level')),
  subject text not null, -- a channel; of a level the key of its topic
  channel text not null,
  stage text not null check (stage in ('first', 'final')),
  at integer not null, -- the end of the hour
  revision integer not null,
  body text not null,
  unique (kind, subject, stage, at)
) strict;
create index hour_at on hour (at, id);
