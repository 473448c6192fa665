package dev.migrate.autogenerate;

import dev.migrate.operation.SqlSplitter;
import dev.migrate.operation.SqlStatement;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.DdlRenderer;
import dev.migrate.postgres.catalog.CatalogReader;
import dev.migrate.postgres.catalog.Normalised;
import dev.migrate.postgres.catalog.Shadow;
import dev.migrate.schema.Column;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.Index;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.testing.Catalog;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** A database to try comparisons on. */
final class Laboratory implements AutoCloseable {

    private final Database database;
    private final Connection connection;
    private final List<String> schemas;
    private final TestPostgres.Database where = TestPostgres.freshDatabase();

    Laboratory(List<String> schemas) {
        this.schemas = List.copyOf(schemas);
        this.database = new Database(this.where.dataSource(), null, "migrate_version", "test");
        try {
            this.connection = this.where.connect();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }

    TestPostgres.Database where() {
        return this.where;
    }

    /** Drops the casts of enum types that Hibernate makes: while they exist the server finds operators ambiguous. */
    void dropCasts() {
        Catalog catalog = new Catalog(this.where);
        catalog.strings("""
                select format('drop cast (%s as %s)', castsource::regtype, casttarget::regtype)
                from pg_cast where oid >= 16384""").forEach(catalog::execute);
    }

    /** Empties the database. */
    void empty() {
        run("drop schema if exists "
                + this.schemas.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "))
                + " cascade; create schema public");
    }

    /** Runs SQL, statement by statement, in one transaction. */
    void run(String sql) {
        String at = "";
        try (Statement statement = this.connection.createStatement()) {
            statement.setEscapeProcessing(false);
            this.connection.setAutoCommit(false);
            for (SqlStatement one : SqlSplitter.split(sql, 1)) {
                at = one.text();
                statement.execute(at);
            }
            this.connection.commit();
        } catch (SQLException ex) {
            try {
                this.connection.rollback();
            } catch (SQLException rollback) {
                ex.addSuppressed(rollback);
            }
            throw new IllegalStateException(ex.getMessage() + "\nin " + at + "\nof\n" + sql, ex);
        }
    }

    /** Reads the model. */
    DatabaseModel read() {
        return new CatalogReader(this.database).read(this.schemas);
    }

    /** Compares what is there with a model that the server accepts. */
    Comparison compare(DatabaseModel model, ComparisonSettings settings) {
        DatabaseModel live = read();
        Normalised normalised = new Shadow(this.database).normalise(model, live);
        if (!normalised.refused().isEmpty()) {
            throw new IllegalStateException("refused: " + normalised.refused());
        }
        return Comparison.of(live, new Wanted(model, normalised.model(), List.of()), settings);
    }

    /**
     * Returns a model in the words that the server has now for the same: when the type of a column changes it reads its own
     * text of each check anew, as it does in a dump, and {@code (ARRAY['a'::varchar])::text[]} becomes
     * {@code ARRAY[('a'::varchar)::text]}.
     */
    DatabaseModel spelled(DatabaseModel model) {
        return new Shadow(this.database).normalise(model, read()).model();
    }

    static ComparisonSettings settings() {
        return new ComparisonSettings("public");
    }

    static RevisionText sql(Comparison comparison) {
        DdlRenderer renderer = new DdlRenderer();
        return new SqlSource(renderer::render).write(comparison);
    }

    /** Brings what has no order that counts into one; an invalid index is nothing that a downgrade could bring back. */
    static DatabaseModel sorted(DatabaseModel model) {
        List<Table> tables = new ArrayList<>();
        for (Table table : model.tables()) {
            tables.add(new Table(
                    table.name(),
                    table.columns().stream()
                            .sorted(Comparator.comparing(Column::name))
                            .toList(),
                    table.constraints().stream()
                            .sorted(Comparator.comparing(String::valueOf))
                            .toList(),
                    table.comment(),
                    table.options()));
        }
        return new DatabaseModel(
                model.schemas(),
                model.enums().stream()
                        .sorted(Comparator.comparing(type -> type.name().toString()))
                        .toList(),
                model.domains(),
                model.sequences().stream()
                        .sorted(Comparator.comparing(
                                (Sequence sequence) -> sequence.name().toString()))
                        .toList(),
                tables.stream()
                        .sorted(Comparator.comparing(table -> table.name().toString()))
                        .toList(),
                model.indexes().stream()
                        .sorted(Comparator.comparing(Index::name))
                        .toList(),
                model.others().stream()
                        .filter(other -> !other.kind().equals(OtherObject.INVALID_INDEX))
                        .toList());
    }

    @Override
    public void close() {
        try {
            this.connection.close();
        } catch (SQLException ex) {
            throw new IllegalStateException(ex);
        }
    }
}
