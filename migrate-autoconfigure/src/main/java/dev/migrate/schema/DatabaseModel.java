package dev.migrate.schema;

import java.util.List;

/**
 * What the schemas of a database hold, or what a program wants them to hold: the two sides of a comparison. Every name is
 * qualified, and no two tables, types, sequences or indexes share one.
 *
 * @param schemas the names of the schemas that it speaks for, without those that it knows nothing of
 * @param enums the enum types
 * @param domains the domains
 * @param sequences the sequences that stand for themselves; those of identity columns are in their columns
 * @param tables the tables with their columns, constraints and comments; partitions are left out
 * @param indexes the indexes that no constraint stands behind, each in the schema of its table
 * @param others what is there too, and what the other lists cannot hold
 */
public record DatabaseModel(
        List<String> schemas,
        List<EnumType> enums,
        List<Domain> domains,
        List<Sequence> sequences,
        List<Table> tables,
        List<Index> indexes,
        List<OtherObject> others) {

    /** Copies the lists. */
    public DatabaseModel {
        schemas = List.copyOf(schemas);
        enums = List.copyOf(enums);
        domains = List.copyOf(domains);
        sequences = List.copyOf(sequences);
        tables = List.copyOf(tables);
        indexes = List.copyOf(indexes);
        others = List.copyOf(others);
    }

    /** Creates a model with nothing else. */
    public DatabaseModel(
            List<String> schemas,
            List<EnumType> enums,
            List<Domain> domains,
            List<Sequence> sequences,
            List<Table> tables,
            List<Index> indexes) {
        this(schemas, enums, domains, sequences, tables, indexes, List.of());
    }
}
