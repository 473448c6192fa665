package dev.migrate.operation;

/** How PostgreSQL keeps a column. */
public enum ColumnAttribute {
    /** The storage mode: plain, external, extended or main. */
    STORAGE,
    /** The statistics target, -1 for the default. */
    STATISTICS,
    /** The compression method: pglz, lz4 or default. */
    COMPRESSION
}
