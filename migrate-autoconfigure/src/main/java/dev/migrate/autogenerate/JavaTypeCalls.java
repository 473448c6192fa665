package dev.migrate.autogenerate;

import static dev.migrate.autogenerate.JavaWords.text;
import static dev.migrate.autogenerate.JavaWords.texts;

import dev.migrate.operation.AddEnumValue;
import dev.migrate.operation.AlterSequence;
import dev.migrate.operation.CreateDomain;
import dev.migrate.operation.CreateEnum;
import dev.migrate.operation.CreateExtension;
import dev.migrate.operation.CreateSchema;
import dev.migrate.operation.CreateSequence;
import dev.migrate.operation.CreateView;
import dev.migrate.operation.DropObject;
import dev.migrate.operation.Operation;
import dev.migrate.operation.OperationVisitor;
import dev.migrate.operation.RenameEnumValue;
import dev.migrate.operation.RenameObject;
import dev.migrate.schema.Check;
import dev.migrate.schema.Domain;
import dev.migrate.schema.Literal;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.View;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the calls of {@code Operations} about types, sequences and schemas, and about dropping and renaming things. */
abstract class JavaTypeCalls implements OperationVisitor<Code> {

    private final JavaWords words;

    JavaTypeCalls(JavaWords words) {
        this.words = words;
    }

    final JavaWords words() {
        return this.words;
    }

    /** Begins a call whose plain names are in the schema of a name. */
    static Code.Chain op(QualifiedName name, String method, Code... arguments) {
        return name.schema() == null
                ? Code.call("op." + method, arguments)
                : Code.call("op.inSchema", text(name.schema())).then(method, arguments);
    }

    static Code.Chain op(QualifiedName name, String method, List<Code> arguments) {
        return op(name, method, arguments.toArray(Code[]::new));
    }

    /** Writes an operation that no word says exactly. */
    final Code verbatim(Operation operation) {
        return Code.call("op.add", this.words.creation((Record) operation));
    }

    static Code.Chain when(boolean condition, Code.Chain chain, String method) {
        return condition ? chain.then(method) : chain;
    }

    @Override
    public Code visit(RenameObject operation) {
        QualifiedName name = operation.name();
        String method = switch (operation.kind()) {
            case INDEX -> "renameIndex";
            case SEQUENCE -> "renameSequence";
            case TYPE -> "renameType";
            case DOMAIN -> "renameDomain";
            case SCHEMA -> name.schema() == null ? "renameSchema" : null;
            default -> null;
        };
        return method == null ? verbatim(operation) : op(name, method, text(name.name()), text(operation.newName()));
    }

    @Override
    public Code visit(DropObject operation) {
        Code.Chain call = drop(operation);
        return call == null
                ? verbatim(operation)
                : when(operation.cascade(), when(operation.ifExists(), call, "ifExists"), "cascade");
    }

    private Code.@Nullable Chain drop(DropObject operation) {
        QualifiedName name = operation.name();
        Operation was = operation.was();
        String plain = name.name();
        return switch (operation.kind()) {
            case SCHEMA ->
                new CreateSchema(plain, false).equals(was) && name.schema() == null
                        ? op(name, "dropSchema", text(plain))
                        : null;
            case EXTENSION ->
                new CreateExtension(plain, false, null, null, false).equals(was) && name.schema() == null
                        ? op(name, "dropExtension", text(plain))
                        : null;
            case VIEW -> dropView(operation, "dropView", false);
            case MATERIALIZED_VIEW -> dropView(operation, "dropMaterializedView", true);
            case TYPE ->
                was == null
                        ? op(name, "dropEnum", text(plain))
                        : was instanceof CreateEnum before
                                        && before.definition().name().equals(name)
                                        && !before.definition().values().isEmpty()
                                ? op(
                                        name,
                                        "dropEnum",
                                        texts(plain, before.definition().values()))
                                : null;
            case DOMAIN ->
                was == null
                        ? op(name, "dropDomain", text(plain))
                        : was instanceof CreateDomain before && isBare(before.definition(), name)
                                ? op(
                                        name,
                                        "dropDomain",
                                        text(plain),
                                        this.words.type(before.definition().type()))
                                : null;
            case SEQUENCE -> dropSequence(name, was);
            default -> null;
        };
    }

    private Code.@Nullable Chain dropSequence(QualifiedName name, @Nullable Operation was) {
        if (was == null) {
            return op(name, "dropSequence", text(name.name()));
        }
        return was instanceof CreateSequence before
                        && before.equals(new CreateSequence(
                                new Sequence(name, null, before.definition().options(), null, null), false))
                ? op(
                        name,
                        "dropSequence",
                        text(name.name()),
                        this.words.options(before.definition().options()))
                : null;
    }

    private static Code.@Nullable Chain dropView(DropObject operation, String method, boolean materialized) {
        QualifiedName name = operation.name();
        if (operation.was() == null) {
            return op(name, method, text(name.name()));
        }
        return operation.was() instanceof CreateView before
                        && before.equals(new CreateView(
                                new View(name, List.of(), before.definition().query(), materialized, true),
                                false,
                                null))
                ? op(name, method, text(name.name()), text(before.definition().query()))
                : null;
    }

    private static boolean isBare(Domain domain, QualifiedName name) {
        return domain.equals(new Domain(name, domain.type(), true, null, null, List.of()));
    }

    @Override
    public Code visit(CreateSchema operation) {
        return when(operation.ifNotExists(), Code.call("op.createSchema", text(operation.name())), "ifNotExists");
    }

    @Override
    public Code visit(CreateExtension operation) {
        Code.Chain call =
                when(operation.ifNotExists(), Code.call("op.createExtension", text(operation.name())), "ifNotExists");
        call = operation.schema() == null ? call : call.then("schema", text(operation.schema()));
        call = operation.version() == null ? call : call.then("version", text(operation.version()));
        return when(operation.cascade(), call, "cascade");
    }

    @Override
    public Code visit(CreateEnum operation) {
        QualifiedName name = operation.definition().name();
        return op(name, "createEnum", texts(name.name(), operation.definition().values()));
    }

    @Override
    public Code visit(AddEnumValue operation) {
        QualifiedName type = operation.type();
        Code.Chain call = op(type, "addEnumValue", text(type.name()), text(operation.value()));
        if (operation.neighbour() != null) {
            call = call.then(operation.before() ? "before" : "after", text(operation.neighbour()));
        }
        return when(operation.ifNotExists(), call, "ifNotExists");
    }

    @Override
    public Code visit(RenameEnumValue operation) {
        QualifiedName type = operation.type();
        return op(type, "renameEnumValue", text(type.name()), text(operation.value()), text(operation.newValue()));
    }

    @Override
    public Code visit(CreateDomain operation) {
        Domain domain = operation.definition();
        QualifiedName collation = domain.collation();
        boolean sayable = (collation == null || collation.schema() == null)
                && domain.checks().stream()
                        .allMatch(check ->
                                check.name() != null && check.equals(new Check(check.expression()).named(check.name())))
                && !(domain.defaultValue() instanceof Literal literal && literal.value() == null);
        if (!sayable) {
            return verbatim(operation);
        }
        Code.Chain call = op(domain.name(), "createDomain", text(domain.name().name()), this.words.type(domain.type()));
        call = this.words.withDefault(when(!domain.nullable(), call, "notNull"), domain.defaultValue());
        call = collation == null ? call : call.then("collate", text(collation.name()));
        for (Check check : domain.checks()) {
            call = call.then("check", text(Objects.requireNonNull(check.name())), text(check.expression()));
        }
        return call;
    }

    @Override
    public Code visit(CreateSequence operation) {
        Sequence sequence = operation.definition();
        QualifiedName name = sequence.name();
        QualifiedName owner = sequence.ownerTable();
        boolean owned = owner != null && sequence.ownerColumn() != null;
        if (operation.continuing()) {
            return verbatim(operation);
        }
        if ((owner != null || sequence.ownerColumn() != null)
                && !(owned && owner != null && Objects.equals(owner.schema(), name.schema()))) {
            return verbatim(operation);
        }
        Code.Chain call = op(name, "createSequence", text(name.name()));
        call = sequence.type() == null ? call : call.then("as", this.words.type(sequence.type()));
        call = sequence.options().equals(new SequenceOptions())
                ? call
                : call.then("options", this.words.options(sequence.options()));
        call = owner == null
                ? call
                : call.then("ownedBy", text(owner.name()), text(Objects.requireNonNull(sequence.ownerColumn())));
        return when(operation.ifNotExists(), call, "ifNotExists");
    }

    @Override
    public Code visit(AlterSequence operation) {
        QualifiedName name = operation.name();
        Code.Chain call = op(name, "alterSequence", text(name.name()), this.words.options(operation.options()));
        return operation.was() == null ? call : call.then("was", this.words.options(operation.was()));
    }
}
