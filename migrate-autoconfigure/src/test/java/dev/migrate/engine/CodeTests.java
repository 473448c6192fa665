package dev.migrate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;
import dev.migrate.script.ScriptResource;
import dev.migrate.script.ScriptSet;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import dev.migrate.testing.TestPostgres.Database;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Code of a revision that does what it should not, on a connection that goes back to a pool. */
@Tag("postgres")
class CodeTests {

    private final Database database = TestPostgres.freshDatabase();
    private final Catalog catalog = new Catalog(this.database);

    /** As a pool does, it keeps the connection and gives it to the next user as it is. */
    private final SingleConnectionDataSource pool = this.database.keptConnection();

    @AfterEach
    void close() {
        this.pool.destroy();
    }

    private Migrator migrator(Class<? extends Migration> type) {
        ScriptSet scripts =
                ScriptSet.read(() -> List.of(new ScriptResource.Java(type.getName(), type.getClassLoader())));
        return new Migrator(this.pool, scripts, MigratorSettings.defaults("test"));
    }

    private MigrationFailedException failure(Class<? extends Migration> type) {
        MigrationFailedException[] thrown = new MigrationFailedException[1];
        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator(type).upgrade("heads"))
                .satisfies(ex -> thrown[0] = ex);
        return thrown[0];
    }

    /** Nothing of the revision is left, neither in the database nor in the connection of the pool. */
    private void requireNothingLeft() {
        JdbcClient next = JdbcClient.create(this.pool);
        next.sql("create table of_the_next_user (id int)").update();
        assertThat(this.catalog.tables()).containsExactly("of_the_next_user");
        assertThat(this.catalog.heads()).isEmpty();
        assertThat(this.catalog.strings("select mode from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {R_c1_Error.class, R_c2_Checked.class})
    void isRolledBackWhateverItThrows(Class<? extends Migration> type) {
        MigrationFailedException failure = failure(type);

        assertThat(failure.problem())
                .contains("statement 2 of 2: its code threw java.")
                .endsWith("The step was rolled back: nothing of it remains. No other step had run; the database is at"
                        + " <base>.");
        requireNothingLeft();
        assertThat(this.catalog.history()).singleElement().asString().endsWith("FAILED");
    }

    @Test
    void isRolledBackWhenItLosesAnotherConnectionThanOurs() {
        MigrationFailedException failure = failure(R_c3_Elsewhere.class);

        assertThat(failure.problem())
                .contains("its code threw org.springframework.jdbc.CannotGetJdbcConnectionException")
                .contains("The step was rolled back: nothing of it remains.");
        requireNothingLeft();
        assertThat(this.catalog.history()).containsExactly("upgrade c3 FAILED");
    }

    @Test
    void isToldThatItWentOnBehindAFailure() {
        MigrationFailedException failure = failure(R_c4_Swallows.class);

        assertThat(failure.problem())
                .contains("statement 2 of 3: a statement of its code failed, the code caught the exception, and the"
                        + " transaction does not survive that. The step was rolled back: nothing of it remains.");
        assertThat(failure.action())
                .isEqualTo("Let the exception pass; or avoid the failure, for example with ON CONFLICT DO NOTHING; or"
                        + " put a SAVEPOINT before the statement and go back to it. Then run it again.");
        requireNothingLeft();
    }

    /** It was told to stop while no statement was under way that could be cancelled. */
    @Test
    void isNotFollowedByAnythingWhenItWasInterrupted() {
        assertThatExceptionOfType(MigrationCancelledException.class)
                .isThrownBy(() -> migrator(R_c9_Interrupted.class).upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo(
                                "The run was cancelled during Upgrade to c9 (interrupted). The step was rolled back: nothing of it"
                                        + " remains. No other step had run; the database is at <base>."));
        assertThat(Thread.interrupted()).isTrue();
        requireNothingLeft();
    }

    @Test
    void mayGoBackToASavepoint() {
        migrator(R_c5_Savepoint.class).upgrade("heads");

        assertThat(this.catalog.heads()).containsExactly("c5");
        assertThat(this.catalog.strings("select id from half")).containsExactly("1");
    }

    @Test
    void endsTheRunWhenItEndsTheTransaction() {
        MigrationFailedException failure = failure(R_c6_Commits.class);

        assertThat(failure.problem())
                .contains("statement 2 of 3: its code ended the transaction of the revision. What had been done by then"
                        + " is committed, or was rolled back by the code; nothing was run behind it.");
        assertThat(failure.action())
                .isEqualTo("Take the COMMIT or ROLLBACK out of the code. Look what is left of the step and undo it by"
                        + " hand before you run it again; work that has to commit in between belongs into a half outside a"
                        + " transaction.");
        assertThat(this.catalog.tables()).containsExactly("half");
        assertThat(this.catalog.heads()).isEmpty();
    }

    @Test
    void doesNotHideThatTheConnectionIsGone() {
        ScriptSet scripts = ScriptSet.read(
                () -> List.of(new ScriptResource.Java(R_c8_Hides.class.getName(), R_c8_Hides.class.getClassLoader())));
        Migrator migrator = new Migrator(this.database.dataSource(), scripts, MigratorSettings.defaults("test"));

        assertThatExceptionOfType(MigrationFailedException.class)
                .isThrownBy(() -> migrator.upgrade("heads"))
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo("The connection was lost during Upgrade to c8 (hides): its code went on although the"
                                + " connection was gone (SQLSTATE 08003). The database was read again: nothing of that"
                                + " step is in it. No other step had run; the database is at <base>."));
    }

    @Test
    void leavesNoTransactionOpenOutsideOne() {
        MigrationFailedException failure = failure(R_c7_Begins.class);

        assertThat(failure.problem()).contains("its code began a transaction and did not end it");
        assertThat(failure.action())
                .isEqualTo(
                        "Let the code commit it, and run it again. It was rolled back, as nobody else would have ended"
                                + " it.");
        requireNothingLeft();
    }

    @Revision(id = "c1")
    static final class R_c1_Error implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int)");
            op.run(jdbc -> {
                throw new NoClassDefFoundError("org/acme/Missing");
            });
        }
    }

    /** As code in Kotlin may. */
    @Revision(id = "c2")
    static final class R_c2_Checked implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int)");
            op.run(jdbc -> R_c2_Checked.<RuntimeException>rethrow(new IOException("no such file")));
        }

        @SuppressWarnings("unchecked")
        private static <E extends Throwable> void rethrow(Throwable checked) throws E {
            throw (E) checked;
        }
    }

    @Revision(id = "c3")
    static final class R_c3_Elsewhere implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int)");
            op.run(jdbc -> JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://localhost:1/none"))
                    .sql("select 1")
                    .query()
                    .singleValue());
        }
    }

    @Revision(id = "c4")
    static final class R_c4_Swallows implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int primary key)");
            op.run(jdbc -> {
                jdbc.sql("insert into half values (1)").update();
                try {
                    jdbc.sql("insert into half values (1)").update();
                } catch (DataAccessException ex) {
                    // As if it did not matter.
                }
            });
            op.execute("insert into half values (2)");
        }
    }

    @Revision(id = "c5")
    static final class R_c5_Savepoint implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int primary key)");
            op.run(jdbc -> {
                jdbc.sql("insert into half values (1)").update();
                jdbc.sql("savepoint here").update();
                try {
                    jdbc.sql("insert into half values (1)").update();
                } catch (DataAccessException ex) {
                    jdbc.sql("rollback to here").update();
                }
            });
        }
    }

    @Revision(id = "c6")
    static final class R_c6_Commits implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int)");
            op.run(jdbc -> jdbc.sql("commit").update());
            op.execute("create table other_half (id int)");
        }
    }

    @Revision(id = "c8")
    static final class R_c8_Hides implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.run(jdbc -> {
                try {
                    jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .singleValue();
                } catch (DataAccessException ex) {
                    // As if it did not matter.
                }
            });
        }
    }

    @Revision(id = "c9")
    static final class R_c9_Interrupted implements Migration {

        @Override
        public void upgrade(Operations op) {
            op.execute("create table half (id int)");
            op.run(jdbc -> Thread.currentThread().interrupt());
            op.execute("insert into half values (1)");
        }
    }

    @Revision(id = "c7", transactional = false)
    static final class R_c7_Begins implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.run(jdbc -> {
                jdbc.sql("begin").update();
                jdbc.sql("create table half (id int)").update();
            });
        }
    }
}
