-- add workflow steps
--
-- Revision ID: c0d8b25f71e6
-- Revises: a4f1c86e3d57
-- Create Date: 2024-01-23T14:02:11Z

-- migrate:up

create table workflow_steps (
    id uuid not null,
    workflow_id uuid not null,
    position integer not null,
    name varchar(120) not null,
    kind varchar(20) not null,
    assignee_role varchar(20),
    config jsonb not null default '{}',
    constraint workflow_steps_pkey primary key (id),
    constraint workflow_steps_workflow_id_fkey foreign key (workflow_id) references workflows (id),
    -- Deferred, so that steps can change places within a transaction.
    constraint workflow_steps_workflow_id_position_key unique (workflow_id, position) deferrable initially deferred,
    constraint workflow_steps_position_check check (position > 0),
    constraint workflow_steps_kind_check check (kind in ('TASK', 'APPROVAL', 'NOTIFICATION')),
    constraint workflow_steps_assignee_role_check
        check (assignee_role in ('ADMIN', 'EDITOR', 'OPERATOR', 'APPROVER', 'VIEWER')),
    constraint workflow_steps_config_check check (jsonb_typeof(config) = 'object')
);

-- migrate:down

drop table workflow_steps;
