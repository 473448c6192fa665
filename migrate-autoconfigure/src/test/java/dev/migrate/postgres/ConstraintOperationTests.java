package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import java.util.stream.Stream;

/** The cases of constraints. */
class ConstraintOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation("primary key", op -> op.addPrimaryKey("pk", "users", "id"))
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint pk primary key (id)")
                        .catalog(
                                "+ CREATE UNIQUE INDEX pk ON public.users USING btree (id)",
                                "+ constraint pk on users PRIMARY KEY (id)"),
                operation("primary key of what took null", op -> {
                            op.alterColumn("users", "id").notNull();
                            op.addPrimaryKey("pk", "users", "id");
                        })
                        .given("create table users (id integer)")
                        .sql(
                                "alter table users alter column id set not null",
                                "alter table users add constraint pk primary key (id)")
                        .catalog(
                                "- column users.id integer",
                                "+ CREATE UNIQUE INDEX pk ON public.users USING btree (id)",
                                "+ column users.id integer not null",
                                "+ constraint pk on users PRIMARY KEY (id)"),
                operation(
                                "primary key with everything",
                                op -> op.addPrimaryKey("pk", "users", "id")
                                        .include("age")
                                        .with("fillfactor", 80)
                                        .tablespace("pg_default")
                                        .initiallyDeferred())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql(
                                "alter table users add constraint pk primary key (id) include (age) with (fillfactor = '80') using index tablespace pg_default deferrable initially deferred")
                        .catalog(
                                "+ CREATE UNIQUE INDEX pk ON public.users USING btree (id) INCLUDE (age) WITH (fillfactor='80')",
                                "+ constraint pk on users PRIMARY KEY (id) INCLUDE (age) DEFERRABLE INITIALLY DEFERRED"),
                operation(
                                "primary key deferrable",
                                op -> op.addPrimaryKey("pk", "users", "id").deferrable())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint pk primary key (id) deferrable")
                        .catalog(
                                "+ CREATE UNIQUE INDEX pk ON public.users USING btree (id)",
                                "+ constraint pk on users PRIMARY KEY (id) DEFERRABLE"),
                operation(
                                "primary key on index",
                                op -> op.addConstraint("users", primaryKey().usingIndex("pk")))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create unique index pk on users (id)")
                        .irreversible()
                        .sql("alter table users add constraint pk primary key using index pk")
                        .catalog("+ constraint pk on users PRIMARY KEY (id)"),
                operation("unique", op -> op.addUnique("uq", "users", "name", "age"))
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint uq unique (name, age)")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq ON public.users USING btree (name, age)",
                                "+ constraint uq on users UNIQUE (name, age)"),
                operation(
                                "unique with everything",
                                op -> op.addUnique("uq", "users", "name")
                                        .include("age")
                                        .with("fillfactor", 80)
                                        .tablespace("pg_default")
                                        .deferrable())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql(
                                "alter table users add constraint uq unique (name) include (age) with (fillfactor = '80') using index tablespace pg_default deferrable")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq ON public.users USING btree (name) INCLUDE (age) WITH (fillfactor='80')",
                                "+ constraint uq on users UNIQUE (name) INCLUDE (age) DEFERRABLE"),
                operation(
                                "unique initially deferred",
                                op -> op.addUnique("uq", "users", "name").initiallyDeferred())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint uq unique (name) deferrable initially deferred")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq ON public.users USING btree (name)",
                                "+ constraint uq on users UNIQUE (name) DEFERRABLE INITIALLY DEFERRED"),
                operation(
                                "unique with equal nulls",
                                op -> op.addUnique("uq", "users", "name").nullsNotDistinct())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .since(15)
                        .sql("alter table users add constraint uq unique nulls not distinct (name)")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq ON public.users USING btree (name) NULLS NOT DISTINCT",
                                "+ constraint uq on users UNIQUE NULLS NOT DISTINCT (name)"),
                operation(
                                "unique on index",
                                op -> op.addConstraint(
                                        "users", unique().usingIndex("ix").named("uq")))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create unique index ix on users (name)")
                        .irreversible()
                        .sql("alter table users add constraint uq unique using index ix")
                        .catalog(
                                "- CREATE UNIQUE INDEX ix ON public.users USING btree (name)",
                                "+ CREATE UNIQUE INDEX uq ON public.users USING btree (name)",
                                "+ constraint uq on users UNIQUE (name)"),
                operation("check", op -> op.addCheck("ck", "users", "age > 0 and name <> '%'"))
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint ck check (age > 0 and name <> '%')")
                        .catalog("+ constraint ck on users CHECK (((age > 0) AND (name <> '%'::text)))"),
                operation(
                                "check not valid not inherited",
                                op -> op.addCheck("ck", "users", "age > 0")
                                        .notValid()
                                        .noInherit())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint ck check (age > 0) no inherit not valid")
                        .catalog("+ constraint ck on users CHECK ((age > 0)) NO INHERIT NOT VALID"),
                operation(
                                "foreign key",
                                op -> op.addForeignKey("fk", "users", "age").references("p", "id"))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create table p (id integer primary key, a integer, b integer, unique (a, b))")
                        .sql("alter table users add constraint fk foreign key (age) references p (id)")
                        .catalog("+ constraint fk on users FOREIGN KEY (age) REFERENCES p(id)"),
                operation(
                                "foreign key to primary key",
                                op -> op.addForeignKey("fk", "users", "age").references("p"))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create table p (id integer primary key, a integer, b integer, unique (a, b))")
                        .sql("alter table users add constraint fk foreign key (age) references p")
                        .catalog("+ constraint fk on users FOREIGN KEY (age) REFERENCES p(id)"),
                operation(
                                "foreign key with everything",
                                op -> op.addForeignKey("fk", "users", "age", "id")
                                        .references("p", "a", "b")
                                        .matchFull()
                                        .onDelete(CASCADE)
                                        .onUpdate(RESTRICT)
                                        .initiallyDeferred()
                                        .notValid())
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create table p (id integer primary key, a integer, b integer, unique (a, b))")
                        .sql(
                                "alter table users add constraint fk foreign key (age, id) references p (a, b) match full on delete cascade on update restrict deferrable initially deferred not valid")
                        .catalog(
                                "+ constraint fk on users FOREIGN KEY (age, id) REFERENCES p(a, b) MATCH FULL ON UPDATE RESTRICT ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID"),
                operation(
                                "foreign key with other actions",
                                op -> op.addForeignKey("fk", "users", "age")
                                        .references("p", "id")
                                        .onDelete(SET_DEFAULT)
                                        .onUpdate(SET_NULL)
                                        .deferrable())
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create table p (id integer primary key, a integer, b integer, unique (a, b))")
                        .sql(
                                "alter table users add constraint fk foreign key (age) references p (id) on delete set default on update set null deferrable")
                        .catalog(
                                "+ constraint fk on users FOREIGN KEY (age) REFERENCES p(id) ON UPDATE SET NULL ON DELETE SET DEFAULT DEFERRABLE"),
                operation(
                                "foreign key setting some columns",
                                op -> op.addForeignKey("fk", "users", "age", "id")
                                        .references("p", "a", "b")
                                        .onDelete(SET_NULL, "age"))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "create table p (id integer primary key, a integer, b integer, unique (a, b))")
                        .since(15)
                        .sql(
                                "alter table users add constraint fk foreign key (age, id) references p (a, b) on delete set null (age)")
                        .catalog(
                                "+ constraint fk on users FOREIGN KEY (age, id) REFERENCES p(a, b) ON DELETE SET NULL (age)"),
                operation(
                                "foreign key to another schema",
                                op -> op.addForeignKey("fk", "users", "age").references(name("app", "p"), "id"))
                        .given(
                                "create schema app",
                                "create table app.p (id integer primary key)",
                                "create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint fk foreign key (age) references app.p (id)")
                        .catalog("+ constraint fk on users FOREIGN KEY (age) REFERENCES app.p(id)"),
                operation(
                                "foreign key in schema",
                                op -> op.inSchema("app")
                                        .addForeignKey("fk", "c", "p")
                                        .references("p", "id"))
                        .given(
                                "create schema app",
                                "create table app.p (id integer primary key)",
                                "create table app.c (p integer)")
                        .sql("alter table app.c add constraint fk foreign key (p) references app.p (id)")
                        .catalog("+ constraint fk on app.c FOREIGN KEY (p) REFERENCES app.p(id)"),
                operation(
                                "exclude",
                                op -> op.addConstraint(
                                        "users",
                                        exclude("during", "&&")
                                                .with("age", "=")
                                                .where("age > 0")
                                                .named("ex")))
                        .given(
                                "create extension btree_gist",
                                "create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql(
                                "alter table users add constraint ex exclude using gist (during with &&, age with =) where (age > 0)")
                        .catalog(
                                "+ CREATE INDEX ex ON public.users USING gist (during, age) WHERE (age > 0)",
                                "+ constraint ex on users EXCLUDE USING gist (during WITH &&, age WITH =) WHERE ((age > 0))"),
                operation(
                                "exclude deferrable",
                                op -> op.addConstraint(
                                        "users",
                                        exclude("gist", expression("during * during"), "&&")
                                                .initiallyDeferred()))
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql(
                                "alter table users add constraint ex_users_during_during exclude using gist ((during * during) with &&) deferrable initially deferred")
                        .catalog(
                                "+ CREATE INDEX ex_users_during_during ON public.users USING gist (((during * during)))",
                                "+ constraint ex_users_during_during on users EXCLUDE USING gist (((during * during)) WITH &&) DEFERRABLE INITIALLY DEFERRED"),
                operation(
                                "exclude by btree",
                                op -> op.addConstraint(
                                        "users",
                                        exclude("btree", key("age").desc(), "=")
                                                .deferrable()
                                                .named("ex")))
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint ex exclude using btree (age desc with =) deferrable")
                        .catalog(
                                "+ CREATE INDEX ex ON public.users USING btree (age DESC)",
                                "+ constraint ex on users EXCLUDE USING btree (age DESC WITH =) DEFERRABLE"),
                operation("unnamed", op -> op.addConstraint("users", unique("name")))
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .sql("alter table users add constraint uq_users_name unique (name)")
                        .catalog(
                                "+ CREATE UNIQUE INDEX uq_users_name ON public.users USING btree (name)",
                                "+ constraint uq_users_name on users UNIQUE (name)"),
                operation("drop", op -> op.dropConstraint("uq", "users"))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "alter table users add constraint uq unique (name)")
                        .irreversible()
                        .sql("alter table users drop constraint uq")
                        .catalog(
                                "- CREATE UNIQUE INDEX uq ON public.users USING btree (name)",
                                "- constraint uq on users UNIQUE (name)"),
                operation(
                                "drop known",
                                op -> op.dropConstraint("users", unique("name").named("uq")))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "alter table users add constraint uq unique (name)")
                        .sql("alter table users drop constraint uq")
                        .catalog(
                                "- CREATE UNIQUE INDEX uq ON public.users USING btree (name)",
                                "- constraint uq on users UNIQUE (name)"),
                operation("drop with conventional name", op -> op.dropConstraint("users", unique("name")))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "alter table users add constraint uq_users_name unique (name)")
                        .sql("alter table users drop constraint uq_users_name")
                        .catalog(
                                "- CREATE UNIQUE INDEX uq_users_name ON public.users USING btree (name)",
                                "- constraint uq_users_name on users UNIQUE (name)"),
                operation(
                                "drop if exists",
                                op -> op.dropConstraint("uq", "users").ifExists())
                        .given("create table users (id integer not null, name text, age integer, during tstzrange)")
                        .irreversible()
                        .sql("alter table users drop constraint if exists uq"),
                operation("drop cascade", op -> op.dropConstraint("p_pkey", "p").cascade())
                        .given(
                                "create table p (id integer primary key, a integer, b integer, unique (a, b))",
                                "create table c (p integer references p)")
                        .irreversible()
                        .sql("alter table p drop constraint p_pkey cascade")
                        .catalog(
                                "- CREATE UNIQUE INDEX p_pkey ON public.p USING btree (id)",
                                "- constraint c_p_fkey on c FOREIGN KEY (p) REFERENCES p(id)",
                                "- constraint p_pkey on p PRIMARY KEY (id)"),
                operation("validate", op -> op.validateConstraint("ck", "users"))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "alter table users add constraint ck check (age > 0) not valid")
                        .irreversible()
                        .sql("alter table users validate constraint ck")
                        .catalog(
                                "- constraint ck on users CHECK ((age > 0)) NOT VALID",
                                "+ constraint ck on users CHECK ((age > 0))"),
                operation("rename", op -> op.renameConstraint("ck", "users", "ck_age"))
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "alter table users add constraint ck check (age > 0)")
                        .sql("alter table users rename constraint ck to ck_age")
                        .catalog(
                                "- constraint ck on users CHECK ((age > 0))",
                                "+ constraint ck_age on users CHECK ((age > 0))"),
                operation(
                                "comment",
                                op -> op.commentOnConstraint("ck", "users", "nobody is unborn")
                                        .wasNone())
                        .given(
                                "create table users (id integer not null, name text, age integer, during tstzrange)",
                                "alter table users add constraint ck check (age > 0)")
                        .sql("comment on constraint ck on users is 'nobody is unborn'")
                        .catalog("+ comment on constraint ck on table users: nobody is unborn"));
    }
}
