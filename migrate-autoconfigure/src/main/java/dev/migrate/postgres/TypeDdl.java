package dev.migrate.postgres;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.DataType;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.RawType;
import java.util.stream.Collectors;

/** Writes types. */
public final class TypeDdl implements DataType.Visitor<String> {

    private TypeDdl() {}

    /** Returns the SQL of a type, with its names quoted where they have to be. */
    public static String render(DataType type) {
        return type.accept(new TypeDdl());
    }

    @Override
    public String visit(BuiltInType type) {
        String name = type.kind().sql()
                + (type.fields() == null ? "" : " " + type.fields().sql());
        return type.parameters().isEmpty()
                ? name
                : name + type.parameters().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String visit(NamedType type) {
        return Identifiers.quote(type.name());
    }

    @Override
    public String visit(ArrayType type) {
        return render(type.element()) + "[]";
    }

    @Override
    public String visit(RawType type) {
        return type.sql();
    }
}
