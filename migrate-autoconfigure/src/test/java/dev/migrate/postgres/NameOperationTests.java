package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import java.util.Map;
import java.util.stream.Stream;

/** The cases of names: every one is taken as it is, whatever it holds. */
class NameOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation(
                                "create",
                                op -> op.createTable(
                                        "order",
                                        column("select", integer()).primaryKey(),
                                        column("Übung", text()).unique(),
                                        column("a\"b", text()).check("\"a\"\"b\" <> ''"),
                                        column("x; drop table y", text()),
                                        column("user", text()),
                                        column("lower_case_1", text()),
                                        column("1st", text()),
                                        column("a$b", text()),
                                        column("a.b", text()),
                                        column("'", text()),
                                        column("\\", text()),
                                        column(" ", text())))
                        .sql("""
create table "order" (
    "select" integer,
    "Übung" text,
    "a""b" text,
    "x; drop table y" text,
    "user" text,
    lower_case_1 text,
    "1st" text,
    "a$b" text,
    "a.b" text,
    "'" text,
    "\\" text,
    " " text,
    constraint pk_order primary key ("select"),
    constraint "uq_order_Übung" unique ("Übung"),
    constraint ck_order_ba37fe6e check ("a""b" <> '')
)""")
                        .catalog(
                                "+ CREATE UNIQUE INDEX \"uq_order_Übung\" ON public.\"order\" USING btree (\"Übung\")",
                                "+ CREATE UNIQUE INDEX pk_order ON public.\"order\" USING btree (\"select\")",
                                "+ column \"order\".\" \" text",
                                "+ column \"order\".\"'\" text",
                                "+ column \"order\".\"1st\" text",
                                "+ column \"order\".\"\\\" text",
                                "+ column \"order\".\"a\"\"b\" text",
                                "+ column \"order\".\"a$b\" text",
                                "+ column \"order\".\"a.b\" text",
                                "+ column \"order\".\"select\" integer not null",
                                "+ column \"order\".\"user\" text",
                                "+ column \"order\".\"x; drop table y\" text",
                                "+ column \"order\".\"Übung\" text",
                                "+ column \"order\".lower_case_1 text",
                                "+ constraint \"uq_order_Übung\" on \"order\" UNIQUE (\"Übung\")",
                                "+ constraint ck_order_ba37fe6e on \"order\" CHECK ((\"a\"\"b\" <> ''::text))",
                                "+ constraint pk_order on \"order\" PRIMARY KEY (\"select\")",
                                "+ relation \"order\" kind r p"),
                operation(
                                "add column",
                                op -> op.addColumn(
                                        "order", column("x\"; --", text()).comment("\"; --")))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql(
                                "alter table \"order\" add column \"x\"\"; --\" text",
                                "comment on column \"order\".\"x\"\"; --\" is '\"; --'")
                        .catalog(
                                "+ column \"order\".\"x\"\"; --\" text",
                                "+ comment on column x\"; -- of table \"order\": \"; --"),
                operation("drop column", op -> op.dropColumn("order", column("x; drop table y", text())))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("alter table \"order\" drop column \"x; drop table y\"")
                        .catalog("- column \"order\".\"x; drop table y\" text"),
                operation("rename table", op -> op.renameTable("order", "x; drop table y"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("alter table \"order\" rename to \"x; drop table y\"")
                        .catalog(
                                "- column \"order\".\"a\"\"b\" text",
                                "- column \"order\".\"select\" integer",
                                "- column \"order\".\"x; drop table y\" text",
                                "- column \"order\".\"Übung\" text",
                                "- relation \"order\" kind r p",
                                "+ column \"x; drop table y\".\"a\"\"b\" text",
                                "+ column \"x; drop table y\".\"select\" integer",
                                "+ column \"x; drop table y\".\"x; drop table y\" text",
                                "+ column \"x; drop table y\".\"Übung\" text",
                                "+ relation \"x; drop table y\" kind r p"),
                operation("rename column", op -> op.renameColumn("order", "a\"b", "Übung\""))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("alter table \"order\" rename column \"a\"\"b\" to \"Übung\"\"\"")
                        .catalog("- column \"order\".\"a\"\"b\" text", "+ column \"order\".\"Übung\"\"\" text"),
                operation("index", op -> op.createIndex("Übung \"1\"", "order", "a\"b", "Übung"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("create index \"Übung \"\"1\"\"\" on \"order\" (\"a\"\"b\", \"Übung\")")
                        .catalog(
                                "+ CREATE INDEX \"Übung \"\"1\"\"\" ON public.\"order\" USING btree (\"a\"\"b\", \"Übung\")"),
                operation("constraint", op -> op.addUnique("a\"b", "order", "x; drop table y"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("alter table \"order\" add constraint \"a\"\"b\" unique (\"x; drop table y\")")
                        .catalog(
                                "+ CREATE UNIQUE INDEX \"a\"\"b\" ON public.\"order\" USING btree (\"x; drop table y\")",
                                "+ constraint \"a\"\"b\" on \"order\" UNIQUE (\"x; drop table y\")"),
                operation("rename constraint", op -> op.renameConstraint("a\"b", "order", "x; drop table y"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)",
                                "alter table \"order\" add constraint \"a\"\"b\" check (true)")
                        .sql("alter table \"order\" rename constraint \"a\"\"b\" to \"x; drop table y\"")
                        .catalog(
                                "- constraint \"a\"\"b\" on \"order\" CHECK (true)",
                                "+ constraint \"x; drop table y\" on \"order\" CHECK (true)"),
                operation("schema", op -> op.createSchema("Übung"))
                        .sql("create schema \"Übung\"")
                        .catalog("+ schema Übung"),
                operation("in schema", op -> op.inSchema("user").createTable("table", column("check", integer())))
                        .given("create schema \"user\"")
                        .sql("""
create table "user"."table" (
    "check" integer
)""")
                        .catalog(
                                "+ column \"user\".\"table\".\"check\" integer",
                                "+ relation \"user\".\"table\" kind r p"),
                operation("schema with dot", op -> op.inSchema("a.b").createTable("c.d", column("e.f", integer())))
                        .given("create schema \"a.b\"")
                        .sql("""
create table "a.b"."c.d" (
    "e.f" integer
)""")
                        .catalog("+ column \"a.b\".\"c.d\".\"e.f\" integer", "+ relation \"a.b\".\"c.d\" kind r p"),
                operation("enum", op -> op.createEnum("a\"b", "'; drop table y; --", "Übung", "a\"b", "\\"))
                        .sql("create type \"a\"\"b\" as enum ('''; drop table y; --', 'Übung', 'a\"b', E'\\\\')")
                        .catalog("+ type \"a\"\"b\" kind e '''; drop table y; --','Übung','a\"b',E'\\\\'"),
                operation(
                                "enum column",
                                op -> op.createTable(
                                        "t",
                                        column("c", type("a\"b")),
                                        column("d", type(name("public", "a\"b")).array())))
                        .given("create type \"a\"\"b\" as enum ()")
                        .sql("""
create table t (
    c "a""b",
    d public."a""b"[]
)""")
                        .catalog("+ column t.c \"a\"\"b\"", "+ column t.d \"a\"\"b\"[]", "+ relation t kind r p"),
                operation(
                                "domain",
                                op -> op.createDomain("x; drop table y", text()).check("a\"b", "value <> ''"))
                        .sql("create domain \"x; drop table y\" as text constraint \"a\"\"b\" check (value <> '')")
                        .catalog(
                                "+ constraint \"a\"\"b\" on \"x; drop table y\" CHECK ((VALUE <> ''::text))",
                                "+ type \"x; drop table y\" kind d text"),
                operation("sequence", op -> op.createSequence("select").ownedBy("order", "select"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("create sequence \"select\" owned by \"order\".\"select\"")
                        .catalog(
                                "+ relation \"select\" kind S p",
                                "+ sequence \"select\" bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1 owned by \"order\".select"),
                operation("view", op -> op.createView("Übung", "select 1 as \"a\"\"b\""))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("create view \"Übung\" as select 1 as \"a\"\"b\"")
                        .catalog(
                                "+ column \"Übung\".\"a\"\"b\" integer",
                                "+ relation \"Übung\" kind v p",
                                "+ view \"Übung\"  SELECT 1 AS \"a\"\"b\";"),
                operation("function", op -> op.createFunction("a\"b", "", "returns integer language sql return 1"))
                        .sql("create function \"a\"\"b\"() returns integer language sql return 1")
                        .catalog(
                                "+ function CREATE OR REPLACE FUNCTION public.\"a\"\"b\"() RETURNS integer LANGUAGE sql RETURN 1 "),
                operation(
                                "trigger",
                                op -> op.createTrigger(
                                        "x; drop table y", "order", "before insert", "execute function touch()"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)",
                                "create function touch() returns trigger language plpgsql as 'begin return new; end'")
                        .sql("create trigger \"x; drop table y\" before insert on \"order\" execute function touch()")
                        .catalog(
                                "+ trigger CREATE TRIGGER \"x; drop table y\" BEFORE INSERT ON public.\"order\" FOR EACH STATEMENT EXECUTE FUNCTION touch()"),
                operation("policy", op -> op.createPolicy("a\"b", "order", "using (true)"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("create policy \"a\"\"b\" on \"order\" using (true)")
                        .catalog("+ policy \"a\"\"b\" on \"order\" * true"),
                operation("grant", op -> op.grant("x; drop table y", "order", "insert"))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)",
                                "create role \"x; drop table y\"",
                                "grant select on \"order\" to pg_monitor")
                        .sql("grant insert on table \"order\" to \"x; drop table y\"")
                        .catalog(
                                "- relation \"order\" kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres}",
                                "+ relation \"order\" kind r p {postgres=arwdDxt/postgres,pg_monitor=r/postgres,\"\\\"x; drop table y\\\"=a/postgres\"}"),
                operation("identity", op -> op.alterColumn("a\"b", "select").identityAlways())
                        .given("create table \"a\"\"b\" (\"select\" integer not null)")
                        .sql(
                                "alter table \"a\"\"b\" alter column \"select\" add generated always as identity",
                                "select setval(pg_get_serial_sequence('\"a\"\"b\"', 'select'), max(\"select\")) from \"a\"\"b\" having max(\"select\") >= 1")
                        .catalog(
                                "- column \"a\"\"b\".\"select\" integer not null",
                                "+ column \"a\"\"b\".\"select\" integer not null identity a",
                                "+ relation \"a\"\"b_select_seq\" kind S p",
                                "+ sequence \"a\"\"b_select_seq\" integer start 1 increment 1 min 1 max 2147483647 cache 1 owned by \"a\"\"b\".select"),
                operation(
                                "comment",
                                op -> op.commentOnTable("order", "'; drop table y; --\\")
                                        .wasNone())
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("comment on table \"order\" is E'''; drop table y; --\\\\'")
                        .catalog("+ comment on table \"order\": '; drop table y; --\\"),
                operation(
                                "storage parameter of an odd name",
                                op -> op.setTableParameters(
                                        "order", Map.of("toast.autovacuum_enabled", "false"), Map.of()))
                        .given(
                                "create table \"order\" (\"select\" integer, \"Übung\" text, \"a\"\"b\" text, \"x; drop table y\" text)")
                        .sql("alter table \"order\" set (toast.autovacuum_enabled = 'false')"),
                operation("longest name", op -> op.createTable("a".repeat(63), column("ü".repeat(31), integer())))
                        .sql("""
create table aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa (
    "üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü" integer
)""")
                        .catalog(
                                "+ column aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.\"üüüüüüüüüüüüüüüüüüüüüüüüüüüüüüü\" integer",
                                "+ relation aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa kind r p"));
    }
}
