package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementClassTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "create table t (id int); DDL",
                "create table select_as (as_select int default 1); DDL",
                "alter table t add column validate int; DDL",
                "alter table t add constraint c check (a > 0) not valid; DDL",
                "create index on t (id); DDL",
                "drop table t; DDL",
                "truncate t; DDL",
                "create view v as select 1; DDL",
                "comment on table t is 'update'; DDL",
                "lock table t; DDL",
                "reindex table t; DDL",
                "alter table t validate constraint c; SCAN",
                "alter table only s.t validate constraint c, validate constraint d; SCAN",
                "alter table t validate constraint c, add column d int; DDL",
                "alter domain d validate constraint c; SCAN",
                "/* far */ analyze t; SCAN",
                "create materialized view m as select 1; SCAN",
                "refresh materialized view concurrently m; SCAN",
                "insert into t values (1); DATA",
                "Update t set a = 1; DATA",
                "delete from t; DATA",
                "with x as (select 1) insert into t select * from x; DATA",
                "merge into t using s on true when matched then delete; DATA",
                "(select 1); DATA",
                "do 'begin end'; DATA",
                "call p(); DATA",
                "create table t as select 1; DATA",
                "create unlogged table if not exists t as with x as (select 1) select * from x; DATA",
                "create temporary table t (a) as (select 1); DATA",
                "vacuum t; OUTSIDE",
                "create index concurrently i on t (id); OUTSIDE",
                "alter table t detach partition p concurrently; OUTSIDE",
            })
    void tellsHowLongAStatementMayTake(String sql, StatementClass expected) {
        assertThat(StatementClass.of(sql)).isEqualTo(expected);
    }
}
