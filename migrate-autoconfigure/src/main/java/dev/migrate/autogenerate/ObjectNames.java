package dev.migrate.autogenerate;

import dev.migrate.schema.Check;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Index;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.Unique;

/** Makes schema objects of nouns. */
final class ObjectNames {

    private static final Constraint.Visitor<SchemaObject.Kind> KIND = new Constraint.Visitor<>() {

        @Override
        public SchemaObject.Kind visit(PrimaryKey constraint) {
            return SchemaObject.Kind.PRIMARY_KEY;
        }

        @Override
        public SchemaObject.Kind visit(Unique constraint) {
            return SchemaObject.Kind.UNIQUE;
        }

        @Override
        public SchemaObject.Kind visit(Check constraint) {
            return SchemaObject.Kind.CHECK;
        }

        @Override
        public SchemaObject.Kind visit(ForeignKey constraint) {
            return SchemaObject.Kind.FOREIGN_KEY;
        }

        @Override
        public SchemaObject.Kind visit(Exclude constraint) {
            return SchemaObject.Kind.EXCLUDE;
        }
    };

    private ObjectNames() {}

    static QualifiedName schema(String name) {
        return new QualifiedName(null, name);
    }

    static SchemaObject table(QualifiedName table) {
        return SchemaObject.of(SchemaObject.Kind.TABLE, table);
    }

    static SchemaObject column(QualifiedName table, String column) {
        return new SchemaObject(SchemaObject.Kind.COLUMN, table, column);
    }

    static SchemaObject constraint(QualifiedName table, Constraint constraint) {
        return new SchemaObject(constraint.accept(KIND), table, constraint.name());
    }

    static SchemaObject index(Index index) {
        return new SchemaObject(SchemaObject.Kind.INDEX, index.table(), index.name());
    }

    static SchemaObject column(Table table, String column) {
        return column(table.name(), column);
    }

    static SchemaObject constraint(Table table, Constraint constraint) {
        return constraint(table.name(), constraint);
    }
}
