-- add audit entries
--
-- Revision ID: 8f2c6b0e4d91
-- Revises: <base>
-- Branch Labels: audit
-- Depends On: def456
-- Create Date: 2024-01-25T13:05:29Z

-- migrate:up

-- The trail has no foreign keys: it outlives what it tells of.
create table audit_entries (
    id bigint generated always as identity,
    occurred_at timestamptz not null,
    actor varchar(255) not null,
    action varchar(40) not null,
    entity_type varchar(40) not null,
    entity_id uuid not null,
    detail jsonb not null default '{}',
    constraint audit_entries_pkey primary key (id)
);

create trigger audit_entries_append_only
    before update or delete or truncate on audit_entries
    for each statement
    execute function reject_change();

-- migrate:down

drop table audit_entries;
