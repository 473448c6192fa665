package dev.migrate.operation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlReachTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create role app",
                "/* the user */ create user app",
                "alter database orders set timezone = 'UTC'",
                "drop tablespace fast",
                "alter system set work_mem = '8MB'",
                "create subscription s connection 'x' publication p",
                "drop owned by app",
                "reassign owned by a to b",
                "comment on role app is 'x'",
                "grant readers to app",
                "grant connect on database orders to app",
                "revoke set on parameter work_mem from app"
            })
    void beyond(String sql) {
        assertThat(SqlReach.isBeyondDatabase(sql)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create table role (id int)",
                "create table \"database\" (id int)",
                "create user mapping for app server s",
                "alter default privileges grant select on tables to app",
                "comment on table t is 'role'",
                "grant select on t to app",
                "revoke all on schema app from public",
                "drop table t",
                "set role app"
            })
    void within(String sql) {
        assertThat(SqlReach.isBeyondDatabase(sql)).isFalse();
    }
}
