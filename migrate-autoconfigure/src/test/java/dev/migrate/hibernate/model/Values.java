package dev.migrate.hibernate.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CurrentTimestamp;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SoftDeleteType;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.TimeZoneColumn;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.NumericBooleanConverter;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.TrueFalseConverter;
import org.hibernate.type.YesNoConverter;

/** Values of the rarer kinds. */
public final class Values {

    private Values() {}

    enum Level {
        LOW,
        HIGH
    }

    /** Kept by a value of its own. */
    enum Grade {
        GOOD("g"),
        BAD("it's bad");

        @EnumeratedValue
        final String code;

        Grade(String code) {
            this.code = code;
        }
    }

    record Weight(long grams) {}

    /** Applies to every attribute of its type. */
    @Converter(autoApply = true)
    public static final class WeightConverter implements AttributeConverter<Weight, Long> {

        @Override
        public Long convertToDatabaseColumn(Weight weight) {
            return weight.grams();
        }

        @Override
        public Weight convertToEntityAttribute(Long grams) {
            return new Weight(grams);
        }
    }

    /** Converters, large objects and texts. */
    @Entity
    public static class Odd {
        @Id
        @UuidGenerator(style = UuidGenerator.Style.TIME)
        UUID id;

        Weight weight;

        @Convert(converter = YesNoConverter.class)
        Boolean yesNo;

        @Convert(converter = TrueFalseConverter.class)
        boolean trueFalse;

        @Convert(converter = NumericBooleanConverter.class)
        Boolean numeric;

        @Nationalized
        String national;

        @Lob
        @Nationalized
        String nationalClob;

        Clob clob;
        Blob blob;
        char[] characters;

        @JdbcTypeCode(SqlTypes.BINARY)
        @Column(length = 16)
        byte[] sixteen;

        @JdbcTypeCode(SqlTypes.CHAR)
        @Column(length = 3)
        String fixed;

        @JdbcTypeCode(SqlTypes.LONG32VARBINARY)
        byte[] longBinary;

        @JdbcTypeCode(SqlTypes.INET)
        String host;

        Serializable anything;

        @Enumerated(EnumType.STRING)
        Grade grade;

        @Enumerated(EnumType.STRING)
        @Column(length = 10)
        Level level;

        DayOfWeek day;

        @JdbcTypeCode(SqlTypes.TINYINT)
        int tiny;

        @Column(scale = 2)
        double scaled;

        @Column(precision = 5)
        BigDecimal fiveDigits;

        @JdbcTypeCode(SqlTypes.CHAR)
        UUID uuidAsText;
    }

    /** Dates of Java's past, zones, and who stamps them. */
    @Entity
    @Table(name = "`Moments`")
    public static class Moments {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        String id;

        Date date;
        Calendar calendar;
        java.sql.Date sqlDate;
        java.sql.Time sqlTime;
        Timestamp timestamp;
        ZoneId zoneId;
        ZoneOffset zoneOffset;
        TimeZone timeZone;

        @TimeZoneStorage(TimeZoneStorageType.NATIVE)
        ZonedDateTime nativeZone;

        @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
        OffsetDateTime normalized;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        @TimeZoneColumn(name = "zone_of_it", columnDefinition = "smallint default 0")
        ZonedDateTime withZone;

        @JdbcTypeCode(SqlTypes.TIMESTAMP)
        Instant plainInstant;

        @CurrentTimestamp
        Instant stamped;

        @Version
        Instant version;
    }

    /** Several natural ids, a partition key, checks and defaults. */
    @Entity
    @SuppressWarnings("deprecation") // Most entities have their checks in this annotation yet.
    @Check(name = "ck_ruled_both", constraints = "low <= high or high is null")
    @Check(constraints = "name <> ''")
    public static class Ruled {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Integer id;

        @NaturalId(mutable = true)
        String country;

        @NaturalId(mutable = true)
        @Column(name = "`user`", nullable = false)
        String user;

        @Column(nullable = false)
        Integer low;

        Integer high;

        @Check(constraints = "name not like '%(%'")
        String name;

        @ColumnDefault("true")
        boolean active;

        @ColumnDefault("-1.50")
        BigDecimal amount;

        @ColumnDefault("'it''s'")
        String quoted;

        @ColumnDefault("gen_random_uuid()")
        @Generated
        UUID token;

        @Enumerated
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @ColumnDefault("'LOW'")
        Level level;

        @ColumnDefault("'{\"a\": [1, 2]}'")
        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, Object> document;

        @ColumnDefault("current_timestamp")
        Instant since;
    }

    /** Kept as JSON, as XML or as a row, alone or many. */
    @Embeddable
    @Struct(name = "measure")
    public static class Measure {
        int amount;
        String unit;
    }

    /** Kept as JSON. */
    @Embeddable
    public static class Note {
        @Column(nullable = false)
        String text;

        Instant at;

        @Enumerated(EnumType.STRING)
        Level level;
    }

    /** Arrays and documents. */
    @Entity
    public static class Many {
        @Id
        long id;

        @PartitionKey
        long tenant;

        Measure measure;
        Measure[] measures;

        @JdbcTypeCode(SqlTypes.JSON)
        Note note;

        @JdbcTypeCode(SqlTypes.JSON_ARRAY)
        List<Note> notes;

        @JdbcTypeCode(SqlTypes.SQLXML)
        Note xml;

        @JdbcTypeCode(SqlTypes.JSON)
        List<String> names;

        boolean[] flags;
        LocalDate[] days;
        List<BigDecimal> amounts;
        Set<Level> levels;

        @Enumerated(EnumType.STRING)
        List<Level> levelNames;

        Duration[] durations;
    }

    /** Rows that stay, with a letter. */
    @Entity
    @SoftDelete(strategy = SoftDeleteType.ACTIVE, columnName = "alive", converter = YesNoConverter.class)
    public static class Alive {
        @Id
        Long id;
    }

    /** Rows that stay, with the time of their end. */
    @Entity
    @SoftDelete(strategy = SoftDeleteType.TIMESTAMP, columnName = "ended")
    public static class Ended {
        @Id
        Long id;
    }

    /** Types in the words of a person. */
    @Entity
    public static class Worded {
        @Id
        @Column(columnDefinition = "bigserial")
        Long id;

        @Column(columnDefinition = "TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT now()")
        Instant at;

        @Column(columnDefinition = "varchar(10)[] not null default array['a', 'b(c']::varchar[]")
        String[] words;

        @Column(columnDefinition = "char(3) default 'EUR' check (currency ~ '^[A-Z]{3}$')")
        String currency;

        @Column(columnDefinition = "jsonb not null default '{}'::jsonb")
        String document;

        @Column(columnDefinition = "numeric")
        BigDecimal unbounded;

        @Column(columnDefinition = "bit varying(5)")
        String bits;

        @Column(columnDefinition = "int4range default '[1,5)'")
        String range;

        @Column(columnDefinition = "tsvector generated always as (to_tsvector('english', currency)) stored")
        String search;

        @Column(columnDefinition = "interval hour to minute")
        String span;

        @Column(columnDefinition = "decimal(7,3) generated always as (length(currency) * 2.5) stored")
        BigDecimal computed;

        @Column(columnDefinition = "int generated always as identity (start with 10 increment by 5)", unique = true)
        int counted;

        @Column(columnDefinition = "text collate pg_catalog.\"C\" default ('a' || 'b')")
        String sorted;

        @Column(columnDefinition = "timestamp(0) without time zone default localtimestamp(0)")
        LocalDateTime local;

        @Column(columnDefinition = "double precision default 'NaN'")
        double real;

        @Column(columnDefinition = "bytea default '\\x00'")
        byte[] bytes;

        @Column(columnDefinition = "pg_catalog.int4")
        int qualified;
    }
}
