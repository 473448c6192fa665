package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;

import dev.migrate.operation.CommentTarget;
import java.util.stream.Stream;

/** The cases of enumerated types, domains and sequences. */
class TypeOperationTests extends OperationTable {

    @Override
    Stream<OperationCase> cases() {
        return Stream.of(
                operation("create enum", op -> op.createEnum("mood", "sad", "it's", "a\\b"))
                        .sql("create type mood as enum ('sad', 'it''s', E'a\\\\b')")
                        .catalog("+ type mood kind e 'sad','it''s',E'a\\\\b'"),
                operation("create enum without values", op -> op.createEnum("mood"))
                        .sql("create type mood as enum ()")
                        .catalog("+ type mood kind e"),
                operation("create enum in schema", op -> op.inSchema("app").createEnum("mood", "ok"))
                        .given("create schema app")
                        .sql("create type app.mood as enum ('ok')")
                        .catalog("+ type app.mood kind e 'ok'"),
                operation("drop enum", op -> op.dropEnum("mood"))
                        .given("create type mood as enum ('sad', 'ok')")
                        .irreversible()
                        .sql("drop type mood")
                        .catalog("- type mood kind e 'sad','ok'"),
                operation("drop enum known", op -> op.dropEnum("mood", "sad", "ok"))
                        .given("create type mood as enum ('sad', 'ok')")
                        .sql("drop type mood")
                        .catalog("- type mood kind e 'sad','ok'"),
                operation(
                                "drop enum if exists cascade",
                                op -> op.dropEnum("mood").ifExists().cascade())
                        .given("create type mood as enum ('sad', 'ok')", "create table t (m mood)")
                        .irreversible()
                        .sql("drop type if exists mood cascade")
                        .catalog("- column t.m mood", "- type mood kind e 'sad','ok'"),
                operation("add enum value", op -> op.addEnumValue("mood", "great"))
                        .given("create type mood as enum ('sad', 'ok')")
                        .irreversible()
                        .sql("alter type mood add value 'great'")
                        .catalog("- type mood kind e 'sad','ok'", "+ type mood kind e 'sad','ok','great'"),
                operation(
                                "add enum value before",
                                op -> op.addEnumValue("mood", "so-so").before("ok"))
                        .given("create type mood as enum ('sad', 'ok')")
                        .irreversible()
                        .sql("alter type mood add value 'so-so' before 'ok'")
                        .catalog("- type mood kind e 'sad','ok'", "+ type mood kind e 'sad','so-so','ok'"),
                operation(
                                "add enum value after if not exists",
                                op -> op.addEnumValue("mood", "so-so")
                                        .after("sad")
                                        .ifNotExists())
                        .given("create type mood as enum ('sad', 'ok')")
                        .irreversible()
                        .sql("alter type mood add value if not exists 'so-so' after 'sad'")
                        .catalog("- type mood kind e 'sad','ok'", "+ type mood kind e 'sad','so-so','ok'"),
                operation("rename enum value", op -> op.renameEnumValue("mood", "sad", "it's bad"))
                        .given("create type mood as enum ('sad', 'ok')")
                        .sql("alter type mood rename value 'sad' to 'it''s bad'")
                        .catalog("- type mood kind e 'sad','ok'", "+ type mood kind e 'it''s bad','ok'"),
                operation("rename type", op -> op.renameType("mood", "temper"))
                        .given("create type mood as enum ('sad', 'ok')")
                        .sql("alter type mood rename to temper")
                        .catalog("- type mood kind e 'sad','ok'", "+ type temper kind e 'sad','ok'"),
                operation(
                                "use enum",
                                op -> op.createTable(
                                        "t",
                                        column("m", type("mood")).defaultValue("ok"),
                                        column("n", type("mood").array())))
                        .given("create type mood as enum ('sad', 'ok')")
                        .sql("""
create table t (
    m mood default 'ok',
    n mood[]
)""")
                        .catalog(
                                "+ column t.m mood default 'ok'::mood", "+ column t.n mood[]", "+ relation t kind r p"),
                operation(
                                "comment on type",
                                op -> op.commentOn(CommentTarget.Kind.TYPE, "mood", "how it feels")
                                        .wasNone())
                        .given("create type mood as enum ('sad', 'ok')")
                        .sql("comment on type mood is 'how it feels'")
                        .catalog("+ comment on type mood: how it feels"),
                operation("create domain", op -> op.createDomain("age", integer()))
                        .sql("create domain age as integer")
                        .catalog("+ type age kind d integer"),
                operation(
                                "create domain with everything",
                                op -> op.createDomain("code", varchar(9))
                                        .notNull()
                                        .defaultValue("x")
                                        .collate("C")
                                        .check("ck", "value <> ''"))
                        .sql(
                                "create domain code as varchar(9) collate \"C\" default 'x' not null constraint ck check (value <> '')")
                        .catalog(
                                "+ constraint ck on code CHECK (((VALUE)::text <> ''::text))",
                                "+ type code kind d character varying(9) not null default 'x'::character varying collate \"C\""),
                operation(
                                "create domain with expression",
                                op -> op.createDomain("day", date()).defaultExpression("current_date"))
                        .sql("create domain day as date default current_date")
                        .catalog("+ type day kind d date default CURRENT_DATE"),
                operation("drop domain", op -> op.dropDomain("age"))
                        .given("create domain age as integer")
                        .irreversible()
                        .sql("drop domain age")
                        .catalog("- type age kind d integer"),
                operation("drop domain known", op -> op.dropDomain("age", integer()))
                        .given("create domain age as integer")
                        .sql("drop domain age")
                        .catalog("- type age kind d integer"),
                operation(
                                "drop domain known with its rules",
                                op -> op.inSchema("public")
                                        .dropDomain("email", varchar(320))
                                        .notNull()
                                        .defaultValue("a@b")
                                        .collate("C")
                                        .check("has_at", "value like '%@%' -- of course")
                                        .ifExists())
                        .given(
                                "create domain email as varchar(320) collate \"C\" default 'a@b' not null constraint has_at check (value like '%@%')")
                        .sql("drop domain if exists public.email")
                        .catalog(
                                "- constraint has_at on email CHECK (((VALUE)::text ~~ '%@%'::text))",
                                "- type email kind d character varying(320) not null default 'a@b'::character varying collate \"C\""),
                operation("rename domain", op -> op.renameDomain("age", "years"))
                        .given("create domain age as integer")
                        .sql("alter domain age rename to years")
                        .catalog("- type age kind d integer", "+ type years kind d integer"),
                operation("create sequence", op -> op.createSequence("s"))
                        .sql("create sequence s")
                        .catalog(
                                "+ relation s kind S p",
                                "+ sequence s bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1"),
                operation(
                                "create sequence with everything",
                                op -> op.createSequence("s")
                                        .as(integer())
                                        .options(o -> o.start(10)
                                                .increment(-5)
                                                .minimum(-99)
                                                .maximum(99)
                                                .cache(7)
                                                .cycle(true))
                                        .ownedBy("t", "n"))
                        .given("create table t (n integer)")
                        .sql(
                                "create sequence s as integer start with 10 increment by -5 minvalue -99 maxvalue 99 cache 7 cycle owned by t.n")
                        .catalog(
                                "+ relation s kind S p",
                                "+ sequence s integer start 10 increment -5 min -99 max 99 cache 7 cycle owned by t.n"),
                operation(
                                "create sequence if not exists",
                                op -> op.createSequence("s").ifNotExists())
                        .irreversible()
                        .sql("create sequence if not exists s")
                        .catalog(
                                "+ relation s kind S p",
                                "+ sequence s bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1"),
                operation(
                                "alter sequence",
                                op -> op.alterSequence("s", o -> o.increment(10).maximum(100))
                                        .was(o -> o.increment(2).maximum(50)))
                        .given("create sequence s increment 2 maxvalue 50")
                        .sql("alter sequence s increment by 10 maxvalue 100")
                        .catalog(
                                "- sequence s bigint start 1 increment 2 min 1 max 50 cache 1",
                                "+ sequence s bigint start 1 increment 10 min 1 max 100 cache 1"),
                operation(
                                "alter sequence that counts down",
                                op -> op.alterSequence("s", o -> o.start(-7).minimum(-100))
                                        .was(o -> o.increment(-1)))
                        .given("create sequence s increment -1")
                        .sql("alter sequence s start with -7 minvalue -100")
                        .catalog(
                                "- sequence s bigint start -1 increment -1 min -9223372036854775808 max -1 cache 1",
                                "+ sequence s bigint start -7 increment -1 min -100 max -1 cache 1"),
                operation(
                                "alter sequence unknown",
                                op -> op.alterSequence(
                                        "s", o -> o.cycle(true).cache(2).start(3)))
                        .given("create sequence s")
                        .irreversible()
                        .sql("alter sequence s start with 3 cache 2 cycle")
                        .catalog(
                                "- sequence s bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1",
                                "+ sequence s bigint start 3 increment 1 min 1 max 9223372036854775807 cache 2 cycle"),
                operation("drop sequence", op -> op.dropSequence("s"))
                        .given("create sequence s")
                        .irreversible()
                        .sql("drop sequence s")
                        .catalog(
                                "- relation s kind S p",
                                "- sequence s bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1"),
                operation("drop sequence known", op -> op.dropSequence("s", o -> o.increment(3)))
                        .given("create sequence s increment 3")
                        .sql("drop sequence s")
                        .catalog(
                                "- relation s kind S p",
                                "- sequence s bigint start 1 increment 3 min 1 max 9223372036854775807 cache 1"),
                operation(
                                "drop sequence known with everything",
                                op -> op.inSchema("public")
                                        .dropSequence("s", o -> o.start(7))
                                        .as(smallint())
                                        .ownedBy("t", "n"))
                        .given("create table t (n smallint)", "create sequence s as smallint start 7 owned by t.n")
                        .sql("drop sequence public.s")
                        .catalog(
                                "- relation s kind S p",
                                "- sequence s smallint start 7 increment 1 min 1 max 32767 cache 1 owned by t.n"),
                operation("rename sequence", op -> op.renameSequence("s", "r"))
                        .given("create sequence s")
                        .sql("alter sequence s rename to r")
                        .catalog(
                                "- relation s kind S p",
                                "- sequence s bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1",
                                "+ relation r kind S p",
                                "+ sequence r bigint start 1 increment 1 min 1 max 9223372036854775807 cache 1"));
    }
}
