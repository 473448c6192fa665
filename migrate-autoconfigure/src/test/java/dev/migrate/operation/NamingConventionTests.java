package dev.migrate.operation;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.migrate.MigrateException;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Table;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamingConventionTests {

    @Test
    void namesEveryKindOfConstraint() {
        assertThat(names(NamingConvention.standard()))
                .containsExactly(
                        "pk_orders",
                        "uq_orders_a_b",
                        "ck_orders_4ead0c05",
                        "fk_orders_a_people",
                        "ex_orders_lower_a_b",
                        "given");
    }

    /** The dictionary that SQLAlchemy's manual recommends. */
    @Test
    void takesThePatternsOfSqlalchemy() {
        NamingConvention naming = NamingConvention.of(Map.of(
                "ix", "ix_%(column_0_label)s",
                "uq", "uq_%(table_name)s_%(column_0_name)s",
                "ck", "ck_%(table_name)s_%(constraint_name)s",
                "fk", "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
                "pk", "pk_%(table_name)s"));

        assertThat(names(naming)).startsWith("pk_orders", "uq_orders_a", "ck_orders_4ead0c05", "fk_orders_a_people");
        Operations op = new Operations(naming);
        op.createIndexOn("orders", "a", "b");
        assertThat(op.recorded())
                .first()
                .satisfies(index ->
                        assertThat(((CreateIndex) index).definition().name()).isEqualTo("ix_orders_a"));
    }

    @ParameterizedTest
    @CsvSource({
        "%(table_name)s_%(column_0_N_name)s_key, orders_a_b_key",
        "u%(column_0N_name)s, uab",
        "%(column_0_label)s, orders_a",
        "100%%(table_name)s, 100%orders"
    })
    void fillsAPattern(String pattern, String name) {
        assertThat(names(NamingConvention.of(Map.of("uq", pattern))).get(1)).isEqualTo(name);
    }

    @Test
    void namesTheColumnReferredTo() {
        assertThat(names(NamingConvention.of(Map.of("fk", "%(referred_table_name)s_%(referred_column_0_name)s")))
                        .get(3))
                .isEqualTo("people_id");
    }

    @Test
    void shortensWhatPostgresqlWouldCut() {
        Operations op = new Operations();
        op.addConstraint("ü".repeat(30), unique("x".repeat(40)));

        Constraint constraint = ((AddConstraint) op.recorded().get(0)).definition();

        assertThat(constraint.name())
                .hasSizeLessThan(63)
                .matches("uq_ü+_[0-9a-f]{8}")
                .satisfies(name -> assertThat(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .hasSizeLessThanOrEqualTo(63));
    }

    @Test
    void refusesAKindThatThereIsNot() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> NamingConvention.of(Map.of("index", "x")))
                .satisfies(ex -> {
                    assertThat(ex.problem()).isEqualTo("The naming convention has no kind \"index\".");
                    assertThat(ex.action()).isEqualTo("Use one of: ck, ex, fk, ix, pk, uq.");
                });
    }

    @Test
    void refusesAPartThatThereIsNot() {
        assertThatExceptionOfType(MigrateException.class)
                .isThrownBy(() -> NamingConvention.of(Map.of("pk", "pk_%(tabel_name)s")))
                .satisfies(ex -> {
                    assertThat(ex.problem())
                            .isEqualTo("The naming convention's pattern \"pk_%(tabel_name)s\" has an unknown part"
                                    + " \"%(tabel_name)s\".");
                    assertThat(ex.action())
                            .isEqualTo("Use table_name, column_0_name, column_0_label, column_0_N_name, column_0N_name,"
                                    + " referred_table_name, referred_column_0_name or hash.");
                });
    }

    private static List<String> names(NamingConvention naming) {
        Operations op = new Operations(naming);
        op.createTable(
                "orders",
                column("a", integer()),
                primaryKey("a"),
                unique("a", "b"),
                check("a > 0"),
                foreignKey("a").references("people", "id"),
                exclude("btree", expression("lower(a)"), "=").with("b", "="),
                unique("b").named("given"));
        Table table = ((CreateTable) op.recorded().get(0)).definition();
        return table.constraints().stream().map(Constraint::name).toList();
    }
}
