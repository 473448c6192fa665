package dev.migrate.postgres.catalog;

import dev.migrate.postgres.Identifiers;
import dev.migrate.schema.Check;
import dev.migrate.schema.CheckTime;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.MatchType;
import dev.migrate.schema.OtherObject;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Unique;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A constraint of a table or of a domain, which the index behind it may complete. */
record ConstraintRow(
        long id,
        long relation,
        long type,
        String name,
        String kind,
        List<String> columns,
        CheckTime checkTime,
        boolean validated,
        boolean inherited,
        @Nullable String expression,
        @Nullable Reference reference,
        List<String> operators,
        boolean enforced,
        boolean period) {

    static ConstraintRow of(Row row) throws SQLException {
        return new ConstraintRow(
                row.id("id"),
                row.id("relation"),
                row.id("type"),
                row.text("name"),
                row.text("kind"),
                row.names("columns"),
                checkTime(row.flag("deferrable"), row.flag("deferred")),
                row.flag("validated"),
                !row.flag("no_inherit"),
                row.textOrNull("expression"),
                row.text("kind").equals("f") ? Reference.of(row) : null,
                operators(row.names("operator_schemas"), row.names("operators")),
                row.flag("enforced"),
                row.flag("period"));
    }

    /** Makes the constraint. */
    Constraint constraint(@Nullable IndexRow index) {
        return switch (this.kind) {
            case "p" -> new PrimaryKey(this.name, keyColumns(index), this.checkTime, storage(index), null);
            case "u" ->
                new Unique(
                        this.name,
                        keyColumns(index),
                        index == null || index.nullsDistinct(),
                        this.checkTime,
                        storage(index),
                        null);
            case "x" -> exclude(Objects.requireNonNull(index, this.name));
            case "f" -> Objects.requireNonNull(this.reference, this.name).foreignKey(this);
            default -> check();
        };
    }

    Check check() {
        return new Check(
                this.name,
                SqlText.withoutParentheses(Objects.requireNonNull(this.expression, this.name)),
                this.inherited,
                this.validated);
    }

    /** Returns why the vocabulary cannot say this constraint, {@code null} if it can. */
    @Nullable
    String unsayable() {
        return !this.enforced ? OtherObject.UNENFORCED : this.period ? "constraint over a period" : null;
    }

    /** The catalog counts the columns that the index carries along among those of the constraint. */
    private List<String> keyColumns(@Nullable IndexRow index) {
        return index == null ? this.columns : index.keyColumns();
    }

    private Exclude exclude(IndexRow index) {
        List<Exclude.Element> elements = new ArrayList<>();
        for (int place = 0; place < this.operators.size(); place++) {
            elements.add(new Exclude.Element(index.keys().get(place), this.operators.get(place)));
        }
        return new Exclude(this.name, index.method(), elements, index.where(), this.checkTime, index.storage());
    }

    private static IndexStorage storage(@Nullable IndexRow index) {
        return index == null ? new IndexStorage() : index.storage();
    }

    private static CheckTime checkTime(boolean deferrable, boolean deferred) {
        return deferred
                ? CheckTime.INITIALLY_DEFERRED
                : deferrable ? CheckTime.INITIALLY_IMMEDIATE : CheckTime.NOT_DEFERRABLE;
    }

    private static List<String> operators(List<String> schemas, List<String> names) {
        List<String> operators = new ArrayList<>();
        for (int place = 0; place < names.size(); place++) {
            String schema = schemas.get(place);
            operators.add(
                    schema.equals("pg_catalog")
                            ? names.get(place)
                            : "operator(" + Identifiers.quote(schema) + "." + names.get(place) + ")");
        }
        return operators;
    }

    /** What a foreign key says beyond its columns. */
    record Reference(
            QualifiedName table,
            List<String> columns,
            MatchType match,
            ReferentialAction onDelete,
            List<String> onDeleteColumns,
            ReferentialAction onUpdate) {

        static Reference of(Row row) throws SQLException {
            return new Reference(
                    row.name("referenced_schema", "referenced_table"),
                    row.names("referenced_columns"),
                    row.text("match").equals("f") ? MatchType.FULL : MatchType.SIMPLE,
                    action(row.text("on_delete")),
                    row.names("on_delete_columns"),
                    action(row.text("on_update")));
        }

        ForeignKey foreignKey(ConstraintRow row) {
            return new ForeignKey(
                    row.name,
                    row.columns,
                    this.table,
                    this.columns,
                    this.match,
                    this.onDelete,
                    this.onDeleteColumns,
                    this.onUpdate,
                    row.checkTime,
                    row.validated);
        }

        private static ReferentialAction action(String code) {
            return switch (code) {
                case "r" -> ReferentialAction.RESTRICT;
                case "c" -> ReferentialAction.CASCADE;
                case "n" -> ReferentialAction.SET_NULL;
                case "d" -> ReferentialAction.SET_DEFAULT;
                default -> ReferentialAction.NO_ACTION;
            };
        }
    }
}
