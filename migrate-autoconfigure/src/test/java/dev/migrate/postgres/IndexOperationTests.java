package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import java.util.stream.Stream;

/** The cases of indexes. */
class IndexOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation("create", op -> op.createIndex("ix", "users", "name"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create index ix on users (name)")
                        .catalog("+ CREATE INDEX ix ON public.users USING btree (name)"),
                operation(
                                "create on several columns",
                                op -> op.createIndex("ix", "users", "name", "email")
                                        .unique())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create unique index ix on users (name, email)")
                        .catalog("+ CREATE UNIQUE INDEX ix ON public.users USING btree (name, email)"),
                operation("create with conventional name", op -> op.createIndexOn("users", "name", "email"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create index ix_users_name_email on users (name, email)")
                        .catalog("+ CREATE INDEX ix_users_name_email ON public.users USING btree (name, email)"),
                operation(
                                "create on expression with conventional name",
                                op -> op.createIndexOn(
                                        "users",
                                        expression("lower(email)"),
                                        key("at").desc()))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create index ix_users_lower_email_at on users ((lower(email)), at desc)")
                        .catalog(
                                "+ CREATE INDEX ix_users_lower_email_at ON public.users USING btree (lower(email), at DESC)"),
                operation(
                                "create with everything",
                                op -> op.createIndex(
                                                "ix",
                                                "users",
                                                key("name")
                                                        .collate("C")
                                                        .opclass("text_pattern_ops")
                                                        .asc()
                                                        .nullsFirst(),
                                                key("at").desc().nullsLast(),
                                                expression("id + 1"))
                                        .unique()
                                        .using("btree")
                                        .include("email")
                                        .where("email is not null")
                                        .with("fillfactor", 70)
                                        .tablespace("pg_default"))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql(
                                "create unique index ix on users using btree (name collate \"C\" text_pattern_ops asc nulls first, at desc nulls last, (id + 1)) include (email) with (fillfactor = '70') tablespace pg_default where email is not null")
                        .catalog(
                                "+ CREATE UNIQUE INDEX ix ON public.users USING btree (name COLLATE \"C\" text_pattern_ops NULLS FIRST, at DESC NULLS LAST, ((id + 1))) INCLUDE (email) WITH (fillfactor='70') WHERE (email IS NOT NULL)"),
                operation(
                                "create with equal nulls",
                                op -> op.createIndex("ix", "users", "name")
                                        .unique()
                                        .nullsNotDistinct())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .since(15)
                        .sql("create unique index ix on users (name) nulls not distinct")
                        .catalog("+ CREATE UNIQUE INDEX ix ON public.users USING btree (name) NULLS NOT DISTINCT"),
                operation(
                                "create if not exists",
                                op -> op.createIndex("ix", "users", "name").ifNotExists())
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .irreversible()
                        .sql("create index if not exists ix on users (name)")
                        .catalog("+ CREATE INDEX ix ON public.users USING btree (name)"),
                operation(
                                "create with operator class of a schema",
                                op -> op.createIndex(
                                        "ix",
                                        "users",
                                        key("name")
                                                .collate(name("pg_catalog", "C"))
                                                .opclass(name("pg_catalog", "text_ops"))))
                        .given("create table users (id integer, name text, email text, at timestamptz)")
                        .sql("create index ix on users (name collate pg_catalog.\"C\" pg_catalog.text_ops)")
                        .catalog("+ CREATE INDEX ix ON public.users USING btree (name COLLATE \"C\")"),
                operation(
                                "create gin",
                                op -> op.createIndex("ix", "docs", key("body").opclass("jsonb_path_ops"))
                                        .using("gin")
                                        .with("fastupdate", "off"))
                        .given("create table docs (body jsonb)")
                        .sql("create index ix on docs using gin (body jsonb_path_ops) with (fastupdate = 'off')")
                        .catalog(
                                "+ CREATE INDEX ix ON public.docs USING gin (body jsonb_path_ops) WITH (fastupdate=off)"),
                operation("create in schema", op -> op.inSchema("app").createIndex("ix", "users", "name"))
                        .given("create schema app", "create table app.users (name text)")
                        .sql("create index ix on app.users (name)")
                        .catalog("+ CREATE INDEX ix ON app.users USING btree (name)"),
                operation("drop", op -> op.dropIndex("ix"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create index ix on users (name)")
                        .irreversible()
                        .sql("drop index ix")
                        .catalog("- CREATE INDEX ix ON public.users USING btree (name)"),
                operation("drop if exists", op -> op.dropIndex("ix").ifExists())
                        .irreversible()
                        .sql("drop index if exists ix"),
                operation("drop cascade", op -> op.dropIndex("ix").cascade())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create index ix on users (name)")
                        .irreversible()
                        .sql("drop index ix cascade")
                        .catalog("- CREATE INDEX ix ON public.users USING btree (name)"),
                operation(
                                "drop known",
                                op -> op.dropIndex("ix", "users", "name")
                                        .unique()
                                        .include("email")
                                        .where("id > 0"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create unique index ix on users (name) include (email) where id > 0")
                        .sql("drop index ix")
                        .catalog(
                                "- CREATE UNIQUE INDEX ix ON public.users USING btree (name) INCLUDE (email) WHERE (id > 0)"),
                operation("drop in schema", op -> op.inSchema("app").dropIndex("ix", "users", "name"))
                        .given(
                                "create schema app",
                                "create table app.users (name text)",
                                "create index ix on app.users (name)")
                        .sql("drop index app.ix")
                        .catalog("- CREATE INDEX ix ON app.users USING btree (name)"),
                operation("rename", op -> op.renameIndex("ix", "ix_new"))
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create index ix on users (name)")
                        .sql("alter index ix rename to ix_new")
                        .catalog(
                                "- CREATE INDEX ix ON public.users USING btree (name)",
                                "+ CREATE INDEX ix_new ON public.users USING btree (name)"),
                operation(
                                "comment",
                                op -> op.commentOnIndex("ix", "for the search").wasNone())
                        .given(
                                "create table users (id integer, name text, email text, at timestamptz)",
                                "create index ix on users (name)")
                        .sql("comment on index ix is 'for the search'")
                        .catalog("+ comment on index ix: for the search"));
    }
}
