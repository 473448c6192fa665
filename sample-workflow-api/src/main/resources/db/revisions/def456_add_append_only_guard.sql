-- add append-only guard
--
-- Revision ID: def456
-- Revises: <base>
-- Create Date: 2023-12-28T09:30:00Z

-- migrate:up

-- A table whose rows are evidence names this function in a trigger: nobody changes them afterwards, whatever the
-- application or a console tries.
create function reject_change() returns trigger
    language plpgsql
as $$
begin
    raise exception 'rows of % are never changed; % was refused', tg_table_name, lower(tg_op)
        using errcode = 'restrict_violation';
end;
$$;

-- migrate:down

drop function reject_change();
