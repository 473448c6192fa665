-- add index of open runs
--
-- Revision ID: 6a8e1f3b9c72
-- Revises: f05a2d8c6e19
-- Create Date: 2024-02-12T16:37:50Z
--
-- By then there are many runs: the index is built while the service goes on writing.

-- migrate:up transaction:false

create index concurrently workflow_runs_open_idx on workflow_runs (workflow_id, created_at)
    where status in ('PENDING', 'RUNNING', 'WAITING');

-- migrate:down transaction:false

drop index concurrently workflow_runs_open_idx;
