package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.ObjectKind;
import dev.migrate.operation.RenameTable;
import dev.migrate.operation.RowSecurity;
import dev.migrate.schema.QualifiedName;
import java.util.stream.Stream;

/** The cases of schemas, extensions, views, functions, triggers, policies, privileges, and SQL. */
class ObjectOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation("create schema", op -> op.createSchema("app"))
                        .sql("create schema app")
                        .catalog("+ schema app"),
                operation(
                                "create schema if not exists",
                                op -> op.createSchema("app").ifNotExists())
                        .irreversible()
                        .sql("create schema if not exists app")
                        .catalog("+ schema app"),
                operation("drop schema", op -> op.dropSchema("app"))
                        .given("create schema app")
                        .sql("drop schema app")
                        .catalog("- schema app"),
                operation(
                                "drop schema if exists cascade",
                                op -> op.dropSchema("app").ifExists().cascade())
                        .given("create schema app", "create table app.t ()")
                        .irreversible()
                        .sql("drop schema if exists app cascade")
                        .catalog("- relation app.t kind r p", "- schema app"),
                operation("rename schema", op -> op.renameSchema("app", "base"))
                        .given("create schema app")
                        .sql("alter schema app rename to base")
                        .catalog("- schema app", "+ schema base"),
                operation("create extension", op -> op.createExtension("hstore"))
                        .sql("create extension hstore")
                        .catalog(
                                "+ comment on extension hstore: data type for storing sets of (key, value) pairs",
                                "+ extension hstore public 1.8"),
                operation(
                                "create extension with everything",
                                op -> op.createExtension("hstore")
                                        .ifNotExists()
                                        .schema("ext")
                                        .version("1.8")
                                        .cascade())
                        .given("create schema ext")
                        .irreversible()
                        .sql("create extension if not exists hstore schema ext version '1.8' cascade")
                        .catalog(
                                "+ comment on extension hstore: data type for storing sets of (key, value) pairs",
                                "+ extension hstore ext 1.8"),
                operation("drop extension", op -> op.dropExtension("hstore"))
                        .given("create extension hstore")
                        .sql("drop extension hstore")
                        .catalog(
                                "- comment on extension hstore: data type for storing sets of (key, value) pairs",
                                "- extension hstore public 1.8"),
                operation(
                                "drop extension known",
                                op -> op.dropExtension("hstore").schema("ext").version("1.7"))
                        .given("create schema ext", "create extension hstore schema ext version '1.7'")
                        .sql("drop extension hstore")
                        .catalog(
                                "- comment on extension hstore: data type for storing sets of (key, value) pairs",
                                "- extension hstore ext 1.7"),
                operation("create view", op -> op.createView("v", "select id, name from users where name <> '?'"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create view v as select id, name from users where name <> '?'")
                        .catalog(
                                "+ column v.id integer",
                                "+ column v.name text",
                                "+ relation v kind v p",
                                "+ view v  SELECT id, name FROM users WHERE (name <> '?'::text);"),
                operation(
                                "create view with columns",
                                op -> op.createView("v", "select id, name from users")
                                        .columns("a", "select"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create view v (a, \"select\") as select id, name from users")
                        .catalog(
                                "+ column v.\"select\" text",
                                "+ column v.a integer",
                                "+ relation v kind v p",
                                "+ view v  SELECT id AS a, name AS \"select\" FROM users;"),
                operation(
                                "replace view",
                                op -> op.createView("v", "select id + 0 as id from users")
                                        .replacing("select id from users"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select id from users")
                        .sql("create or replace view v as select id + 0 as id from users")
                        .catalog("- view v  SELECT id FROM users;", "+ view v  SELECT (id + 0) AS id FROM users;"),
                operation(
                                "replace view of fewer named columns",
                                op -> op.createView("v", "select id, name from users")
                                        .columns("n", "called")
                                        .replacing("select id from users", "n"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v (n) as select id from users")
                        .sql("create or replace view v (n, called) as select id, name from users")
                        .catalog(
                                "- view v  SELECT id AS n FROM users;",
                                "+ column v.called text",
                                "+ view v  SELECT id AS n, name AS called FROM users;"),
                operation(
                                "drop view known with its columns",
                                op -> op.dropView("v", "select id from users").columns("n"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select id as n from users")
                        .sql("drop view v")
                        .catalog(
                                "- column v.n integer",
                                "- relation v kind v p",
                                "- view v  SELECT id AS n FROM users;"),
                operation(
                                "drop materialized view known empty",
                                op -> op.dropMaterializedView("v", "select id from users")
                                        .withNoData()
                                        .ifExists())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create materialized view v as select id from users with no data")
                        .sql("drop materialized view if exists v")
                        .catalog(
                                "- column v.id integer",
                                "- relation v kind m p",
                                "- view v  SELECT id FROM users; empty"),
                operation(
                                "create or replace view",
                                op -> op.createView("v", "select id from users").orReplace())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .irreversible()
                        .sql("create or replace view v as select id from users")
                        .catalog("+ column v.id integer", "+ relation v kind v p", "+ view v  SELECT id FROM users;"),
                operation("drop view", op -> op.dropView("v"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select id from users")
                        .irreversible()
                        .sql("drop view v")
                        .catalog("- column v.id integer", "- relation v kind v p", "- view v  SELECT id FROM users;"),
                operation("drop view known", op -> op.dropView("v", "select id from users"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select id from users")
                        .sql("drop view v")
                        .catalog("- column v.id integer", "- relation v kind v p", "- view v  SELECT id FROM users;"),
                operation(
                                "drop view if exists cascade",
                                op -> op.dropView("v").ifExists().cascade())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select id from users",
                                "create view w as select id from v")
                        .irreversible()
                        .sql("drop view if exists v cascade")
                        .catalog(
                                "- column v.id integer",
                                "- column w.id integer",
                                "- relation v kind v p",
                                "- relation w kind v p",
                                "- view v  SELECT id FROM users;",
                                "- view w  SELECT id FROM v;"),
                operation("rename view", op -> op.renameView("v", "w"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select id from users")
                        .sql("alter view v rename to w")
                        .catalog(
                                "- column v.id integer",
                                "- relation v kind v p",
                                "- view v  SELECT id FROM users;",
                                "+ column w.id integer",
                                "+ relation w kind v p",
                                "+ view w  SELECT id FROM users;"),
                operation("create materialized view", op -> op.createMaterializedView("v", "select id from users"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create materialized view v as select id from users")
                        .catalog("+ column v.id integer", "+ relation v kind m p", "+ view v  SELECT id FROM users;"),
                operation(
                                "create materialized view empty",
                                op -> op.createMaterializedView("v", "select id from users")
                                        .columns("n")
                                        .withNoData())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create materialized view v (n) as select id from users with no data")
                        .catalog(
                                "+ column v.n integer",
                                "+ relation v kind m p",
                                "+ view v  SELECT id AS n FROM users; empty"),
                operation("refresh materialized view", op -> op.refreshMaterializedView("v"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create materialized view v as select id from users with no data")
                        .irreversible()
                        .sql("refresh materialized view v")
                        .catalog("- view v  SELECT id FROM users; empty", "+ view v  SELECT id FROM users;"),
                operation("refresh materialized view concurrently", op -> op.refreshMaterializedViewConcurrently("v"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create materialized view v as select id from users",
                                "create unique index ix on v (id)")
                        .sql("refresh materialized view concurrently v"),
                operation("drop materialized view", op -> op.dropMaterializedView("v"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create materialized view v as select id from users")
                        .irreversible()
                        .sql("drop materialized view v")
                        .catalog("- column v.id integer", "- relation v kind m p", "- view v  SELECT id FROM users;"),
                operation("drop materialized view known", op -> op.dropMaterializedView("v", "select id from users"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create materialized view v as select id from users")
                        .sql("drop materialized view v")
                        .catalog("- column v.id integer", "- relation v kind m p", "- view v  SELECT id FROM users;"),
                operation("rename materialized view", op -> op.renameMaterializedView("v", "w"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create materialized view v as select id from users")
                        .sql("alter materialized view v rename to w")
                        .catalog(
                                "- column v.id integer",
                                "- relation v kind m p",
                                "- view v  SELECT id FROM users;",
                                "+ column w.id integer",
                                "+ relation w kind m p",
                                "+ view w  SELECT id FROM users;"),
                operation(
                                "create function",
                                op -> op.createFunction("f", "a integer", "returns integer language sql return a + 1"))
                        .sql("create function f(a integer) returns integer language sql return a + 1")
                        .catalog(
                                "+ function CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 1) "),
                operation(
                                "create function with atomic body",
                                op -> op.createFunction(
                                        "f", "", "returns integer language sql begin atomic select 1; select 2; end"))
                        .sql("create function f() returns integer language sql begin atomic select 1; select 2; end")
                        .catalog(
                                "+ function CREATE OR REPLACE FUNCTION public.f() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END "),
                operation(
                                "create function with default",
                                op -> op.createFunction(
                                        "f",
                                        "a integer default 1, b text = 'x'",
                                        "returns integer language sql return a"))
                        .irreversible()
                        .sql(
                                "create function f(a integer default 1, b text = 'x') returns integer language sql return a")
                        .catalog(
                                "+ function CREATE OR REPLACE FUNCTION public.f(a integer DEFAULT 1, b text DEFAULT 'x'::text) RETURNS integer LANGUAGE sql RETURN a "),
                operation(
                                "replace function",
                                op -> op.createFunction("f", "a integer", "returns integer language sql return a + 2")
                                        .replacing("returns integer language sql return a + 1"))
                        .given("create function f(a integer) returns integer language sql return a + 1")
                        .sql("create or replace function f(a integer) returns integer language sql return a + 2")
                        .catalog(
                                "- function CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 1) ",
                                "+ function CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 2) "),
                operation(
                                "create or replace function",
                                op -> op.createFunction("f", "", "returns integer language sql return 1")
                                        .orReplace())
                        .irreversible()
                        .sql("create or replace function f() returns integer language sql return 1")
                        .catalog(
                                "+ function CREATE OR REPLACE FUNCTION public.f() RETURNS integer LANGUAGE sql RETURN 1 "),
                operation("drop function", op -> op.dropFunction("f", "integer"))
                        .given("create function f(a integer) returns integer language sql return a + 1")
                        .irreversible()
                        .sql("drop function f(integer)")
                        .catalog(
                                "- function CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 1) "),
                operation(
                                "drop function known",
                                op -> op.dropFunction("f", "a integer", "returns integer language sql return a + 1"))
                        .given("create function f(a integer) returns integer language sql return a + 1")
                        .sql("drop function f(a integer)")
                        .catalog(
                                "- function CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 1) "),
                operation(
                                "drop function if exists cascade",
                                op -> op.dropFunction("f", "integer").ifExists().cascade())
                        .given("create function f(a integer) returns integer language sql return a + 1")
                        .irreversible()
                        .sql("drop function if exists f(integer) cascade")
                        .catalog(
                                "- function CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql RETURN (a + 1) "),
                operation("create procedure", op -> op.createProcedure("p", "a integer", "language sql as 'select a'"))
                        .sql("create procedure p(a integer) language sql as 'select a'")
                        .catalog(
                                "+ function CREATE OR REPLACE PROCEDURE public.p(IN a integer) LANGUAGE sql AS $procedure$select a$procedure$ "),
                operation(
                                "drop procedure known",
                                op -> op.dropProcedure("p", "inout a integer", "language sql as 'select a + 1'"))
                        .given("create procedure p(inout a integer) language sql as 'select a + 1'")
                        .sql("drop procedure p(inout a integer)")
                        .catalog(
                                "- function CREATE OR REPLACE PROCEDURE public.p(INOUT a integer) LANGUAGE sql AS $procedure$select a + 1$procedure$ "),
                operation("drop procedure", op -> op.dropProcedure("p", ""))
                        .given("create procedure p() language sql as 'select 1'")
                        .irreversible()
                        .sql("drop procedure p()")
                        .catalog(
                                "- function CREATE OR REPLACE PROCEDURE public.p() LANGUAGE sql AS $procedure$select 1$procedure$ "),
                operation(
                                "create trigger",
                                op -> op.createTrigger(
                                        "tr", "users", "before update", "for each row execute function touch()"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'")
                        .sql("create trigger tr before update on users for each row execute function touch()")
                        .catalog(
                                "+ trigger CREATE TRIGGER tr BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch()"),
                operation(
                                "replace trigger",
                                op -> op.createTrigger(
                                                "tr", "users", "before insert", "for each row execute function touch()")
                                        .replacing("before update", "for each row execute function touch()"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'",
                                "create trigger tr before update on users for each row execute function touch()")
                        .sql(
                                "create or replace trigger tr before insert on users for each row execute function touch()")
                        .catalog(
                                "- trigger CREATE TRIGGER tr BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch()",
                                "+ trigger CREATE TRIGGER tr BEFORE INSERT ON public.users FOR EACH ROW EXECUTE FUNCTION touch()"),
                operation(
                                "create or replace trigger",
                                op -> op.createTrigger(
                                                "tr", "users", "before update", "for each row execute function touch()")
                                        .orReplace())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'")
                        .irreversible()
                        .sql(
                                "create or replace trigger tr before update on users for each row execute function touch()")
                        .catalog(
                                "+ trigger CREATE TRIGGER tr BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch()"),
                operation("drop trigger", op -> op.dropTrigger("tr", "users"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'",
                                "create trigger tr before update on users for each row execute function touch()")
                        .irreversible()
                        .sql("drop trigger tr on users")
                        .catalog(
                                "- trigger CREATE TRIGGER tr BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch()"),
                operation(
                                "drop trigger known",
                                op -> op.dropTrigger(
                                        "tr", "users", "before update", "for each row execute function touch()"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'",
                                "create trigger tr before update on users for each row execute function touch()")
                        .sql("drop trigger tr on users")
                        .catalog(
                                "- trigger CREATE TRIGGER tr BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION touch()"),
                operation(
                                "drop trigger if exists cascade",
                                op -> op.dropTrigger("tr", "users").ifExists().cascade())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .irreversible()
                        .sql("drop trigger if exists tr on users cascade"),
                operation(
                                "create policy",
                                op -> op.createPolicy("own", "users", "for select using (name = current_user)"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create policy own on users for select using (name = current_user)")
                        .catalog("+ policy own on users r (name = CURRENT_USER)"),
                operation("drop policy", op -> op.dropPolicy("own", "users"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create policy own on users using (true)")
                        .irreversible()
                        .sql("drop policy own on users")
                        .catalog("- policy own on users * true"),
                operation("drop policy known", op -> op.dropPolicy("own", "users", "using (id > 0)"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create policy own on users using (id > 0)")
                        .sql("drop policy own on users")
                        .catalog("- policy own on users * (id > 0)"),
                operation(
                                "drop policy if exists",
                                op -> op.dropPolicy("own", "users").ifExists())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .irreversible()
                        .sql("drop policy if exists own on users"),
                operation("enable row security", op -> op.rowSecurity("users", RowSecurity.ENABLE))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("alter table users enable row level security")
                        .catalog("- relation users kind r p", "+ relation users kind r p row security"),
                operation("disable row security", op -> op.rowSecurity("users", RowSecurity.DISABLE))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "alter table users enable row level security")
                        .sql("alter table users disable row level security")
                        .catalog("- relation users kind r p row security", "+ relation users kind r p"),
                operation("force row security", op -> op.rowSecurity("users", RowSecurity.FORCE))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("alter table users force row level security")
                        .catalog("- relation users kind r p", "+ relation users kind r p forced"),
                operation("no force row security", op -> op.rowSecurity("users", RowSecurity.NO_FORCE))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "alter table users force row level security")
                        .sql("alter table users no force row level security")
                        .catalog("- relation users kind r p forced", "+ relation users kind r p"),
                operation("grant", op -> op.grant("app user", "users", "select", "update (name)"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create role \"app user\"",
                                "grant select on users to pg_monitor")
                        .sql("grant select, update (name) on table users to \"app user\"")
                        .catalog(
                                "- column users.name text",
                                "- relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres}",
                                "+ column users.name text {\"\\\"app user\\\"=w/postgres\"}",
                                "+ relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres,\"\\\"app user\\\"=r/postgres\"}"),
                operation("grant on schema", op -> op.grant("r", ObjectKind.SCHEMA, "app", "usage"))
                        .given("create schema app", "create role r", "grant usage on schema app to pg_monitor")
                        .sql("grant usage on schema app to r")
                        .catalog(
                                "- schema app {postgres=UC/postgres,pg_monitor=U/postgres}",
                                "+ schema app {postgres=UC/postgres,pg_monitor=U/postgres,r=U/postgres}"),
                operation("grant on sequence", op -> op.grant("r", ObjectKind.SEQUENCE, "s", "usage", "select"))
                        .given("create sequence s", "create role r", "grant usage on sequence s to pg_monitor")
                        .sql("grant usage, select on sequence s to r")
                        .catalog(
                                "- relation s kind S p {postgres=rwU/postgres,pg_monitor=U/postgres}",
                                "+ relation s kind S p {postgres=rwU/postgres,pg_monitor=U/postgres,r=rU/postgres}"),
                operation("grant to everybody", op -> op.grant("public", "users", "select"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "grant select on users to pg_monitor")
                        .sql("grant select on table users to public")
                        .catalog(
                                "- relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres}",
                                "+ relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres,=r/postgres}"),
                operation(
                                "grant with grant option",
                                op -> op.grant("r", "users", "select").withGrantOption())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create role r",
                                "grant select on users to pg_monitor")
                        .sql("grant select on table users to r with grant option")
                        .catalog(
                                "- relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres}",
                                "+ relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres,r=r*/postgres}"),
                operation("revoke", op -> op.revoke("r", "users", "select"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create role r",
                                "grant select on users to pg_monitor, r")
                        .sql("revoke select on table users from r")
                        .catalog(
                                "- relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres,r=r/postgres}",
                                "+ relation users kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres}"),
                operation(
                                "revoke cascade",
                                op -> op.revoke("r", "users", "select").cascade())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create role r",
                                "grant select on users to r")
                        .irreversible()
                        .sql("revoke select on table users from r cascade")
                        .catalog(
                                "- relation users kind r p {postgres=arwdDxt/postgres,r=r/postgres}",
                                "+ relation users kind r p {postgres=arwdDxt/postgres}"),
                operation(
                                "comment on schema",
                                op -> op.commentOn(CommentTarget.Kind.SCHEMA, "app", "ours")
                                        .wasNone())
                        .given("create schema app")
                        .sql("comment on schema app is 'ours'")
                        .catalog("+ comment on schema app: ours"),
                operation(
                                "comment on view",
                                op -> op.commentOn(CommentTarget.Kind.VIEW, "v", "one")
                                        .wasNone())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create view v as select 1 as a")
                        .sql("comment on view v is 'one'")
                        .catalog("+ comment on view v: one"),
                operation(
                                "comment on materialized view",
                                op -> op.commentOn(CommentTarget.Kind.MATERIALIZED_VIEW, "v", "one")
                                        .wasNone())
                        .given("create materialized view v as select 1 as a")
                        .sql("comment on materialized view v is 'one'")
                        .catalog("+ comment on materialized view v: one"),
                operation(
                                "comment on sequence",
                                op -> op.commentOn(CommentTarget.Kind.SEQUENCE, "s", "one")
                                        .wasNone())
                        .given("create sequence s")
                        .sql("comment on sequence s is 'one'")
                        .catalog("+ comment on sequence s: one"),
                operation(
                                "comment on domain",
                                op -> op.commentOn(CommentTarget.Kind.DOMAIN, "d", "one")
                                        .wasNone())
                        .given("create domain d as integer")
                        .sql("comment on domain d is 'one'")
                        .catalog("+ comment on type d: one"),
                operation(
                                "comment on extension",
                                op -> op.commentOn(CommentTarget.Kind.EXTENSION, "hstore", "new")
                                        .was("old"))
                        .given("create extension hstore", "comment on extension hstore is 'old'")
                        .sql("comment on extension hstore is 'new'")
                        .catalog("- comment on extension hstore: old", "+ comment on extension hstore: new"),
                operation(
                                "remove comment",
                                op -> op.commentOn(CommentTarget.Kind.DOMAIN, "d", null)
                                        .was("old"))
                        .given("create domain d as integer", "comment on domain d is 'old'")
                        .sql("comment on domain d is null")
                        .catalog("- comment on type d: old"),
                operation(
                                "custom",
                                op -> op.apply(o -> {
                                    o.addColumn("users", column("created_at", timestamptz()));
                                    o.createIndexOn("users", "created_at");
                                }))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql(
                                "alter table users add column created_at timestamptz",
                                "create index ix_users_created_at on users (created_at)")
                        .catalog(
                                "+ CREATE INDEX ix_users_created_at ON public.users USING btree (created_at)",
                                "+ column users.created_at timestamp with time zone"),
                operation(
                                "custom in schema",
                                op -> op.inSchema("app").apply(o -> o.addColumn("users", column("a", integer()))))
                        .given("create schema app", "create table app.users (id integer)")
                        .sql("alter table app.users add column a integer")
                        .catalog("+ column app.users.a integer"),
                operation("added", op -> op.add(new RenameTable(new QualifiedName(null, "users"), "people")))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("alter table users rename to people")
                        .catalog(
                                "- column users.at timestamp with time zone",
                                "- column users.email text",
                                "- column users.id integer",
                                "- column users.name text",
                                "- relation users kind r p",
                                "+ column people.at timestamp with time zone",
                                "+ column people.email text",
                                "+ column people.id integer",
                                "+ column people.name text",
                                "+ relation people kind r p"),
                operation(
                                "bulk insert",
                                op -> op.bulkInsert("users", "id", "name")
                                        .row(1, "it's")
                                        .row(2, null))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .irreversible()
                        .sql("""
insert into users (id, name) values
    (1, 'it''s'),
    (2, NULL)"""),
                operation(
                                "execute",
                                op -> op.execute(
                                        "create table a (list integer[]); -- one\ncreate table b (j jsonb default '{\"a\": \":x ?\"}');"))
                        .irreversible()
                        .sql("create table a (list integer[])", "create table b (j jsonb default '{\"a\": \":x ?\"}')")
                        .catalog(
                                "+ column a.list integer[]",
                                "+ column b.j jsonb default '{\"a\": \":x ?\"}'::jsonb",
                                "+ relation a kind r p",
                                "+ relation b kind r p"),
                operation(
                                "execute text that looks like parameters",
                                op -> op.execute(
                                        "create table u as select a[1:2], j ? 'a' as has, '{d :x ?}' as text, '{fn now()}' as fn from t where j @> '{\"a\":1}'"))
                        .given(
                                "create table t (j jsonb, a integer[])",
                                "insert into t values ('{\"a\": 1}', '{1,2,3}')")
                        .irreversible()
                        .sql(
                                "create table u as select a[1:2], j ? 'a' as has, '{d :x ?}' as text, '{fn now()}' as fn from t where j @> '{\"a\":1}'")
                        .catalog(
                                "+ column u.a integer[]",
                                "+ column u.fn text",
                                "+ column u.has boolean",
                                "+ column u.text text",
                                "+ relation u kind r p"));
    }
}
