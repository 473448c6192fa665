package dev.migrate.script;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropIndex;
import dev.migrate.operation.DropTable;
import dev.migrate.operation.Execute;
import dev.migrate.operation.NamingConvention;
import dev.migrate.operation.Operations;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.UserOperation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaRevisionTests {

    @Test
    void turnsTheUpgradeRoundWhereThereIsNoDowngrade() {
        Half downgrade = script(R_a1_Reversible.class).downgrade().orElseThrow();

        assertThat(downgrade.transactional()).isTrue();
        assertThat(downgrade.operations())
                .hasExactlyElementsOfTypes(DropIndex.class, RenameColumn.class, DropColumn.class, DropTable.class);
    }

    @Test
    void takesAnEmptyDowngradeAtItsWord() {
        assertThat(script(R_a2_EmptyDowngrade.class).downgrade().orElseThrow().operations())
                .isEmpty();
    }

    @Test
    void saysWhichOperationCannotBeTurnedRoundAndWhatToWrite() {
        Script script = script(R_a3_Irreversible.class);

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(script::downgrade)
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("dev/migrate/script/JavaRevisionTests$R_a3_Irreversible.java: The class has no"
                                    + " method downgrade. op.dropTable(\"users\") cannot be reversed by itself: it does"
                                    + " not say what the table was made of.");
                    assertThat(ex.action())
                            .isEqualTo("Write op.dropTable(\"users\", column(...), ...), or write downgrade(Operations"
                                    + " op) for this revision.");
                });
    }

    @Test
    void keepsWhatAUserOperationSaysOfItsReversal() {
        assertThat(script(R_a4_Own.class).downgrade().orElseThrow().operations())
                .containsExactly(new Execute("drop view v", null), new Execute("delete from audit", null));
    }

    @Test
    void cutsSqlIntoStatements() {
        assertThat(script(R_a5_Sql.class).upgrade().operations())
                .containsExactly(new Execute("select ';'", null), new Execute("select 2", null));
    }

    @Test
    void refusesTransactionControlInsideAUserOperation() {
        Script script = script(R_a6_Commit.class);

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(script::upgrade)
                .satisfies(ex -> assertThat(ex.problem())
                        .isEqualTo("dev/migrate/script/JavaRevisionTests$R_a6_Commit.java, upgrade: \"commit\" is"
                                + " transaction control, which a revision may not use."));
    }

    @Test
    void refusesACopyThatNeedsAClient() {
        Script script = script(R_a7_Copy.class);

        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(script::upgrade)
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("dev/migrate/script/JavaRevisionTests$R_a7_Copy.java, upgrade: In the SQL of"
                                    + " op.execute(...), line 2: COPY ... FROM STDIN needs a client that sends the rows,"
                                    + " and a revision has none.");
                    assertThat(ex.action()).isEqualTo("Write the rows as INSERT ... VALUES.");
                });
    }

    @Test
    void namesWhatHasNoNameByTheConvention() {
        ScriptResource resource = new ScriptResource.Java(
                R_a1_Reversible.class.getName(), getClass().getClassLoader());
        ScriptSet scripts = ScriptSet.read(
                () -> List.of(resource),
                NamingConvention.of(Map.of("pk", "%(table_name)s_pkey", "ix", "ix_%(column_0_label)s")));

        assertThat(scripts.get("a1").upgrade().operations().toString())
                .contains("users_pkey", "ix_users_label")
                .doesNotContain("pk_users");
    }

    private static Script script(Class<? extends Migration> type) {
        ScriptResource resource = new ScriptResource.Java(type.getName(), type.getClassLoader());
        return ScriptSet.read(() -> List.of(resource)).scripts().iterator().next();
    }

    @Revision(id = "a1")
    static class R_a1_Reversible implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable("users", column("id", integer()).primaryKey());
            op.addColumn("users", column("name", text()));
            op.renameColumn("users", "name", "label");
            op.createIndexOn("users", "label");
        }
    }

    @Revision(id = "a2")
    static class R_a2_EmptyDowngrade implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("select 1");
        }

        @Override
        public void downgrade(Operations op) {
            // Nothing to take back.
        }
    }

    @Revision(id = "a3")
    static class R_a3_Irreversible implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("orders", column("n", integer()));
            op.dropTable("users");
        }
    }

    @Revision(id = "a4")
    static class R_a4_Own implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.apply(new Audited());
        }
    }

    static class Audited implements UserOperation {
        @Override
        public void apply(Operations op) {
            op.execute("insert into audit values (1)");
            op.createView("v", "select 1 as a");
        }

        @Override
        public void reverse(Operations op) {
            op.execute("drop view v; delete from audit");
        }
    }

    @Revision(id = "a5")
    static class R_a5_Sql implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("select ';'; -- one\nselect 2;");
        }
    }

    @Revision(id = "a6")
    static class R_a6_Commit implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.apply(parts -> parts.execute("select 1; commit"));
        }
    }

    @Revision(id = "a7")
    static class R_a7_Copy implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("select 1;\ncopy t from stdin;");
        }
    }
}
