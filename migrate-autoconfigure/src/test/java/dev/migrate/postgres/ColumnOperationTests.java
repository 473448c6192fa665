package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.operation.ColumnAttribute;
import java.util.stream.Stream;

/** The cases of columns. */
class ColumnOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation("add", op -> op.addColumn("users", column("age", integer())))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users add column age integer")
                        .catalog("+ column users.age integer"),
                operation(
                                "add if not exists",
                                op -> op.addColumn("users", column("name", integer()))
                                        .ifNotExists())
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users add column if not exists name integer"),
                operation(
                                "add with everything",
                                op -> op.addColumn(
                                        "users",
                                        column("p", integer())
                                                .notNull()
                                                .defaultValue(1)
                                                .comment("parent")
                                                .unique()
                                                .check("p > 0")
                                                .references("p", "id")))
                        .given("create table p (id integer primary key)", "create table users (id integer, name text)")
                        .sql(
                                "alter table users add column p integer default 1 not null",
                                "comment on column users.p is 'parent'",
                                "alter table users add constraint uq_users_p unique (p)",
                                "alter table users add constraint ck_users_fe2b68f0 check (p > 0)",
                                "alter table users add constraint fk_users_p_p foreign key (p) references p (id)")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq_users_p ON public.users USING btree (p)",
                                "+ column users.p integer not null default 1",
                                "+ comment on column p of table users: parent",
                                "+ constraint ck_users_fe2b68f0 on users CHECK ((p > 0))",
                                "+ constraint fk_users_p_p on users FOREIGN KEY (p) REFERENCES p(id)",
                                "+ constraint uq_users_p on users UNIQUE (p)"),
                operation(
                                "add identity",
                                op -> op.addColumn(
                                        "users", column("n", bigint()).identityAlways()))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users add column n bigint generated always as identity")
                        .catalog(
                                "+ column users.n bigint not null identity a",
                                "+ relation users_n_seq kind S p",
                                "+ sequence users_n_seq bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1 owned by users.n"),
                operation(
                                "add generated",
                                op -> op.addColumn(
                                        "users", column("upper", text()).generatedStored("upper(name)")))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users add column upper text generated always as (upper(name)) stored")
                        .catalog("+ column users.upper text default upper(name) generated s"),
                operation("drop", op -> op.dropColumn("users", "name"))
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users drop column name")
                        .catalog("- column users.name text"),
                operation("drop known", op -> op.dropColumn("users", column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users drop column name")
                        .catalog("- column users.name text"),
                operation(
                                "drop if exists",
                                op -> op.dropColumn("users", "ghost").ifExists())
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users drop column if exists ghost"),
                operation("drop cascade", op -> op.dropColumn("users", "name").cascade())
                        .given("create table users (id integer, name text)", "create view v as select name from users")
                        .irreversible()
                        .sql("alter table users drop column name cascade")
                        .catalog(
                                "- column users.name text",
                                "- column v.name text",
                                "- relation v kind v p",
                                "- view v  SELECT name FROM users;"),
                operation("rename", op -> op.renameColumn("users", "name", "label"))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users rename column name to label")
                        .catalog("- column users.name text", "+ column users.label text"),
                operation(
                                "type",
                                op -> op.alterColumn("users", "name")
                                        .type(varchar(80))
                                        .was(column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name type varchar(80)")
                        .catalog("- column users.name text", "+ column users.name character varying(80)"),
                operation(
                                "type that no assignment makes",
                                op -> op.alterColumn("users", "Name")
                                        .type(uuid())
                                        .was(column("Name", varchar(40))))
                        .given("create table users (\"Name\" varchar(40))")
                        .sql("alter table users alter column \"Name\" type uuid using \"Name\"::uuid")
                        .catalog("- column users.\"Name\" character varying(40)", "+ column users.\"Name\" uuid"),
                operation(
                                "type of a serial column",
                                op -> op.alterColumn("users", "id")
                                        .type(bigint())
                                        .was(column("id", serial())))
                        .given("create table users (id integer)")
                        .sql("alter table users alter column id type bigint")
                        .catalog("- column users.id integer", "+ column users.id bigint"),
                operation("type using", op -> op.alterColumn("users", "name").type(integer(), "name::integer"))
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users alter column name type integer using name::integer")
                        .catalog("- column users.name text", "+ column users.name integer"),
                operation(
                                "type collate",
                                op -> op.alterColumn("users", "name")
                                        .typeCollate(text(), "C")
                                        .was(column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name type text collate \"C\"")
                        .catalog("- column users.name text", "+ column users.name text collate \"C\""),
                operation("not null", op -> op.alterColumn("users", "name").notNull())
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name set not null")
                        .catalog("- column users.name text", "+ column users.name text not null"),
                operation("nullable", op -> op.alterColumn("users", "name").nullable())
                        .given("create table users (name text not null)")
                        .sql("alter table users alter column name drop not null")
                        .catalog("- column users.name text not null", "+ column users.name text"),
                operation(
                                "default value",
                                op -> op.alterColumn("users", "name")
                                        .defaultValue("n/a")
                                        .was(column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name set default 'n/a'")
                        .catalog("- column users.name text", "+ column users.name text default 'n/a'::text"),
                operation(
                                "default expression",
                                op -> op.alterColumn("users", "born")
                                        .defaultExpression("current_date")
                                        .was(column("born", date()).defaultValue("epoch")))
                        .given("create table users (born date default 'epoch')")
                        .sql("alter table users alter column born set default current_date")
                        .catalog(
                                "- column users.born date default '1970-01-01'::date",
                                "+ column users.born date default CURRENT_DATE"),
                operation(
                                "drop default",
                                op -> op.alterColumn("users", "name")
                                        .dropDefault()
                                        .was(column("name", text()).defaultValue("x")))
                        .given("create table users (name text default 'x')")
                        .sql("alter table users alter column name drop default")
                        .catalog("- column users.name text default 'x'::text", "+ column users.name text"),
                operation("identity always", op -> op.alterColumn("users", "id").identityAlways())
                        .given("create table users (id integer not null)")
                        .sql(
                                "alter table users alter column id add generated always as identity",
                                "select setval(pg_get_serial_sequence('users', 'id'), max(id)) from users having max(id) >= 1")
                        .catalog(
                                "- column users.id integer not null",
                                "+ column users.id integer not null identity a",
                                "+ relation users_id_seq kind S p",
                                "+ sequence users_id_seq integer start 1 increment 1 min 1 max 2147483647 cache 1 owned by users.id"),
                operation(
                                "identity by default that counts",
                                op -> op.alterColumn("users", "id")
                                        .identityByDefault(o -> o.start(10).increment(5)))
                        .given("create table users (id integer not null)")
                        .sql(
                                "alter table users alter column id add generated by default as identity (start with 10 increment by 5)",
                                "select setval(pg_get_serial_sequence('users', 'id'), max(id)) from users having max(id) >= 10")
                        .catalog(
                                "- column users.id integer not null",
                                "+ column users.id integer not null identity d",
                                "+ relation users_id_seq kind S p",
                                "+ sequence users_id_seq integer start 10 increment 5 min 1 max 2147483647 cache 1 owned by users.id"),
                operation(
                                "change identity",
                                op -> op.alterColumn("users", "id")
                                        .changeIdentity(
                                                false,
                                                o -> o.increment(2)
                                                        .start(5)
                                                        .minimum(1)
                                                        .maximum(99)
                                                        .cache(4)
                                                        .cycle(true))
                                        .was(column("id", bigint()).identityAlways()))
                        .given("create table users (id bigint generated always as identity)")
                        .sql(
                                "alter table users alter column id set generated by default set start with 5 set increment by 2 set minvalue 1 set maxvalue 99 set cache 4 set cycle")
                        .catalog(
                                "- column users.id bigint not null identity a",
                                "- sequence users_id_seq bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1 owned by users.id",
                                "+ column users.id bigint not null identity d",
                                "+ sequence users_id_seq bigint start 5 increment 2 min 1 max 99 cache 4 cycle owned by users.id"),
                operation(
                                "drop column known with its constraints",
                                op -> op.inSchema("public")
                                        .dropColumn(
                                                "users",
                                                column("boss", integer())
                                                        .notNull()
                                                        .unique()
                                                        .check("boss > 0")
                                                        .references("users", "id")))
                        .given(
                                "create table users (id integer primary key)",
                                "alter table users add boss integer not null",
                                "alter table users add constraint uq_users_boss unique (boss)",
                                "alter table users add constraint ck_users_ca42aa15 check (boss > 0)",
                                "alter table users add constraint fk_users_boss_users foreign key (boss) references users (id)")
                        .sql("alter table public.users drop column boss")
                        .catalog(
                                "- CREATE UNIQUE INDEX uq_users_boss ON public.users USING btree (boss)",
                                "- column users.boss integer not null",
                                "- constraint ck_users_ca42aa15 on users CHECK ((boss > 0))",
                                "- constraint fk_users_boss_users on users FOREIGN KEY (boss) REFERENCES users(id)",
                                "- constraint uq_users_boss on users UNIQUE (boss)"),
                operation(
                                "change identity of an integer",
                                op -> op.alterColumn("users", "id")
                                        .changeIdentity(true, o -> o.start(50).maximum(99))
                                        .was(column("id", integer()).identityAlways(o -> o.minimum(10))))
                        .given("create table users (id integer generated always as identity (minvalue 10))")
                        .sql("alter table users alter column id set generated always set start with 50 set maxvalue 99")
                        .catalog(
                                "- sequence users_id_seq integer start 10 increment 1 min 10 max 2147483647 cache 1 owned by users.id",
                                "+ sequence users_id_seq integer start 50 increment 1 min 10 max 99 cache 1 owned by users.id"),
                operation(
                                "drop identity",
                                op -> op.alterColumn("users", "id")
                                        .dropIdentity()
                                        .was(column("id", integer()).identityByDefault(o -> o.start(7))))
                        .given("create table users (id integer generated by default as identity (start 7))")
                        .sql("alter table users alter column id drop identity")
                        .catalog(
                                "- column users.id integer not null identity d",
                                "- relation users_id_seq kind S p",
                                "- sequence users_id_seq integer start 7 increment 1 min 1 max 2147483647 cache 1 owned by users.id",
                                "+ column users.id integer not null"),
                operation(
                                "drop identity if exists",
                                op -> op.alterColumn("users", "id").dropIdentityIfExists())
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users alter column id drop identity if exists"),
                operation("drop expression", op -> op.alterColumn("users", "b").dropExpression())
                        .given("create table users (a integer, b integer generated always as (a + 1) stored)")
                        .irreversible()
                        .sql("alter table users alter column b drop expression")
                        .catalog("- column users.b integer default (a + 1) generated s", "+ column users.b integer"),
                operation(
                                "drop expression if exists",
                                op -> op.alterColumn("users", "id").dropExpressionIfExists())
                        .given("create table users (id integer, name text)")
                        .irreversible()
                        .sql("alter table users alter column id drop expression if exists"),
                operation(
                                "statistics",
                                op -> op.alterColumn("users", "name")
                                        .attribute(ColumnAttribute.STATISTICS, "500", "-1"))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name set statistics 500")
                        .catalog("- column users.name text", "+ column users.name text statistics 500"),
                operation(
                                "storage",
                                op -> op.alterColumn("users", "name")
                                        .attribute(ColumnAttribute.STORAGE, "EXTERNAL", "EXTENDED"))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name set storage external")
                        .catalog("- column users.name text", "+ column users.name text storage e"),
                operation(
                                "compression",
                                op -> op.alterColumn("users", "name")
                                        .attribute(ColumnAttribute.COMPRESSION, "pglz", "default"))
                        .given("create table users (id integer, name text)")
                        .sql("alter table users alter column name set compression pglz")
                        .catalog("- column users.name text", "+ column users.name text compression p"),
                operation(
                                "comment",
                                op -> op.alterColumn("users", "name")
                                        .comment("short 'n sweet")
                                        .was(column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql("comment on column users.name is 'short ''n sweet'")
                        .catalog("+ comment on column name of table users: short 'n sweet"),
                operation(
                                "drop comment",
                                op -> op.alterColumn("users", "name")
                                        .dropComment()
                                        .was(column("name", text()).comment("old")))
                        .given("create table users (id integer, name text)", "comment on column users.name is 'old'")
                        .sql("comment on column users.name is null")
                        .catalog("- comment on column name of table users: old"),
                operation(
                                "several changes in one chain",
                                op -> op.alterColumn("users", "name")
                                        .type(varchar(80))
                                        .notNull()
                                        .defaultValue("x")
                                        .comment("c")
                                        .rename("remark")
                                        .was(column("name", text())))
                        .given("create table users (id integer, name text)")
                        .sql(
                                "alter table users alter column name type varchar(80)",
                                "alter table users alter column name set not null",
                                "alter table users alter column name set default 'x'",
                                "comment on column users.name is 'c'",
                                "alter table users rename column name to remark")
                        .catalog(
                                "- column users.name text",
                                "+ column users.remark character varying(80) not null default 'x'::character varying",
                                "+ comment on column remark of table users: c"));
    }
}
