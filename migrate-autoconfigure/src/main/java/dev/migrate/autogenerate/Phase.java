package dev.migrate.autogenerate;

/** The order in which an upgrade runs; a downgrade runs backwards. */
enum Phase {
    SCHEMA,
    RENAME,
    ENUM,
    ENUM_VALUE,
    DOMAIN,
    SEQUENCE,
    DROP_FOREIGN_KEY,
    DROP_INDEX,
    DROP_CHECK,
    DROP_KEY,
    /** Before what they are computed from. */
    DROP_GENERATED,
    TABLE,
    COLUMN,
    /** After what they are computed from. */
    GENERATED,
    /** After all columns from which a new one can be filled. */
    REQUIRED,
    /** After all columns that can be filled from them. */
    DROP_COLUMN,
    KEY,
    CHECK,
    INDEX,
    FOREIGN_KEY,
    COMMENT,
    DROP_TABLE,
    DROP_SEQUENCE,
    DROP_ENUM,
    NOTE
}
