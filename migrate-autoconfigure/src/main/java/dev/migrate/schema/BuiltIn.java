package dev.migrate.schema;

/** The types of PostgreSQL 14 to 18 that need no extension, without the pseudo-types that no column can have. */
public enum BuiltIn {
    SMALLINT("smallint", 0),
    INTEGER("integer", 0),
    BIGINT("bigint", 0),
    SMALLSERIAL("smallserial", 0),
    SERIAL("serial", 0),
    BIGSERIAL("bigserial", 0),
    NUMERIC("numeric", 2),
    REAL("real", 0),
    DOUBLE_PRECISION("double precision", 0),
    MONEY("money", 0),
    CHAR("char", 1),
    VARCHAR("varchar", 1),
    TEXT("text", 0),
    NAME("name", 0),
    INTERNAL_CHAR("\"char\"", 0),
    BYTEA("bytea", 0),
    BOOLEAN("boolean", 0),
    DATE("date", 0),
    TIME("time", 1),
    TIMETZ("timetz", 1),
    TIMESTAMP("timestamp", 1),
    TIMESTAMPTZ("timestamptz", 1),
    INTERVAL("interval", 1),
    UUID("uuid", 0),
    JSON("json", 0),
    JSONB("jsonb", 0),
    JSONPATH("jsonpath", 0),
    XML("xml", 0),
    BIT("bit", 1),
    VARBIT("varbit", 1),
    INET("inet", 0),
    CIDR("cidr", 0),
    MACADDR("macaddr", 0),
    MACADDR8("macaddr8", 0),
    POINT("point", 0),
    LINE("line", 0),
    LSEG("lseg", 0),
    BOX("box", 0),
    PATH("path", 0),
    POLYGON("polygon", 0),
    CIRCLE("circle", 0),
    TSVECTOR("tsvector", 0),
    TSQUERY("tsquery", 0),
    INT4RANGE("int4range", 0),
    INT8RANGE("int8range", 0),
    NUMRANGE("numrange", 0),
    TSRANGE("tsrange", 0),
    TSTZRANGE("tstzrange", 0),
    DATERANGE("daterange", 0),
    INT4MULTIRANGE("int4multirange", 0),
    INT8MULTIRANGE("int8multirange", 0),
    NUMMULTIRANGE("nummultirange", 0),
    TSMULTIRANGE("tsmultirange", 0),
    TSTZMULTIRANGE("tstzmultirange", 0),
    DATEMULTIRANGE("datemultirange", 0),
    OID("oid", 0),
    REGCLASS("regclass", 0),
    REGCOLLATION("regcollation", 0),
    REGCONFIG("regconfig", 0),
    REGDICTIONARY("regdictionary", 0),
    REGNAMESPACE("regnamespace", 0),
    REGOPER("regoper", 0),
    REGOPERATOR("regoperator", 0),
    REGPROC("regproc", 0),
    REGPROCEDURE("regprocedure", 0),
    REGROLE("regrole", 0),
    REGTYPE("regtype", 0),
    XID("xid", 0),
    XID8("xid8", 0),
    CID("cid", 0),
    TID("tid", 0),
    PG_LSN("pg_lsn", 0),
    PG_SNAPSHOT("pg_snapshot", 0),
    TXID_SNAPSHOT("txid_snapshot", 0);

    private final String sql;
    private final int maximumParameters;

    BuiltIn(String sql, int maximumParameters) {
        this.sql = sql;
        this.maximumParameters = maximumParameters;
    }

    /** Returns the name of the type as SQL writes it, without parameters. */
    public String sql() {
        return this.sql;
    }

    /** Returns how many parameters the type takes at most. */
    public int maximumParameters() {
        return this.maximumParameters;
    }

    /** Returns the type that a column of this type is kept as: a serial one is an integer. */
    public BuiltIn stored() {
        return switch (this) {
            case SMALLSERIAL -> SMALLINT;
            case SERIAL -> INTEGER;
            case BIGSERIAL -> BIGINT;
            default -> this;
        };
    }
}
