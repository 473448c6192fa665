-- merge user index and workflow steps
--
-- Revision ID: e6b40d92f7a3
-- Revises: c0d8b25f71e6, 91f3e7a0c4b8
-- Create Date: 2024-01-29T10:48:05Z

-- migrate:up

-- migrate:down
