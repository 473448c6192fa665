-- add step runs
--
-- Revision ID: f05a2d8c6e19
-- Revises: 3d7f5a1e8c60
-- Create Date: 2024-02-06T11:20:37Z

-- migrate:up

-- A step run keeps what its step was when the run was made: the workflow may be revised meanwhile.
create table step_runs (
    id uuid not null,
    run_id uuid not null,
    position integer not null,
    name varchar(120) not null,
    kind varchar(20) not null,
    assignee_role varchar(20),
    config jsonb not null default '{}',
    status varchar(20) not null,
    output jsonb,
    note text,
    started_at timestamptz,
    finished_at timestamptz,
    constraint step_runs_pkey primary key (id),
    constraint step_runs_run_id_fkey foreign key (run_id) references workflow_runs (id) on delete cascade,
    constraint step_runs_run_id_position_key unique (run_id, position),
    constraint step_runs_kind_check check (kind in ('TASK', 'APPROVAL', 'NOTIFICATION')),
    constraint step_runs_status_check check (status in ('PENDING', 'ACTIVE', 'COMPLETED', 'FAILED', 'SKIPPED')),
    constraint step_runs_finished_at_check
        check ((finished_at is not null) = (status in ('COMPLETED', 'FAILED', 'SKIPPED')))
);

-- migrate:down

drop table step_runs;
