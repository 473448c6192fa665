package dev.migrate.schema;

import java.util.List;

/**
 * The factories for numbers, texts, dates and times; {@link Definitions} hands them on. Their names are those of
 * PostgreSQL, except {@code bool()} and {@code character()}, whose usual names are words of Java.
 */
abstract class PlainTypes {

    PlainTypes() {}

    /** Returns the type {@code smallint}. */
    public static DataType smallint() {
        return builtIn(BuiltIn.SMALLINT);
    }

    /** Returns the type {@code integer}. */
    public static DataType integer() {
        return builtIn(BuiltIn.INTEGER);
    }

    /** Returns the type {@code bigint}. */
    public static DataType bigint() {
        return builtIn(BuiltIn.BIGINT);
    }

    /** Returns the type {@code smallserial}. */
    public static DataType smallserial() {
        return builtIn(BuiltIn.SMALLSERIAL);
    }

    /** Returns the type {@code serial}. */
    public static DataType serial() {
        return builtIn(BuiltIn.SERIAL);
    }

    /** Returns the type {@code bigserial}. */
    public static DataType bigserial() {
        return builtIn(BuiltIn.BIGSERIAL);
    }

    /** Returns the type {@code numeric}. */
    public static DataType numeric() {
        return builtIn(BuiltIn.NUMERIC);
    }

    /** Returns the type {@code numeric} with a precision. */
    public static DataType numeric(int precision) {
        return builtIn(BuiltIn.NUMERIC, precision);
    }

    /** Returns the type {@code numeric} with a precision and a scale. */
    public static DataType numeric(int precision, int scale) {
        return builtIn(BuiltIn.NUMERIC, precision, scale);
    }

    /** Returns the type {@code real}. */
    public static DataType real() {
        return builtIn(BuiltIn.REAL);
    }

    /** Returns the type {@code double precision}. */
    public static DataType doublePrecision() {
        return builtIn(BuiltIn.DOUBLE_PRECISION);
    }

    /** Returns the type {@code money}. */
    public static DataType money() {
        return builtIn(BuiltIn.MONEY);
    }

    /** Returns the type {@code char}. */
    public static DataType character() {
        return builtIn(BuiltIn.CHAR);
    }

    /** Returns the type {@code char} with a length. */
    public static DataType character(int length) {
        return builtIn(BuiltIn.CHAR, length);
    }

    /** Returns the type {@code varchar}. */
    public static DataType varchar() {
        return builtIn(BuiltIn.VARCHAR);
    }

    /** Returns the type {@code varchar} with a length. */
    public static DataType varchar(int length) {
        return builtIn(BuiltIn.VARCHAR, length);
    }

    /** Returns the type {@code text}. */
    public static DataType text() {
        return builtIn(BuiltIn.TEXT);
    }

    /** Returns the type {@code bytea}. */
    public static DataType bytea() {
        return builtIn(BuiltIn.BYTEA);
    }

    /** Returns the type {@code boolean}. */
    public static DataType bool() {
        return builtIn(BuiltIn.BOOLEAN);
    }

    /** Returns the type {@code date}. */
    public static DataType date() {
        return builtIn(BuiltIn.DATE);
    }

    /** Returns the type {@code time without time zone}. */
    public static DataType time() {
        return builtIn(BuiltIn.TIME);
    }

    /** Returns the type {@code time without time zone} with a precision. */
    public static DataType time(int precision) {
        return builtIn(BuiltIn.TIME, precision);
    }

    /** Returns the type {@code time with time zone}. */
    public static DataType timetz() {
        return builtIn(BuiltIn.TIMETZ);
    }

    /** Returns the type {@code time with time zone} with a precision. */
    public static DataType timetz(int precision) {
        return builtIn(BuiltIn.TIMETZ, precision);
    }

    /** Returns the type {@code timestamp without time zone}. */
    public static DataType timestamp() {
        return builtIn(BuiltIn.TIMESTAMP);
    }

    /** Returns the type {@code timestamp without time zone} with a precision. */
    public static DataType timestamp(int precision) {
        return builtIn(BuiltIn.TIMESTAMP, precision);
    }

    /** Returns the type {@code timestamp with time zone}. */
    public static DataType timestamptz() {
        return builtIn(BuiltIn.TIMESTAMPTZ);
    }

    /** Returns the type {@code timestamp with time zone} with a precision. */
    public static DataType timestamptz(int precision) {
        return builtIn(BuiltIn.TIMESTAMPTZ, precision);
    }

    /** Returns the type {@code interval}. */
    public static DataType interval() {
        return builtIn(BuiltIn.INTERVAL);
    }

    /** Returns the type {@code interval} with a precision. */
    public static DataType interval(int precision) {
        return builtIn(BuiltIn.INTERVAL, precision);
    }

    /** Returns the type {@code interval} restricted to some fields. */
    public static DataType interval(IntervalFields fields) {
        return new BuiltInType(BuiltIn.INTERVAL, List.of(), fields);
    }

    /** Returns the type {@code interval} restricted to some fields that end in seconds, with a precision. */
    public static DataType interval(IntervalFields fields, int precision) {
        return new BuiltInType(BuiltIn.INTERVAL, List.of(precision), fields);
    }

    /** Returns any type of {@link BuiltIn}, with its parameters. */
    public static DataType builtIn(BuiltIn kind, Integer... parameters) {
        return new BuiltInType(kind, List.of(parameters), null);
    }
}
