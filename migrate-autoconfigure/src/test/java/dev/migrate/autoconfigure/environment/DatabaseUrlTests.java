package dev.migrate.autoconfigure.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGProperty;

class DatabaseUrlTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            postgres://u:p@h:5433/d                            | jdbc:postgresql://h:5433/d                | u | p
            postgresql://u:p@h/d                               | jdbc:postgresql://h/d                     | u | p
            postgresql+asyncpg://u:p@h/d                       | jdbc:postgresql://h/d                     | u | p
            postgresql+psycopg2://u@h/d                        | jdbc:postgresql://h/d                     | u | -
            r2dbc:postgresql://u:p@h/d                         | jdbc:postgresql://h/d                     | u | p
            r2dbc:pool:postgresql://u:p@h/d                    | jdbc:postgresql://h/d                     | u | p
            jdbc:postgresql://h:1/d                            | jdbc:postgresql://h:1/d                   | - | -
            jdbc:postgresql://h/d?user=u&password=p&ssl=true   | jdbc:postgresql://h/d?ssl=true            | u | p
            postgresql://h1:1,h2:2/d                           | jdbc:postgresql://h1:1,h2:2/d             | - | -
            postgresql://u:p@[::1]:5433/d                      | jdbc:postgresql://[::1]:5433/d            | u | p
            postgresql://my_host/d                             | jdbc:postgresql://my_host/d               | - | -
            postgresql:///d                                    | jdbc:postgresql://localhost/d             | - | -
            postgresql://u@h                                   | jdbc:postgresql://h/                      | u | -
            postgresql:///d?host=h                             | jdbc:postgresql://h/d                     | - | -
            postgresql://u:p@/d?host=h1,h2&port=1,2            | jdbc:postgresql://h1:1,h2:2/d             | u | p
            postgresql://a/b?host=::1&port=5433&dbname=d       | jdbc:postgresql://[::1]:5433/d            | - | -
            postgresql://h1,h2:2/d?port=1                      | jdbc:postgresql://h1:1,h2:2/d             | - | -
            postgresql://h/d?host=/cloudsql/p:r:i              | jdbc:postgresql://h/d                     | - | -
            postgresql://h/d?user=u&password=p                 | jdbc:postgresql://h/d                     | u | p
            postgresql://u:a%40b%3A%2F%3F%23%25+c@h/d          | jdbc:postgresql://h/d                     | u | a@b:/?#%+c
            postgresql://u:a#b[c@d@h/d                         | jdbc:postgresql://h/d                     | u | a#b[c@d
            postgresql://u%20v:p@h/my%20db                     | jdbc:postgresql://h/my%20db               | u v | p
            """)
    void readsEverySpelling(String url, String jdbcUrl, String username, String password) {
        DatabaseUrl parsed = DatabaseUrl.parse(url, "DATABASE_URL").orElseThrow();
        assertThat(parsed.jdbcUrl()).isEqualTo(jdbcUrl);
        assertThat(parsed.username()).isEqualTo(username);
        assertThat(parsed.password()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application_name=a%20b               | ?ApplicationName=a%20b           | ?applicationName=a%20b
            connect_timeout=10                   | ?connectTimeout=10               | ?connectTimeout=PT10S
            target_session_attrs=read-write      | ?targetServerType=primary        | ?targetServerType=MASTER
            target_session_attrs=prefer-standby  | ?targetServerType=preferSecondary | ?targetServerType=PREFER_SECONDARY
            channel_binding=require              | ?channelBinding=require          | ''
            sslmode=verify-full                  | ?sslmode=verify-full             | ?sslMode=verify-full
            ssl=true                             | ?sslmode=require                 | ?sslMode=require
            ssl=require                          | ?sslmode=require                 | ?sslMode=require
            schema=app                           | ?currentSchema=app               | ?schema=app
            pgbouncer=true&connection_limit=1    | ''                               | ''
            keepalives=1                         | ?tcpKeepAlive=true               | ?tcpKeepAlive=true
            options=-c%20search_path%3Dapp       | ?options=-c%20search_path%3Dapp  | ?options=-c%20search_path%3Dapp
            """)
    void translatesParametersForBothDrivers(String query, String jdbc, String r2dbc) {
        DatabaseUrl parsed =
                DatabaseUrl.parse("postgresql://h/d?" + query, "DATABASE_URL").orElseThrow();
        assertThat(parsed.jdbcUrl()).isEqualTo("jdbc:postgresql://h/d" + jdbc);
        assertThat(parsed.r2dbcUrl()).isEqualTo("r2dbc:postgresql://h/d" + r2dbc);
    }

    @Test
    void severalHostsAreAFailoverForR2dbc() {
        assertThat(DatabaseUrl.parse("postgresql://h1,h2:5433/d", "DATABASE_URL")
                        .orElseThrow()
                        .r2dbcUrl())
                .isEqualTo("r2dbc:postgresql:failover://h1,h2:5433/d");
    }

    @Test
    void theNamesForJdbcAreNamesThatTheDriverKnows() {
        List<String> known =
                Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList();
        for (String name : List.of(
                "application_name",
                "connect_timeout",
                "target_session_attrs",
                "channel_binding",
                "sslmode",
                "sslrootcert",
                "sslcert",
                "sslkey",
                "sslpassword",
                "options",
                "schema",
                "keepalives",
                "gssencmode",
                "krbsrvname")) {
            assertThat(UrlParameters.forJdbc(name, "1", false))
                    .get()
                    .satisfies(parameter -> assertThat(known).contains(parameter.getKey()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://u:p@h/d", "jdbc:h2:mem:x", "r2dbc:h2:mem:///x", "sqlite:///x", "nonsense"})
    void leavesTheAddressOfAnotherDatabaseAlone(String url) {
        assertThat(DatabaseUrl.parse(url, "DATABASE_URL")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql://u:s3cret%zz@h/d     | has a % that two hexadecimal digits do not follow
            postgresql://u:s3cret@h:99999/d  | has a port that is not between 1 and 65535
            postgresql://u:s3cret@h:port/d   | has a host or port that cannot be read
            postgresql://u:s3cret:h]:1/d     | has a host or port that cannot be read
            postgresql://u:s3cret@/d?host=h&port=x | has a host or port that cannot be read
            """)
    void refusesWithoutShowingAnything(String url, String why) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> DatabaseUrl.parse(url, "DATABASE_URL"))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo("The database URL in DATABASE_URL " + why + ".");
                    assertThat(ex.action())
                            .isEqualTo(
                                    "Write it as postgresql://user:password@host:5432/database, and characters such as"
                                            + " @ : / ? # % in the user and password percent-encoded, such as %40 for @.");
                    assertThat(ex).hasStackTraceContaining("DATABASE_URL").hasNoCause();
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:s3cret@/d?host=/cloudsql/p:r:i",
                "postgresql://u:s3cret@%2Fvar%2Frun%2Fpostgresql/d",
                "r2dbc:postgresql:///d?host=/tmp/.s.PGSQL.5432&password=s3cret"
            })
    void refusesASocketInsteadOfAskingAnotherServer(String url) {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> DatabaseUrl.parse(url, "DATABASE_URL"))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo(
                                    "The database URL in DATABASE_URL names a Unix socket, and the JDBC driver connects"
                                            + " by TCP only.");
                    assertThat(ex.action())
                            .isEqualTo("Name the host and the port of the server, such as localhost:5432, or of a proxy"
                                    + " before it.");
                });
    }

    @Test
    void showsNoPassword() {
        assertThat(DatabaseUrl.parse("postgresql://u:s3cret@h/d", "DATABASE_URL")
                        .orElseThrow()
                        .toString())
                .isEqualTo("postgresql://h/d");
    }
}
