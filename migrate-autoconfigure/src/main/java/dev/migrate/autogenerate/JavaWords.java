package dev.migrate.autogenerate;

import dev.migrate.schema.ArrayType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.BuiltInType;
import dev.migrate.schema.Check;
import dev.migrate.schema.CheckTime;
import dev.migrate.schema.Column;
import dev.migrate.schema.ColumnDefault;
import dev.migrate.schema.Constraint;
import dev.migrate.schema.DataType;
import dev.migrate.schema.Exclude;
import dev.migrate.schema.Expression;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Generated;
import dev.migrate.schema.Identity;
import dev.migrate.schema.IndexKey;
import dev.migrate.schema.IndexStorage;
import dev.migrate.schema.IntervalFields;
import dev.migrate.schema.Literal;
import dev.migrate.schema.MatchType;
import dev.migrate.schema.NamedType;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.RawType;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.SequenceOptions;
import dev.migrate.schema.Unique;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes nouns as the words of {@code Definitions}, and what these cannot say by its constructor. */
final class JavaWords extends JavaValues {

    Code action(ReferentialAction action) {
        return constantWord(action.name());
    }

    Code.Chain name(String schema, String name) {
        return word("name", text(schema), text(name));
    }

    Code.Chain type(DataType type) {
        return type.accept(new DataType.Visitor<>() {

            @Override
            public Code.Chain visit(BuiltInType builtIn) {
                return builtIn(builtIn);
            }

            @Override
            public Code.Chain visit(NamedType named) {
                String schema = named.name().schema();
                return schema == null
                        ? word("type", text(named.name().name()))
                        : word("type", name(schema, named.name().name()));
            }

            @Override
            public Code.Chain visit(ArrayType array) {
                return array.element().accept(this).then("array");
            }

            @Override
            public Code.Chain visit(RawType raw) {
                return word("rawType", text(raw.sql()));
            }
        });
    }

    private Code.Chain builtIn(BuiltInType type) {
        List<Code> parameters = new ArrayList<>();
        IntervalFields fields = type.fields();
        if (fields != null) {
            parameters.add(constant(fields));
        }
        type.parameters().forEach(parameter -> parameters.add(number(parameter)));
        String method = method(type.kind());
        if (method == null) {
            parameters.add(0, constant(type.kind()));
            return word("builtIn", parameters);
        }
        return word(method, parameters);
    }

    /** Returns the method for a type, {@code null} if it has none of its own. */
    private static @Nullable String method(BuiltIn kind) {
        return switch (kind) {
            case DOUBLE_PRECISION -> "doublePrecision";
            case CHAR -> "character";
            case BOOLEAN -> "bool";
            case NAME, INTERNAL_CHAR, REGCOLLATION, REGCONFIG, REGDICTIONARY, REGNAMESPACE -> null;
            case REGOPER, REGOPERATOR, REGPROC, REGPROCEDURE, REGROLE -> null;
            case XID, XID8, CID, TID, PG_LSN, PG_SNAPSHOT, TXID_SNAPSHOT -> null;
            default -> kind.sql();
        };
    }

    Code column(Column column) {
        boolean sayable = column.constraints().isEmpty()
                && !(column.identity() != null && column.nullable())
                && !(column.defaultValue() instanceof Literal literal && literal.value() == null);
        if (!sayable) {
            return creation(column);
        }
        Code.Chain chain = word("column", text(column.name()), type(column.type()));
        QualifiedName collation = column.options().collation();
        if (collation != null) {
            chain = chain.then("collate", optionalSchema(collation));
        }
        if (column.options().compression() != null) {
            chain = chain.then("compression", text(column.options().compression()));
        }
        if (!column.nullable() && column.identity() == null) {
            chain = chain.then("notNull");
        }
        chain = withDefault(chain, column.defaultValue());
        Identity identity = column.identity();
        if (identity != null) {
            String method = identity.always() ? "identityAlways" : "identityByDefault";
            chain = identity.options().equals(new SequenceOptions())
                    ? chain.then(method)
                    : chain.then(method, options(identity.options()));
        }
        Generated generated = column.generated();
        if (generated != null) {
            chain = chain.then(
                    generated.stored() ? "generatedStored" : "generatedVirtual", text(generated.expression()));
        }
        String comment = column.options().comment();
        return comment == null ? chain : chain.then("comment", text(comment));
    }

    Code.Chain withDefault(Code.Chain chain, @Nullable ColumnDefault value) {
        if (value instanceof Expression expression) {
            return chain.then("defaultExpression", text(expression.sql()));
        }
        return value instanceof Literal literal && literal.value() != null
                ? chain.then("defaultValue", value(literal.value()))
                : chain;
    }

    Code optionalSchema(QualifiedName name) {
        return name.schema() == null ? text(name.name()) : name(name.schema(), name.name());
    }

    /** Writes {@code o -> o.start(1)}. */
    Code options(SequenceOptions options) {
        Code.Chain chain = null;
        chain = option(chain, "start", options.start());
        chain = option(chain, "increment", options.increment());
        chain = option(chain, "minimum", options.minimum());
        chain = option(chain, "maximum", options.maximum());
        chain = option(chain, "cache", options.cache());
        if (options.cycle() != null) {
            Code cycle = new Code.Word(options.cycle().toString());
            chain = chain == null ? Code.call("o.cycle", cycle) : chain.then("cycle", cycle);
        }
        return new Code.Lambda("o", chain == null ? new Code.Word("o") : chain);
    }

    private static Code.@Nullable Chain option(Code.@Nullable Chain chain, String name, @Nullable Long value) {
        if (value == null) {
            return chain;
        }
        return chain == null ? Code.call("o." + name, number(value)) : chain.then(name, number(value));
    }

    Code key(IndexKey key) {
        Code.Chain chain = word(key.expression() ? "expression" : "key", text(key.text()));
        QualifiedName collation = key.collation();
        if (collation != null) {
            chain = chain.then("collate", optionalSchema(collation));
        }
        QualifiedName opclass = key.operatorClass();
        if (opclass != null) {
            chain = chain.then("opclass", optionalSchema(opclass));
        }
        if (key.sort() != null) {
            chain = chain.then(key.sort() == IndexKey.Sort.ASCENDING ? "asc" : "desc");
        }
        if (key.nullsOrder() != null) {
            chain = chain.then(key.nullsOrder() == IndexKey.Nulls.FIRST ? "nullsFirst" : "nullsLast");
        }
        return chain;
    }

    static boolean isPlain(IndexKey key) {
        return key.equals(new IndexKey(key.text(), false, null, null, null, null));
    }

    /** Writes keys as names where that says all. */
    List<Code> keys(List<IndexKey> keys) {
        return keys.stream().allMatch(JavaWords::isPlain)
                ? texts(keys.stream().map(IndexKey::text).toList())
                : keys.stream().map(this::key).toList();
    }

    /**
     * Writes a constraint.
     *
     * @param schema the schema that plain names are in where it will stand
     */
    Code constraint(Constraint constraint, @Nullable String schema) {
        return constraint.accept(new Constraints(schema));
    }

    /** Tells whether a name can be written where plain names are in a schema. */
    static boolean reachable(QualifiedName name, @Nullable String schema) {
        return name.schema() != null || schema == null;
    }

    /** Writes a name as plain text if it is in the schema at hand. */
    Code reference(QualifiedName name, @Nullable String schema) {
        return Objects.equals(name.schema(), schema)
                ? text(name.name())
                : name(Objects.requireNonNull(name.schema()), name.name());
    }

    static Code.Chain checkTime(Code.Chain chain, CheckTime time) {
        return switch (time) {
            case NOT_DEFERRABLE -> chain;
            case INITIALLY_IMMEDIATE -> chain.then("deferrable");
            case INITIALLY_DEFERRED -> chain.then("initiallyDeferred");
        };
    }

    static Code.Chain storage(Code.Chain chain, IndexStorage storage) {
        Code.Chain result = chain;
        if (!storage.include().isEmpty()) {
            result = result.then("include", texts(storage.include()));
        }
        for (Map.Entry<String, String> parameter : storage.with().entrySet()) {
            result = result.then("with", text(parameter.getKey()), text(parameter.getValue()));
        }
        return storage.tablespace() == null ? result : result.then("tablespace", text(storage.tablespace()));
    }

    static Code.Chain actions(JavaWords words, Code.Chain chain, ForeignKey key) {
        Code.Chain result = chain;
        if (key.match() == MatchType.FULL) {
            result = result.then("matchFull");
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION
                || !key.onDeleteColumns().isEmpty()) {
            List<Code> arguments = new ArrayList<>();
            arguments.add(words.action(key.onDelete()));
            arguments.addAll(texts(key.onDeleteColumns()));
            result = result.then("onDelete", arguments);
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            result = result.then("onUpdate", words.action(key.onUpdate()));
        }
        result = checkTime(result, key.checkTime());
        return key.validated() ? result : result.then("notValid");
    }

    /** Writes constraints. */
    private final class Constraints implements Constraint.Visitor<Code> {

        private final @Nullable String schema;

        Constraints(@Nullable String schema) {
            this.schema = schema;
        }

        @Override
        public Code visit(PrimaryKey constraint) {
            Code.Chain chain = named(word("primaryKey", texts(constraint.columns())), constraint);
            chain = storage(checkTime(chain, constraint.checkTime()), constraint.storage());
            return constraint.usingIndex() == null ? chain : chain.then("usingIndex", text(constraint.usingIndex()));
        }

        @Override
        public Code visit(Unique constraint) {
            Code.Chain chain = named(word("unique", texts(constraint.columns())), constraint);
            chain = constraint.nullsDistinct() ? chain : chain.then("nullsNotDistinct");
            chain = storage(checkTime(chain, constraint.checkTime()), constraint.storage());
            return constraint.usingIndex() == null ? chain : chain.then("usingIndex", text(constraint.usingIndex()));
        }

        @Override
        public Code visit(Check constraint) {
            Code.Chain chain = named(word("check", text(constraint.expression())), constraint);
            chain = constraint.inherited() ? chain : chain.then("noInherit");
            return constraint.validated() ? chain : chain.then("notValid");
        }

        @Override
        public Code visit(ForeignKey constraint) {
            QualifiedName table = constraint.referencedTable();
            if (!reachable(table, this.schema)) {
                return creation(constraint);
            }
            List<Code> reference = new ArrayList<>();
            reference.add(reference(table, this.schema));
            reference.addAll(texts(constraint.referencedColumns()));
            Code.Chain chain = word("foreignKey", texts(constraint.columns())).then("references", reference);
            return actions(JavaWords.this, named(chain, constraint), constraint);
        }

        @Override
        public Code visit(Exclude constraint) {
            if (!constraint.storage().equals(new IndexStorage())
                    || constraint.elements().isEmpty()) {
                return creation(constraint);
            }
            Exclude.Element first = constraint.elements().get(0);
            boolean plain = constraint.method().equals("gist") && isPlain(first.key());
            Code.Chain chain = plain
                    ? word("exclude", text(first.key().text()), text(first.operator()))
                    : word("exclude", text(constraint.method()), key(first.key()), text(first.operator()));
            for (Exclude.Element element :
                    constraint.elements().subList(1, constraint.elements().size())) {
                Code key = isPlain(element.key()) ? text(element.key().text()) : key(element.key());
                chain = chain.then("with", key, text(element.operator()));
            }
            chain = named(chain, constraint);
            chain = constraint.where() == null ? chain : chain.then("where", text(constraint.where()));
            return checkTime(chain, constraint.checkTime());
        }

        private static Code.Chain named(Code.Chain chain, Constraint constraint) {
            return constraint.name() == null ? chain : chain.then("named", text(constraint.name()));
        }
    }

    @Override
    Code noun(Record noun) {
        if (noun instanceof Column column) {
            return column(column);
        }
        if (noun instanceof DataType dataType) {
            return type(dataType);
        }
        if (noun instanceof IndexKey key) {
            return key(key);
        }
        return noun instanceof Constraint constraint ? constraint(constraint, null) : creation(noun);
    }
}
