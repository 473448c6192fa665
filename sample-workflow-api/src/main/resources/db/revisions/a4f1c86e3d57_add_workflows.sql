-- add workflows
--
-- Revision ID: a4f1c86e3d57
-- Revises: 5e3a7c9d1b24
-- Create Date: 2024-01-22T08:15:42Z

-- migrate:up

create table workflows (
    id uuid not null,
    name varchar(120) not null,
    description text not null default '',
    owner_id uuid not null,
    status varchar(20) not null,
    version bigint not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint workflows_pkey primary key (id),
    constraint workflows_owner_id_fkey foreign key (owner_id) references users (id),
    constraint workflows_status_check check (status in ('DRAFT', 'ACTIVE', 'ARCHIVED')),
    constraint workflows_name_check check (btrim(name) <> '')
);

create index workflows_owner_id_idx on workflows (owner_id);
create index workflows_status_created_at_idx on workflows (status, created_at desc);

-- migrate:down

drop table workflows;
