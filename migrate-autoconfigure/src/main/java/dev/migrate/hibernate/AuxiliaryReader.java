package dev.migrate.hibernate;

import dev.migrate.schema.EnumType;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.model.relational.AuxiliaryDatabaseObject;
import org.hibernate.boot.model.relational.InitCommand;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.UserDefinedObjectType;
import org.hibernate.mapping.UserDefinedType;
import org.jspecify.annotations.Nullable;

/** Reads what Hibernate creates beside tables and sequences: enum types as such, all else as notes. */
final class AuxiliaryReader {

    private final Metadata metadata;
    private final SqlStringGenerationContext context;
    private final Names names;
    private final Notes notes;

    AuxiliaryReader(Metadata metadata, SqlStringGenerationContext context, Names names, Notes notes) {
        this.metadata = metadata;
        this.context = context;
        this.names = names;
        this.notes = notes;
    }

    /** Reads the enum types and notes the other objects that the mapping gives as statements. */
    List<EnumType> enums() {
        Dialect dialect = this.metadata.getDatabase().getDialect();
        List<EnumType> enums = new ArrayList<>();
        for (AuxiliaryDatabaseObject object : this.metadata.getDatabase().getAuxiliaryDatabaseObjects()) {
            if (object.appliesToDialect(dialect)) {
                List<String> others = new ArrayList<>();
                for (String statement : object.sqlCreateStrings(this.context)) {
                    EnumType read = enumType(statement);
                    if (read != null) {
                        enums.add(read);
                    } else if (!isCast(statement)) {
                        others.add(statement);
                    }
                }
                note("auxiliary object " + object.getExportIdentifier(), others);
            }
        }
        for (InitCommand command : this.metadata.getDatabase().getInitCommands()) {
            note("initial rows", List.of(command.initCommands()));
        }
        return enums;
    }

    /** Notes the composite types and returns their names. */
    List<QualifiedName> composites() {
        List<QualifiedName> composites = new ArrayList<>();
        Dialect dialect = this.metadata.getDatabase().getDialect();
        for (Namespace namespace : this.metadata.getDatabase().getNamespaces()) {
            for (UserDefinedType type : namespace.getDependencyOrderedUserDefinedTypes()) {
                QualifiedName name =
                        this.names.qualified(namespace.getPhysicalName().schema(), type.getNameIdentifier());
                composites.add(name);
                String[] statements = type instanceof UserDefinedObjectType
                        ? dialect.getUserDefinedTypeExporter().getSqlCreateStrings(type, this.metadata, this.context)
                        : new String[0];
                this.notes.add(
                        "composite type " + name,
                        "composite types are not compared; create and change it by hand in a revision.",
                        statements);
            }
        }
        return composites;
    }

    private void note(String subject, List<String> statements) {
        if (!statements.isEmpty()) {
            this.notes.add(
                    subject, "is not compared; write it by hand in a revision.", statements.toArray(String[]::new));
        }
    }

    /**
     * The two casts that Hibernate adds to each enum type let a person compare it with text. The application does not need
     * them, since Hibernate binds such values with their type, and to create an implicit cast takes the owner of the type.
     */
    private static boolean isCast(String statement) {
        return new SqlWords(statement).at("create", "cast");
    }

    private static @Nullable EnumType enumType(String statement) {
        SqlWords words = new SqlWords(statement);
        if (!words.skip("create", "type") || words.atEnd()) {
            return null;
        }
        QualifiedName name = Names.qualifiedOfSql(words.word());
        return words.skip("as", "enum") && words.atGroup() ? new EnumType(name, labels(words.group())) : null;
    }

    private static List<String> labels(String list) {
        SqlWords words = new SqlWords(list);
        List<String> labels = new ArrayList<>();
        while (!words.atEnd()) {
            String word = words.word();
            if (word.startsWith("'")) {
                labels.add(word.substring(1, word.length() - 1).replace("''", "'"));
            }
        }
        return labels;
    }
}
