package dev.migrate.benchmark;

import dev.migrate.autogenerate.Comparison;
import dev.migrate.autogenerate.ComparisonSettings;
import dev.migrate.autogenerate.Wanted;
import dev.migrate.postgres.Database;
import dev.migrate.postgres.catalog.CatalogReader;
import dev.migrate.postgres.catalog.Shadow;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.testing.LargeModel;
import dev.migrate.testing.TestPostgres;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.DynamicType;
import org.hibernate.SessionFactory;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A model against a database that is as it wants: reading the catalog, letting the server spell the model, comparing. Beside
 * it Hibernate's own validator, which compares tables, columns, types and sequences only. Making the model of the entities
 * is part of neither.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ComparisonBenchmark {

    /** How many tables there are. */
    @Param({"50", "500"})
    public int tables;

    private final TestPostgres.Database where = TestPostgres.freshDatabase();
    private final Database database = new Database(this.where.dataSource(), null, "migrate_version", "benchmark");
    private DatabaseModel model = LargeModel.of(0);
    private @Nullable SessionFactory hibernate;

    /** Makes the database and both models. */
    @Setup
    public void make() throws SQLException {
        this.model = LargeModel.of(this.tables);
        try (Connection connection = this.where.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : LargeModel.statements(this.model)) {
                statement.addBatch(sql);
            }
            statement.executeBatch();
            statement.execute("analyze");
        }
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("benchmark")
                .jdbcUrl(this.where.jdbcUrl())
                .jdbcUsername(this.where.username())
                .jdbcPassword(this.where.password());
        this.model.tables().forEach(table -> configuration.managedClass(entity(table)));
        this.hibernate = configuration.createEntityManagerFactory();
    }

    /** Closes Hibernate's connections. */
    @TearDown
    public void close() {
        Objects.requireNonNull(this.hibernate).close();
    }

    /** Compares everything. */
    @Benchmark
    public Comparison migrate() {
        DatabaseModel live = new CatalogReader(this.database).read(List.of("public"));
        DatabaseModel spelled = new Shadow(this.database).normalise(this.model, live).model();
        Comparison comparison =
                Comparison.of(live, new Wanted(this.model, spelled, List.of()), new ComparisonSettings("public"));
        if (!comparison.nothingToDo()) {
            throw new IllegalStateException("" + comparison.differences());
        }
        return comparison;
    }

    /** Compares tables, columns and the types of columns. */
    @Benchmark
    public void validator() {
        Objects.requireNonNull(this.hibernate).getSchemaManager().validateMappedObjects();
    }

    /** Makes the class that the table could have come from. */
    private static Class<?> entity(dev.migrate.schema.Table table) {
        String name = table.name().name();
        DynamicType.Builder<?> type = new ByteBuddy()
                .subclass(Object.class)
                .name("dev.migrate.benchmark.generated." + name)
                .annotateType(annotation(Entity.class), named(Table.class, "name", name));
        for (dev.migrate.schema.Column column : table.columns()) {
            type = field(type, column.name(), name);
        }
        return type.make().load(ComparisonBenchmark.class.getClassLoader()).getLoaded();
    }

    private static DynamicType.Builder<?> field(DynamicType.Builder<?> type, String column, String table) {
        return switch (column) {
            case "id" ->
                type.defineField(column, Long.class, Visibility.PRIVATE)
                        .annotateField(
                                annotation(Id.class),
                                named(GeneratedValue.class, "generator", table + "_seq"),
                                AnnotationDescription.Builder.ofType(SequenceGenerator.class)
                                        .define("name", table + "_seq")
                                        .define("sequenceName", table + "_seq")
                                        .build());
            case "version" -> type.defineField(column, Integer.class, Visibility.PRIVATE);
            case "created_at" -> type.defineField(column, Instant.class, Visibility.PRIVATE);
            case "amount" ->
                type.defineField(column, BigDecimal.class, Visibility.PRIVATE)
                        .annotateField(AnnotationDescription.Builder.ofType(Column.class)
                                .define("precision", 19)
                                .define("scale", 2)
                                .build());
            case "active" -> type.defineField(column, Boolean.class, Visibility.PRIVATE);
            case "parent_id" -> type.defineField(column, Long.class, Visibility.PRIVATE);
            default -> type.defineField(column, String.class, Visibility.PRIVATE);
        };
    }

    private static AnnotationDescription annotation(Class<? extends Annotation> type) {
        return AnnotationDescription.Builder.ofType(type).build();
    }

    private static AnnotationDescription named(Class<? extends Annotation> type, String attribute, String value) {
        return AnnotationDescription.Builder.ofType(type).define(attribute, value).build();
    }
}
