-- join audit and workflows
--
-- Revision ID: 0002d15d7cbb
-- Revises: 6a8e1f3b9c72, b17e9c3f5a82
-- Create Date: 2024-02-15T10:20:46Z

-- migrate:up

-- migrate:down
