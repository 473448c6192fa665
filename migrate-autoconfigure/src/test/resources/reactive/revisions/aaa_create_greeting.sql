-- create greeting
--
-- Revision ID: aaa
-- Revises: <base>
-- Create Date: 2024-01-01T12:00:00Z

-- migrate:up
create table greeting (id bigint generated always as identity primary key, text text not null);
insert into greeting (text) values ('hello');

-- migrate:down
drop table greeting;
