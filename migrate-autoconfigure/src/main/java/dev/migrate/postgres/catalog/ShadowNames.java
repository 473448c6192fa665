package dev.migrate.postgres.catalog;

import dev.migrate.postgres.Identifiers;
import dev.migrate.postgres.Session;
import dev.migrate.schema.DatabaseModel;
import dev.migrate.schema.QualifiedName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The schemas that stand for those of a wanted model while the server spells it. Their names need no quotes and nothing
 * else has them, so that they can be found again in every text that the server writes.
 *
 * @param schemas the schema that stands for each, in the order of the names of both
 * @param model what is wanted
 */
record ShadowNames(Map<String, String> schemas, DatabaseModel model) {

    private static final String TEMPORARY = "pg_temp";

    /** Whatever a name can be made of: no word of it may be cut. */
    private static final String NO_NAME_BEFORE = "(?<![\\w$\".])";

    private static final String NO_NAME_AFTER = "(?![\\w$\"])";

    /** Names a schema for each of the model's. */
    static ShadowNames schemasFor(DatabaseModel model) {
        String prefix = "zz_shadow_" + UUID.randomUUID().toString().substring(0, 8) + "_";
        Map<String, String> schemas = new LinkedHashMap<>();
        for (String schema : names(model)) {
            schemas.put(schema, prefix + (1000 + schemas.size()));
        }
        return new ShadowNames(schemas, model);
    }

    /** Lets the temporary schema of the session stand for the one of the model. */
    static ShadowNames temporary(DatabaseModel model) {
        return new ShadowNames(Map.of(names(model).iterator().next(), TEMPORARY), model);
    }

    static Set<String> names(DatabaseModel model) {
        Set<String> names = new TreeSet<>(model.schemas());
        tablesAndTypes(model).forEach(name -> names.add(Objects.requireNonNullElse(name.schema(), "public")));
        return names;
    }

    List<String> shadows() {
        return List.copyOf(this.schemas.values());
    }

    /** Names a further schema, to try texts in. */
    String probe() {
        return isTemporary() ? TEMPORARY : shadows().get(0) + "_probe";
    }

    /** Returns the name that the catalog has for a schema of these. */
    String realName(Session session, String schema) {
        return schema.equals(TEMPORARY)
                ? Objects.requireNonNull(session.jdbc()
                        .queryForObject(
                                "SELECT nspname FROM pg_catalog.pg_namespace WHERE oid = pg_catalog.pg_my_temp_schema()",
                                String.class))
                : schema;
    }

    /** Moves the model into the shadow. What it does not make itself, such as a type of an extension, stays outside. */
    Renaming there() {
        Set<QualifiedName> own = tablesAndTypes(this.model).collect(Collectors.toSet());
        return new Renaming(name -> own.contains(name) ? renamed(name) : name, textsThere(own));
    }

    /** Moves what was read in the shadow back. */
    Renaming back() {
        return back(originals(), sql -> textBack(sql, originals()));
    }

    /**
     * Moves what was read in the temporary schema back. The server leaves that schema out of texts, as it is always
     * searched, so the names that the model gives are completed where only a type or a relation can stand.
     */
    Renaming backFromTemporary(String schema) {
        return back(Map.of(schema, this.schemas.keySet().iterator().next()), this::completed);
    }

    boolean isTemporary() {
        return this.schemas.containsValue(TEMPORARY);
    }

    /** Returns the text of a statement as if it had been sent without a shadow. */
    String asWanted(String sql) {
        return textBack(sql, originals()).replaceAll("constraint " + ShadowScript.UNNAMED + "[0-9_]+ ", "");
    }

    private Map<String, String> originals() {
        return this.schemas.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    private static Renaming back(Map<String, String> originals, UnaryOperator<String> texts) {
        return new Renaming(
                name -> {
                    String schema = name.schema();
                    return schema == null
                            ? name
                            : new QualifiedName(originals.getOrDefault(schema, schema), name.name());
                },
                texts);
    }

    private String completed(String sql) {
        String text = sql;
        for (QualifiedName name : tablesAndTypes(this.model).toList()) {
            String bare = Pattern.quote(Identifiers.quote(name.name()));
            String whole = Matcher.quoteReplacement(Identifiers.quote(name));
            text = text.replaceAll("::" + bare + NO_NAME_AFTER, "::" + whole)
                    .replaceAll("'" + bare + "'::regclass", "'" + whole + "'::regclass");
        }
        return text;
    }

    private QualifiedName renamed(QualifiedName name) {
        String schema = name.schema();
        return new QualifiedName(schema == null ? null : this.schemas.get(schema), name.name());
    }

    private UnaryOperator<String> textsThere(Set<QualifiedName> own) {
        List<Replacement> replacements = new ArrayList<>();
        for (Map.Entry<String, String> schema : this.schemas.entrySet()) {
            String objects = own.stream()
                    .filter(name -> schema.getKey().equals(name.schema()))
                    .map(name -> spellings(name.name()))
                    .collect(Collectors.joining("|"));
            if (!objects.isEmpty()) {
                Pattern pattern = Pattern.compile(NO_NAME_BEFORE + spellings(schema.getKey()) + "\\.(?=(?:" + objects
                        + ")" + NO_NAME_AFTER + ")");
                replacements.add(new Replacement(pattern, schema.getValue() + "."));
            }
        }
        return sql -> {
            String text = sql;
            for (Replacement replacement : replacements) {
                text = replacement.pattern().matcher(text).replaceAll(replacement.by());
            }
            return text;
        };
    }

    private static String textBack(String sql, Map<String, String> originals) {
        String text = sql;
        for (Map.Entry<String, String> entry : originals.entrySet()) {
            text = text.replace(entry.getKey() + ".", Identifiers.quote(entry.getValue()) + ".");
        }
        return text;
    }

    /** A name may stand in a string too, as in {@code nextval('it''s')}. */
    private static String spellings(String name) {
        String quoted = '"' + name.replace("\"", "\"\"") + '"';
        Set<String> spellings = new TreeSet<>(List.of(quoted, quoted.replace("'", "''"), Identifiers.quote(name)));
        return spellings.stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
    }

    private static Stream<QualifiedName> tablesAndTypes(DatabaseModel model) {
        return Stream.of(
                        model.enums().stream().map(type -> type.name()),
                        model.domains().stream().map(domain -> domain.name()),
                        model.sequences().stream().map(sequence -> sequence.name()),
                        model.tables().stream().map(table -> table.name()))
                .flatMap(names -> names);
    }

    private record Replacement(Pattern pattern, String by) {}
}
