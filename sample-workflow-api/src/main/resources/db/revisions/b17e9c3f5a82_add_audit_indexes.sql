-- add audit indexes
--
-- Revision ID: b17e9c3f5a82
-- Revises: 8f2c6b0e4d91
-- Create Date: 2024-02-14T09:12:03Z

-- migrate:up

create index audit_entries_entity_idx on audit_entries (entity_type, entity_id, id desc);
create index audit_entries_actor_idx on audit_entries (actor, id desc);
create index audit_entries_detail_idx on audit_entries using gin (detail jsonb_path_ops);

-- migrate:down

drop index audit_entries_detail_idx;
drop index audit_entries_actor_idx;
drop index audit_entries_entity_idx;
