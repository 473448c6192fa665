package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.schema.TableOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The cases of tables. */
class TableOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation(
                                "create",
                                op -> op.createTable(
                                        "users", column("id", integer()).notNull(), column("name", varchar(50))))
                        .sql("""
create table users (
    id integer not null,
    name varchar(50)
)""")
                        .catalog(
                                "+ column users.id integer not null",
                                "+ column users.name character varying(50)",
                                "+ relation users kind r p"),
                operation("create without columns", op -> op.createTable("nothing"))
                        .sql("create table nothing ()")
                        .catalog("+ relation nothing kind r p"),
                operation(
                                "create if not exists",
                                op -> op.createTable("users", column("id", integer()))
                                        .ifNotExists())
                        .irreversible()
                        .sql("""
create table if not exists users (
    id integer
)""")
                        .catalog("+ column users.id integer", "+ relation users kind r p"),
                operation(
                                "create with every kind of constraint",
                                op -> op.createTable(
                                        "t",
                                        column("id", integer()),
                                        column("a", integer()),
                                        column("b", text()),
                                        column("r", int4range()),
                                        primaryKey("id"),
                                        unique("a", "b"),
                                        check("a > 0"),
                                        foreignKey("a").references("p", "id"),
                                        exclude("r", "&&")))
                        .given("create extension btree_gist", "create table p (id integer primary key)")
                        .sql("""
create table t (
    id integer,
    a integer,
    b text,
    r int4range,
    constraint pk_t primary key (id),
    constraint uq_t_a_b unique (a, b),
    constraint ck_t_4ead0c05 check (a > 0),
    constraint fk_t_a_p foreign key (a) references p (id),
    constraint ex_t_r exclude using gist (r with &&)
)""")
                        .catalog(
                                "+ CREATE INDEX ex_t_r ON public.t USING gist (r)",
                                "+ CREATE UNIQUE INDEX pk_t ON public.t USING btree (id)",
                                "+ CREATE UNIQUE INDEX uq_t_a_b ON public.t USING btree (a, b)",
                                "+ column t.a integer",
                                "+ column t.b text",
                                "+ column t.id integer not null",
                                "+ column t.r int4range",
                                "+ constraint ck_t_4ead0c05 on t CHECK ((a > 0))",
                                "+ constraint ex_t_r on t EXCLUDE USING gist (r WITH &&)",
                                "+ constraint fk_t_a_p on t FOREIGN KEY (a) REFERENCES p(id)",
                                "+ constraint pk_t on t PRIMARY KEY (id)",
                                "+ constraint uq_t_a_b on t UNIQUE (a, b)",
                                "+ relation t kind r p"),
                operation(
                                "create with constraints beside columns",
                                op -> op.createTable(
                                        "t",
                                        column("id", integer()).primaryKey(),
                                        column("a", integer())
                                                .unique()
                                                .check("a > 0")
                                                .references("p", "id")))
                        .given("create table p (id integer primary key)")
                        .sql("""
create table t (
    id integer,
    a integer,
    constraint pk_t primary key (id),
    constraint uq_t_a unique (a),
    constraint ck_t_4ead0c05 check (a > 0),
    constraint fk_t_a_p foreign key (a) references p (id)
)""")
                        .catalog(
                                "+ CREATE UNIQUE INDEX pk_t ON public.t USING btree (id)",
                                "+ CREATE UNIQUE INDEX uq_t_a ON public.t USING btree (a)",
                                "+ column t.a integer",
                                "+ column t.id integer not null",
                                "+ constraint ck_t_4ead0c05 on t CHECK ((a > 0))",
                                "+ constraint fk_t_a_p on t FOREIGN KEY (a) REFERENCES p(id)",
                                "+ constraint pk_t on t PRIMARY KEY (id)",
                                "+ constraint uq_t_a on t UNIQUE (a)",
                                "+ relation t kind r p"),
                operation(
                                "create with two anonymous constraints of one name",
                                op -> op.createTable(
                                        "t",
                                        column("a", integer()),
                                        unique("a"),
                                        unique("a").deferrable()))
                        .sql("""
create table t (
    a integer,
    constraint uq_t_a unique (a),
    constraint uq_t_a_2 unique (a) deferrable
)""")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq_t_a ON public.t USING btree (a)",
                                "+ CREATE UNIQUE INDEX uq_t_a_2 ON public.t USING btree (a)",
                                "+ column t.a integer",
                                "+ constraint uq_t_a on t UNIQUE (a)",
                                "+ constraint uq_t_a_2 on t UNIQUE (a) DEFERRABLE",
                                "+ relation t kind r p"),
                operation(
                                "create with defaults",
                                op -> op.createTable(
                                        "t",
                                        column("a", integer()).defaultValue(7),
                                        column("b", text()).defaultValue("it's"),
                                        column("c", timestamptz()).defaultExpression("now()"),
                                        column("d", text()).defaultValue(sql("current_user")),
                                        column("e", bool()).notNull().defaultValue(false),
                                        column("f", text().array()).defaultValue(List.of("x", "y\"z"))))
                        .sql("""
create table t (
    a integer default 7,
    b text default 'it''s',
    c timestamptz default now(),
    d text default current_user,
    e boolean default false not null,
    f text[] default E'{"x","y\\\\"z"}'
)""")
                        .catalog(
                                "+ column t.a integer default 7",
                                "+ column t.b text default 'it''s'::text",
                                "+ column t.c timestamp with time zone default now()",
                                "+ column t.d text default CURRENT_USER",
                                "+ column t.e boolean not null default false",
                                "+ column t.f text[] default '{x,\"y\\\"z\"}'::text[]",
                                "+ relation t kind r p"),
                operation(
                                "create with identity",
                                op -> op.createTable(
                                        "t",
                                        column("a", integer()).identityAlways(),
                                        column("b", bigint()).notNull()))
                        .sql("""
create table t (
    a integer generated always as identity,
    b bigint not null
)""")
                        .catalog(
                                "+ column t.a integer not null identity a",
                                "+ column t.b bigint not null",
                                "+ relation t kind r p",
                                "+ relation t_a_seq kind S p",
                                "+ sequence t_a_seq integer start 1 increment 1 min 1 max 2147483647 cache 1 owned by t.a"),
                operation(
                                "create with identity that counts",
                                op -> op.createTable(
                                        "t",
                                        column("a", bigint())
                                                .identityByDefault(o -> o.start(5)
                                                        .increment(2)
                                                        .minimum(1)
                                                        .maximum(99)
                                                        .cache(3)
                                                        .cycle(true))))
                        .sql("""
create table t (
    a bigint generated by default as identity (start with 5 increment by 2 minvalue 1 maxvalue 99 cache 3 cycle)
)""")
                        .catalog(
                                "+ column t.a bigint not null identity d",
                                "+ relation t kind r p",
                                "+ relation t_a_seq kind S p",
                                "+ sequence t_a_seq bigint start 5 increment 2 min 1 max 99 cache 3 cycle owned by t.a"),
                operation(
                                "create with generated column",
                                op -> op.createTable(
                                        "t",
                                        column("w", integer()),
                                        column("d", integer()).generatedStored("w * 2")))
                        .sql("""
create table t (
    w integer,
    d integer generated always as (w * 2) stored
)""")
                        .catalog(
                                "+ column t.d integer default (w * 2) generated s",
                                "+ column t.w integer",
                                "+ relation t kind r p"),
                operation(
                                "create with virtual column",
                                op -> op.createTable(
                                        "t",
                                        column("w", integer()),
                                        column("d", integer()).generatedVirtual("w * 2")))
                        .since(18)
                        .sql("""
create table t (
    w integer,
    d integer generated always as (w * 2) virtual
)""")
                        .catalog(
                                "+ column t.d integer default (w * 2) generated v",
                                "+ column t.w integer",
                                "+ relation t kind r p"),
                operation(
                                "create with collation and compression",
                                op -> op.createTable(
                                        "t",
                                        column("a", text()).collate("C"),
                                        column("b", text()).collate(name("pg_catalog", "POSIX")),
                                        column("c", text()).compression("pglz")))
                        .sql("""
create table t (
    a text collate "C",
    b text collate pg_catalog."POSIX",
    c text compression pglz
)""")
                        .catalog(
                                "+ column t.a text collate \"C\"",
                                "+ column t.b text collate \"POSIX\"",
                                "+ column t.c text compression p",
                                "+ relation t kind r p"),
                operation(
                                "create with comments",
                                op -> op.createTable(
                                                "t",
                                                column("a", integer()).comment("it's a\nline"),
                                                column("b", integer()))
                                        .comment("100% \"t\" \\"))
                        .sql("""
create table t (
    a integer,
    b integer
)""", "comment on table t is E'100% \"t\" \\\\'", """
comment on column t.a is 'it''s a
line'""")
                        .catalog(
                                "+ column t.a integer",
                                "+ column t.b integer",
                                """
+ comment on column a of table t: it's a
line""",
                                "+ comment on table t: 100% \"t\" \\",
                                "+ relation t kind r p"),
                operation(
                                "create unlogged",
                                op -> op.createTable("t", column("a", integer()))
                                        .unlogged())
                        .sql("""
create unlogged table t (
    a integer
)""")
                        .catalog("+ column t.a integer", "+ relation t kind r u"),
                operation(
                                "create temporary",
                                op -> op.createTable("t", column("a", integer()))
                                        .temporary()
                                        .onCommit(TableOptions.OnCommit.PRESERVE_ROWS))
                        .sql("""
create temporary table t (
    a integer
) on commit preserve rows"""),
                operation(
                                "create inheriting",
                                op -> op.createTable("t", column("b", integer()))
                                        .inherits("p"))
                        .given("create table p (a integer)")
                        .sql("""
create table t (
    b integer
) inherits (p)""")
                        .catalog("+ column t.a integer", "+ column t.b integer", "+ relation t kind r p p"),
                operation(
                                "create partitioned",
                                op -> op.createTable("t", column("at", date()).notNull(), column("n", integer()))
                                        .partitionBy("range (at)"))
                        .sql("""
create table t (
    at date not null,
    n integer
) partition by range (at)""")
                        .catalog(
                                "+ column t.at date not null",
                                "+ column t.n integer",
                                "+ relation t kind p p RANGE (at)"),
                operation("create partition", op -> op.createPartition("t1", "t", "for values in (1)"))
                        .given("create table t (n integer) partition by list (n)")
                        .sql("create table t1 partition of t for values in (1)")
                        .catalog("+ column t1.n integer", "+ relation t1 kind r p FOR VALUES IN (1) t"),
                operation(
                                "create partition with constraint",
                                op -> op.createPartition("t1", "t", "default", check("n < 9")))
                        .given("create table t (n integer) partition by list (n)")
                        .sql("""
create table t1 partition of t (
    constraint ck_t1_4c39e65f check (n < 9)
) default""")
                        .catalog(
                                "+ column t1.n integer",
                                "+ constraint ck_t1_4c39e65f on t1 CHECK ((n < 9))",
                                "+ relation t1 kind r p DEFAULT t"),
                operation(
                                "create with storage",
                                op -> op.createTable("t", column("a", integer()))
                                        .using("heap")
                                        .with("fillfactor", 70)
                                        .with("toast.autovacuum_enabled", false)
                                        .tablespace("pg_default"))
                        .sql("""
create table t (
    a integer
) using heap with (fillfactor = '70', toast.autovacuum_enabled = 'false') tablespace pg_default""")
                        .catalog("+ column t.a integer", "+ relation t kind r p fillfactor=70"),
                operation(
                                "create in schema",
                                op -> op.inSchema("app")
                                        .createTable(
                                                "t",
                                                column("id", integer()).primaryKey(),
                                                column("p", integer()).references("t", "id")))
                        .given("create schema app")
                        .sql("""
create table app.t (
    id integer,
    p integer,
    constraint pk_t primary key (id),
    constraint fk_t_p_t foreign key (p) references app.t (id)
)""")
                        .catalog(
                                "+ CREATE UNIQUE INDEX pk_t ON app.t USING btree (id)",
                                "+ column app.t.id integer not null",
                                "+ column app.t.p integer",
                                "+ constraint fk_t_p_t on app.t FOREIGN KEY (p) REFERENCES app.t(id)",
                                "+ constraint pk_t on app.t PRIMARY KEY (id)",
                                "+ relation app.t kind r p"),
                operation("drop", op -> op.dropTable("users"))
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("drop table users")
                        .catalog("- column users.id integer", "- column users.name text", "- relation users kind r p"),
                operation("drop known", op -> op.dropTable("users", column("id", integer()), column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql("drop table users")
                        .catalog("- column users.id integer", "- column users.name text", "- relation users kind r p"),
                operation(
                                "drop known with everything",
                                op -> op.dropTable("logs", column("at", date()).comment("when"), column("text", text()))
                                        .comment("what was \"said\"")
                                        .partitionBy("range (at)")
                                        .ifExists())
                        .given(
                                "create table logs (at date, text text) partition by range (at)",
                                "comment on table logs is 'what was \"said\"'",
                                "comment on column logs.at is 'when'")
                        .sql("drop table if exists logs")
                        .catalog(
                                "- column logs.at date",
                                "- column logs.text text",
                                "- comment on column at of table logs: when",
                                "- comment on table logs: what was \"said\"",
                                "- relation logs kind p p RANGE (at)"),
                operation(
                                "drop known unlogged",
                                op -> op.dropTable("users", column("id", integer()))
                                        .unlogged()
                                        .with("fillfactor", 70))
                        .given("create unlogged table users (id integer) with (fillfactor = 70)")
                        .sql("drop table users")
                        .catalog("- column users.id integer", "- relation users kind r u fillfactor=70"),
                operation("drop if exists", op -> op.dropTable("ghost").ifExists())
                        .irreversible()
                        .sql("drop table if exists ghost"),
                operation("drop cascade", op -> op.dropTable("users").cascade())
                        .given("create table users (id integer, name text)", "create view v as select id from users")
                        .irreversible()
                        .sql("drop table users cascade")
                        .catalog(
                                "- column users.id integer",
                                "- column users.name text",
                                "- column v.id integer",
                                "- relation users kind r p",
                                "- relation v kind v p",
                                "- view v  SELECT id FROM users;"),
                operation("rename", op -> op.renameTable("users", "people"))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users rename to people")
                        .catalog(
                                "- column users.id integer",
                                "- column users.name text",
                                "- relation users kind r p",
                                "+ column people.id integer",
                                "+ column people.name text",
                                "+ relation people kind r p"),
                operation("rename in schema", op -> op.inSchema("app").renameTable("users", "people"))
                        .given("create schema app", "create table app.users ()")
                        .sql("alter table app.users rename to people")
                        .catalog("- relation app.users kind r p", "+ relation app.people kind r p"),
                operation("set schema", op -> op.inSchema("app").setTableSchema("users", "other"))
                        .given(
                                "create schema app",
                                "create schema other",
                                "create table app.users (id integer primary key)")
                        .sql("alter table app.users set schema other")
                        .catalog(
                                "- CREATE UNIQUE INDEX users_pkey ON app.users USING btree (id)",
                                "- column app.users.id integer not null",
                                "- constraint users_pkey on app.users PRIMARY KEY (id)",
                                "- relation app.users kind r p",
                                "+ CREATE UNIQUE INDEX users_pkey ON other.users USING btree (id)",
                                "+ column other.users.id integer not null",
                                "+ constraint users_pkey on other.users PRIMARY KEY (id)",
                                "+ relation other.users kind r p"),
                operation(
                                "set parameters",
                                op -> op.setTableParameters(
                                        "users",
                                        Map.of("fillfactor", "70", "autovacuum_enabled", "false"),
                                        Map.of("fillfactor", "90")))
                        .given("create table users () with (fillfactor = 90)")
                        .sql("alter table users set (autovacuum_enabled = 'false', fillfactor = '70')")
                        .catalog(
                                "- relation users kind r p fillfactor=90",
                                "+ relation users kind r p autovacuum_enabled=false,fillfactor=70"),
                operation(
                                "reset parameters",
                                op -> op.setTableParameters(
                                        "users", Map.of("fillfactor", ""), Map.of("fillfactor", "90")))
                        .given("create table users () with (fillfactor = 90)")
                        .sql("alter table users reset (fillfactor)")
                        .catalog("- relation users kind r p fillfactor=90", "+ relation users kind r p"),
                operation("set parameters unknown", op -> op.setTableParameters("users", Map.of("fillfactor", "70")))
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users set (fillfactor = '70')")
                        .catalog("- relation users kind r p", "+ relation users kind r p fillfactor=70"),
                operation("attach partition", op -> op.attachPartition("t", "t1", "for values in (1, 2)"))
                        .given("create table t (n integer) partition by list (n)", "create table t1 (n integer)")
                        .sql("alter table t attach partition t1 for values in (1, 2)")
                        .catalog("- relation t1 kind r p", "+ relation t1 kind r p FOR VALUES IN (1, 2) t"),
                operation(
                                "detach partition",
                                op -> op.detachPartition("t", "t1").was("for values in (1)"))
                        .given(
                                "create table t (n integer) partition by list (n)",
                                "create table t1 partition of t for values in (1)")
                        .sql("alter table t detach partition t1")
                        .catalog("- relation t1 kind r p FOR VALUES IN (1) t", "+ relation t1 kind r p"),
                operation(
                                "comment",
                                op -> op.commentOnTable("users", "who may log in")
                                        .wasNone())
                        .given("create table users (id integer, name text)")
                        .sql("comment on table users is 'who may log in'")
                        .catalog("+ comment on table users: who may log in"),
                operation(
                                "change comment",
                                op -> op.commentOnTable("users", "new").was("old"))
                        .given("create table users (id integer, name text)", "comment on table users is 'old'")
                        .sql("comment on table users is 'new'")
                        .catalog("- comment on table users: old", "+ comment on table users: new"),
                operation("drop comment", op -> op.dropTableComment("users").was("old"))
                        .given("create table users (id integer, name text)", "comment on table users is 'old'")
                        .sql("comment on table users is null")
                        .catalog("- comment on table users: old"));
    }
}
