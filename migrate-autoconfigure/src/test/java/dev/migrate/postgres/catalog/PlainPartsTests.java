package dev.migrate.postgres.catalog;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.migrate.postgres.Database;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableElement;
import dev.migrate.testing.CountingProxy;
import dev.migrate.testing.LargeModel;
import dev.migrate.testing.TestPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the server is not asked to make comes back as if it had been. */
@Tag("postgres")
class PlainPartsTests {

    private final TestPostgres.Database where = TestPostgres.freshDatabase();
    private final Database database = database(this.where.dataSource());

    @Test
    void aComparisonCostsAFixedNumberOfStatements() throws IOException, SQLException {
        DatabaseModel few = LargeModel.of(5);
        DatabaseModel many = LargeModel.of(500);
        make(few);
        int statements = statements(few);
        make(many);

        assertThat(statements(many)).isEqualTo(statements).isLessThan(40);
    }

    @Test
    void checksThatShareATableMeanWhatTheyMeanOnTheirOwn() {
        Table strings = table("a", column("state", varchar(10)), check("state in ('A', 'B')"));
        Table numbers =
                table("b", column("state", smallint()), check("state in (1, 2)").named("ck"));
        Table both = table(
                "c", column("state", varchar(10)), column("other", integer()), check("other > 0 and state <> 'A'"));
        Table refused = table("d", column("id", integer()), check("other > 0"));

        Normalised some = same(strings, numbers, both);
        assertThat(some.refused()).isEmpty();
        assertThat(same(strings, numbers, both, refused).refused())
                .extracting(Refused::name, Refused::error)
                .containsExactly(tuple(new QualifiedName("public", "d"), "column \"other\" does not exist"));
    }

    @Test
    void whatTheServerDecidesIsLeftToIt() {
        same(table("a", column("id", integer()), primaryKey("id"), unique("id").named("second")));
        same(table("a", column("id", json()), unique("id")));
        same(table("a", column("xmin", integer())));
        same(table("a", column("id", rawType("serial"))));
        same(table("a", column("id", bigint()), unique("id").named("b")), table("b", column("id", bigint())));
    }

    /** Both ways lead to the same. */
    private Normalised same(Table... tables) {
        DatabaseModel wanted =
                new DatabaseModel(List.of("public"), List.of(), List.of(), List.of(), List.of(tables), List.of());
        DatabaseModel live = LargeModel.of(0);
        Normalised normalised = new Shadow(this.database).normalise(wanted, live);
        assertThat(normalised).isEqualTo(new Shadow(this.database).normalise(wanted, live, PlainParts.NONE));
        return normalised;
    }

    private static Table table(String name, TableElement... elements) {
        return Table.of(new QualifiedName("public", name), List.of(elements));
    }

    private int statements(DatabaseModel model) throws IOException {
        try (CountingProxy proxy = new CountingProxy(this.where)) {
            Database counted = database(proxy.dataSource());
            DatabaseModel live = new CatalogReader(counted).read(List.of("public"));
            Normalised normalised = new Shadow(counted).normalise(model, live);
            assertThat(normalised.model().tables()).isEqualTo(live.tables());
            assertThat(normalised.model().indexes()).isEqualTo(live.indexes());
            assertThat(normalised.model().sequences()).isEqualTo(live.sequences());
            return proxy.statements();
        }
    }

    private void make(DatabaseModel model) throws SQLException {
        try (Connection connection = this.where.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade; create schema public");
            for (String sql : LargeModel.statements(model)) {
                statement.addBatch(sql);
            }
            statement.executeBatch();
        }
    }

    private static Database database(DataSource dataSource) {
        return new Database(dataSource, null, "migrate_version", "test");
    }
}
