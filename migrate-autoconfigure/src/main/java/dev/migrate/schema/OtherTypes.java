package dev.migrate.schema;

/** The factories for documents, networks, shapes, search, ranges and names; {@link Definitions} hands them on. */
abstract class OtherTypes extends PlainTypes {

    OtherTypes() {}

    /** Returns the type {@code uuid}. */
    public static DataType uuid() {
        return builtIn(BuiltIn.UUID);
    }

    /** Returns the type {@code json}. */
    public static DataType json() {
        return builtIn(BuiltIn.JSON);
    }

    /** Returns the type {@code jsonb}. */
    public static DataType jsonb() {
        return builtIn(BuiltIn.JSONB);
    }

    /** Returns the type {@code jsonpath}. */
    public static DataType jsonpath() {
        return builtIn(BuiltIn.JSONPATH);
    }

    /** Returns the type {@code xml}. */
    public static DataType xml() {
        return builtIn(BuiltIn.XML);
    }

    /** Returns the type {@code bit}. */
    public static DataType bit() {
        return builtIn(BuiltIn.BIT);
    }

    /** Returns the type {@code bit} with a length. */
    public static DataType bit(int length) {
        return builtIn(BuiltIn.BIT, length);
    }

    /** Returns the type {@code varbit}. */
    public static DataType varbit() {
        return builtIn(BuiltIn.VARBIT);
    }

    /** Returns the type {@code varbit} with a length. */
    public static DataType varbit(int length) {
        return builtIn(BuiltIn.VARBIT, length);
    }

    /** Returns the type {@code inet}. */
    public static DataType inet() {
        return builtIn(BuiltIn.INET);
    }

    /** Returns the type {@code cidr}. */
    public static DataType cidr() {
        return builtIn(BuiltIn.CIDR);
    }

    /** Returns the type {@code macaddr}. */
    public static DataType macaddr() {
        return builtIn(BuiltIn.MACADDR);
    }

    /** Returns the type {@code macaddr8}. */
    public static DataType macaddr8() {
        return builtIn(BuiltIn.MACADDR8);
    }

    /** Returns the type {@code point}. */
    public static DataType point() {
        return builtIn(BuiltIn.POINT);
    }

    /** Returns the type {@code line}. */
    public static DataType line() {
        return builtIn(BuiltIn.LINE);
    }

    /** Returns the type {@code lseg}. */
    public static DataType lseg() {
        return builtIn(BuiltIn.LSEG);
    }

    /** Returns the type {@code box}. */
    public static DataType box() {
        return builtIn(BuiltIn.BOX);
    }

    /** Returns the type {@code path}. */
    public static DataType path() {
        return builtIn(BuiltIn.PATH);
    }

    /** Returns the type {@code polygon}. */
    public static DataType polygon() {
        return builtIn(BuiltIn.POLYGON);
    }

    /** Returns the type {@code circle}. */
    public static DataType circle() {
        return builtIn(BuiltIn.CIRCLE);
    }

    /** Returns the type {@code tsvector}. */
    public static DataType tsvector() {
        return builtIn(BuiltIn.TSVECTOR);
    }

    /** Returns the type {@code tsquery}. */
    public static DataType tsquery() {
        return builtIn(BuiltIn.TSQUERY);
    }

    /** Returns the type {@code int4range}. */
    public static DataType int4range() {
        return builtIn(BuiltIn.INT4RANGE);
    }

    /** Returns the type {@code int8range}. */
    public static DataType int8range() {
        return builtIn(BuiltIn.INT8RANGE);
    }

    /** Returns the type {@code numrange}. */
    public static DataType numrange() {
        return builtIn(BuiltIn.NUMRANGE);
    }

    /** Returns the type {@code tsrange}. */
    public static DataType tsrange() {
        return builtIn(BuiltIn.TSRANGE);
    }

    /** Returns the type {@code tstzrange}. */
    public static DataType tstzrange() {
        return builtIn(BuiltIn.TSTZRANGE);
    }

    /** Returns the type {@code daterange}. */
    public static DataType daterange() {
        return builtIn(BuiltIn.DATERANGE);
    }

    /** Returns the type {@code int4multirange}. */
    public static DataType int4multirange() {
        return builtIn(BuiltIn.INT4MULTIRANGE);
    }

    /** Returns the type {@code int8multirange}. */
    public static DataType int8multirange() {
        return builtIn(BuiltIn.INT8MULTIRANGE);
    }

    /** Returns the type {@code nummultirange}. */
    public static DataType nummultirange() {
        return builtIn(BuiltIn.NUMMULTIRANGE);
    }

    /** Returns the type {@code tsmultirange}. */
    public static DataType tsmultirange() {
        return builtIn(BuiltIn.TSMULTIRANGE);
    }

    /** Returns the type {@code tstzmultirange}. */
    public static DataType tstzmultirange() {
        return builtIn(BuiltIn.TSTZMULTIRANGE);
    }

    /** Returns the type {@code datemultirange}. */
    public static DataType datemultirange() {
        return builtIn(BuiltIn.DATEMULTIRANGE);
    }

    /** Returns the type {@code oid}. */
    public static DataType oid() {
        return builtIn(BuiltIn.OID);
    }

    /** Returns the type {@code regclass}. */
    public static DataType regclass() {
        return builtIn(BuiltIn.REGCLASS);
    }

    /** Returns the type {@code regtype}. */
    public static DataType regtype() {
        return builtIn(BuiltIn.REGTYPE);
    }

    /**
     * Returns a type by its name: an enumerated type, a domain, a composite type, or a type of an extension such as
     * {@code citext}. The name is quoted when it becomes SQL.
     */
    public static DataType type(String name) {
        return new NamedType(new QualifiedName(null, name));
    }

    /** Returns a type of a schema by its name; see {@link #type(String)}. */
    public static DataType type(QualifiedName name) {
        return new NamedType(name);
    }

    /** Returns a type written in SQL, such as {@code geometry(Point, 4326)}. The text is trusted and copied as it is. */
    public static DataType rawType(String sql) {
        return new RawType(sql);
    }
}
