package dev.migrate.autogenerate;

import static dev.migrate.autogenerate.JavaWords.text;

import dev.migrate.operation.AddColumn;
import dev.migrate.operation.AddIdentity;
import dev.migrate.operation.AlterColumnDefault;
import dev.migrate.operation.AlterColumnNullability;
import dev.migrate.operation.AlterColumnType;
import dev.migrate.operation.AlterIdentity;
import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.DropColumn;
import dev.migrate.operation.DropExpression;
import dev.migrate.operation.DropIdentity;
import dev.migrate.operation.Operation;
import dev.migrate.operation.PreviousComment;
import dev.migrate.operation.RenameColumn;
import dev.migrate.operation.SetColumnAttribute;
import dev.migrate.operation.SetComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SequenceOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the calls of {@code Operations} about columns, and comments on anything. */
abstract class JavaColumnCalls extends JavaObjectCalls {

    JavaColumnCalls(JavaWords words) {
        super(words);
    }

    @Override
    public Code visit(AddColumn operation) {
        QualifiedName table = operation.table();
        if (!operation.column().constraints().isEmpty()) {
            return verbatim(operation);
        }
        Code.Chain call = op(table, "addColumn", text(table.name()), words().column(operation.column()));
        return when(operation.ifNotExists(), call, "ifNotExists");
    }

    @Override
    public Code visit(DropColumn operation) {
        QualifiedName table = operation.table();
        Column was = operation.was();
        if (was != null
                && (!was.name().equals(operation.column()) || !was.constraints().isEmpty())) {
            return verbatim(operation);
        }
        Code column = was == null ? text(operation.column()) : words().column(was);
        return drop(op(table, "dropColumn", text(table.name()), column), operation.ifExists(), operation.cascade());
    }

    @Override
    public Code visit(RenameColumn operation) {
        QualifiedName table = operation.table();
        return op(table, "renameColumn", text(table.name()), text(operation.column()), text(operation.newName()));
    }

    @Override
    public Code visit(AlterColumnType operation) {
        QualifiedName collation = operation.collation();
        Code.Chain call = alter(operation.table(), operation.column());
        Code type = words().type(operation.type());
        if (collation == null) {
            call = operation.using() == null
                    ? call.then("type", type)
                    : call.then("type", type, text(operation.using()));
        } else if (collation.schema() == null && operation.using() == null) {
            call = call.then("typeCollate", type, text(collation.name()));
        } else {
            return verbatim(operation);
        }
        return was(call, operation.was(), operation);
    }

    @Override
    public Code visit(AlterColumnNullability operation) {
        return alter(operation.table(), operation.column()).then(operation.nullable() ? "nullable" : "notNull");
    }

    @Override
    public Code visit(AlterColumnDefault operation) {
        Code.Chain call = alter(operation.table(), operation.column());
        if (operation.newDefault() instanceof Literal literal && literal.value() == null) {
            return verbatim(operation);
        }
        call = operation.newDefault() == null
                ? call.then("dropDefault")
                : words().withDefault(call, operation.newDefault());
        return was(call, operation.was(), operation);
    }

    @Override
    public Code visit(AddIdentity operation) {
        Identity identity = operation.identity();
        return identity.options().equals(new SequenceOptions())
                ? alter(operation.table(), operation.column())
                        .then(identity.always() ? "identityAlways" : "identityByDefault")
                : verbatim(operation);
    }

    @Override
    public Code visit(AlterIdentity operation) {
        Code.Chain call = alter(operation.table(), operation.column())
                .then(
                        "changeIdentity",
                        new Code.Word(String.valueOf(operation.identity().always())),
                        words().options(operation.identity().options()));
        return was(call, operation.was(), operation);
    }

    @Override
    public Code visit(DropIdentity operation) {
        return operation.ifExists()
                ? verbatim(operation)
                : was(alter(operation.table(), operation.column()).then("dropIdentity"), operation.was(), operation);
    }

    @Override
    public Code visit(DropExpression operation) {
        return operation.ifExists()
                ? verbatim(operation)
                : alter(operation.table(), operation.column()).then("dropExpression");
    }

    @Override
    public Code visit(SetColumnAttribute operation) {
        Code.Chain call = alter(operation.table(), operation.column());
        Code attribute = words().constant(operation.attribute());
        return operation.was() == null
                ? call.then("attribute", attribute, text(operation.value()))
                : call.then("attribute", attribute, text(operation.value()), text(operation.was()));
    }

    static Code.Chain alter(QualifiedName table, String column) {
        return op(table, "alterColumn", text(table.name()), text(column));
    }

    private Code was(Code.Chain call, @Nullable Column was, Operation operation) {
        if (was == null) {
            return call;
        }
        return was.constraints().isEmpty() ? call.then("was", words().column(was)) : verbatim(operation);
    }

    static Code.Chain drop(Code.Chain call, boolean ifExists, boolean cascade) {
        return when(cascade, when(ifExists, call, "ifExists"), "cascade");
    }

    @Override
    public Code visit(SetComment operation) {
        CommentTarget target = operation.target();
        String text = operation.text();
        QualifiedName name = target.name();
        PreviousComment was = operation.was();
        if (target.kind() == CommentTarget.Kind.COLUMN) {
            Code.Chain call = alter(name, Objects.requireNonNull(target.part()));
            return was != null
                    ? verbatim(operation)
                    : text == null ? call.then("dropComment") : call.then("comment", text(text));
        }
        Code.Chain call = switch (target.kind()) {
            case TABLE ->
                text == null
                        ? op(name, "dropTableComment", text(name.name()))
                        : op(name, "commentOnTable", text(name.name()), text(text));
            case CONSTRAINT ->
                op(
                        name,
                        "commentOnConstraint",
                        text(Objects.requireNonNull(target.part())),
                        text(name.name()),
                        words().value(text));
            default -> op(name, "commentOn", words().constant(target.kind()), text(name.name()), words().value(text));
        };
        return was == null ? call : was.text() == null ? call.then("wasNone") : call.then("was", text(was.text()));
    }
}
