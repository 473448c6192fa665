package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlKindTests {

    /** Each is refused by the server in a transaction, and by that with SQLSTATE 25001. */
    private static final List<String> NOT_IN_TRANSACTION = List.of(
            "vacuum",
            "vacuum (analyze) t",
            "create database d",
            "drop database if exists d",
            "alter database postgres set tablespace pg_default",
            "create tablespace ts location '/nowhere'",
            "drop tablespace ts",
            "alter system set work_mem = '8MB'",
            "create index concurrently on t (id)",
            "create unique index concurrently if not exists i on t (id)",
            "drop index concurrently if exists i",
            "reindex table concurrently t",
            "reindex (verbose, concurrently) index t_pkey",
            "reindex (concurrently on) table t",
            "reindex schema public",
            "reindex (verbose) database postgres",
            "reindex system postgres",
            "cluster",
            "cluster verbose",
            "discard all",
            "create subscription u connection 'host=nowhere' publication p",
            "create /* far */ subscription u connection 'host=nowhere' publication p with (enabled = false)",
            "drop subscription s",
            "alter subscription s refresh publication",
            "alter subscription s set publication p",
            "alter subscription s add publication p with (refresh = true)",
            "alter table parted detach partition part concurrently");

    /** Each of them passes in a transaction. */
    private static final List<String> PLAIN = List.of(
            "select 1 as vacuum",
            "create index on t (id)",
            "create index \"CONCURRENTLY\" on t (id)",
            "reindex (concurrently false) table t",
            "reindex table t",
            "cluster t using t_pkey",
            "analyze t",
            "discard plans",
            "refresh materialized view concurrently m",
            "alter table parted detach partition part",
            "create subscription u connection 'host=nowhere' publication p with (connect = false)",
            "create subscription u connection 'host=nowhere' publication p with (connect=off, create_slot = false)",
            "alter subscription s disable",
            "alter subscription s set publication p with (refresh = false)",
            "alter type composite add attribute value text",
            "prepare transaction_ as select 1",
            "comment on table t is 'vacuum; commit'",
            "(select 1)",
            "set session work_mem = '4MB'",
            "lock table t");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "begin",
                "Begin isolation level serializable",
                "start transaction",
                "commit",
                "commit prepared 'x'",
                "END",
                "end work",
                "rollback",
                "rollback to a",
                "rollback to savepoint a",
                "savepoint a",
                "release a",
                "release savepoint a",
                "prepare transaction 'x'",
                "abort",
                "set transaction read only",
                "set local transaction read only",
                "set session transaction isolation level serializable",
                "set session characteristics as transaction read only",
                "/* a */ -- b\n commit",
            })
    void knowsTransactionControl(String sql) {
        assertThat(SqlKind.of(sql)).isEqualTo(SqlKind.TRANSACTION_CONTROL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter type mood add value 'sad'",
                "ALTER TYPE s.mood ADD VALUE IF NOT EXISTS 'sad' BEFORE 'ok'",
                "alter type \"add\" add value 'value'",
            })
    void knowsNewEnumValues(String sql) {
        assertThat(SqlKind.of(sql)).isEqualTo(SqlKind.NEW_ENUM_VALUE);
    }

    @Test
    void knowsWhatCannotRunInATransaction() {
        assertThat(NOT_IN_TRANSACTION)
                .allSatisfy(sql -> assertThat(SqlKind.of(sql)).isEqualTo(SqlKind.NOT_IN_TRANSACTION));
    }

    @Test
    void takesTheRestForPlain() {
        assertThat(PLAIN).allSatisfy(sql -> assertThat(SqlKind.of(sql)).isEqualTo(SqlKind.PLAIN));
        assertThat(SqlKind.of("")).isEqualTo(SqlKind.PLAIN);
        assertThat(SqlKind.of("-- nothing")).isEqualTo(SqlKind.PLAIN);
    }

    @Test
    @Tag("postgres")
    void agreesWithTheServer() throws SQLException {
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    create table t (id int primary key);
                    create table parted (id int) partition by range (id);
                    create table part partition of parted for values from (1) to (2);
                    create materialized view m as select id from t;
                    create unique index on m (id);
                    create type composite as (a int);
                    create subscription s connection 'host=nowhere' publication q with (connect = false);
                    alter subscription s enable;
                    """);
            connection.setAutoCommit(false);
            for (String sql : NOT_IN_TRANSACTION) {
                assertThat(sqlState(connection, sql)).as(sql).isEqualTo("25001");
            }
            for (String sql : PLAIN) {
                assertThat(sqlState(connection, sql)).as(sql).isEqualTo("00000");
            }
        }
    }

    private static String sqlState(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return "00000";
        } catch (SQLException ex) {
            return ex.getSQLState();
        } finally {
            connection.rollback();
        }
    }
}
