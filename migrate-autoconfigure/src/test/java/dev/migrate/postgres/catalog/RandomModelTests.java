package dev.migrate.postgres.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.AddConstraint;
import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateIndex;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateTable;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Reversal;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Table;
import dev.migrate.testing.RandomModel;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The law of the catalog: what the operations make of a model is read back as that model, in the spelling of the server, and
 * taking it back leaves nothing. The system property {@code migrate.test.models} says how many models are tried.
 */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RandomModelTests {

    private final DdlRenderer renderer = new DdlRenderer();
    private final TestPostgres.Database fresh = TestPostgres.freshDatabase();
    private final Database database = new Database(this.fresh.dataSource(), null, "migrate_version", "test");
    private final Connection connection = connect(this.fresh);
    private final DatabaseModel empty =
            new DatabaseModel(RandomModel.SCHEMAS, List.of(), List.of(), List.of(), List.of(), List.of());

    static LongStream seeds() {
        return LongStream.range(0, Integer.getInteger("migrate.test.models", 25));
    }

    /** The second schema is missing at first, and one model must not suffer from another. */
    @BeforeEach
    void createSchemas() throws SQLException {
        try (Statement statement = this.connection.createStatement()) {
            statement.execute("drop schema if exists public, \"Other one\" cascade");
            statement.execute("create schema public");
            statement.execute("create schema \"Other one\"");
        }
    }

    @AfterAll
    void disconnect() throws SQLException {
        this.connection.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void whatIsMadeIsReadBackAndTakenBack(long seed) throws SQLException {
        DatabaseModel model = RandomModel.of(seed);
        Normalised expected = new Shadow(this.database).normalise(model, this.empty);
        List<Operation> made = operations(model);

        run(made);
        DatabaseModel read = read();
        DatabaseModel again = new Shadow(this.database).normalise(read, read).model();
        run(Reversal.of(made));

        assertThat(expected.refused()).isEmpty();
        assertThat(read).isEqualTo(expected.model());
        assertThat(again).isEqualTo(read);
        assertThat(read()).isEqualTo(this.empty);
    }

    private DatabaseModel read() {
        return new CatalogReader(this.database).read(RandomModel.SCHEMAS);
    }

    private void run(List<Operation> operations) throws SQLException {
        try (Statement statement = this.connection.createStatement()) {
            for (Operation operation : operations) {
                for (String sql : this.renderer.render(operation)) {
                    statement.execute(sql);
                }
            }
        }
    }

    private static List<Operation> operations(DatabaseModel model) {
        Stream<Operation> keys = model.tables().stream()
                .flatMap(table -> table.constraints().stream()
                        .filter(ForeignKey.class::isInstance)
                        .map(key -> new AddConstraint(table.name(), key)));
        return Stream.of(
                        model.enums().stream().map(CreateEnum::new),
                        model.domains().stream().map(CreateDomain::new),
                        model.sequences().stream().map(sequence -> new CreateSequence(sequence, false)),
                        model.tables().stream().map(table -> new CreateTable(withoutKeys(table), false)),
                        model.indexes().stream().map(index -> new CreateIndex(index, false, false)),
                        keys)
                .<Operation>flatMap(each -> each)
                .toList();
    }

    private static Table withoutKeys(Table table) {
        return table.withConstraints(table.constraints().stream()
                .filter(constraint -> !(constraint instanceof ForeignKey))
                .toList());
    }

    private static Connection connect(TestPostgres.Database database) {
        try {
            return database.connect();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
