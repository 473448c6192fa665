package dev.migrate.hibernate.model;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.Version;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.type.SqlTypes;

/** Columns of all kinds. */
public final class Basics {

    private Basics() {}

    enum Size3 {
        SMALL,
        MEDIUM,
        LARGE
    }

    enum OrderStatus {
        OPEN,
        PAID,
        CANCELLED
    }

    record Money(BigDecimal amount) {}

    @Converter
    static final class MoneyConverter implements AttributeConverter<Money, BigDecimal> {

        @Override
        public BigDecimal convertToDatabaseColumn(Money money) {
            return money.amount();
        }

        @Override
        public Money convertToEntityAttribute(BigDecimal amount) {
            return new Money(amount);
        }
    }

    /** Numbers and texts. */
    @Entity
    public static class Plain {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        boolean flag;
        byte tiny;
        short small;
        int number;
        Integer nullableNumber;
        long big;
        float single;
        double twice;
        char letter;
        String text;

        @Column(length = 40, nullable = false, unique = true)
        String code;

        @Column(length = 2_000_000_000)
        String longText;

        @Column(precision = 12, scale = 4)
        BigDecimal price;

        BigDecimal plainDecimal;
        BigInteger huge;

        @Convert(converter = MoneyConverter.class)
        Money money;

        UUID key;
        byte[] bytes;
        URI link;
        Currency currency;
        Locale language;
        Class<?> type;
        InetAddress address;

        @Version
        int version;

        @Formula("number * 2")
        int doubled;
    }

    /** Dates and times. */
    @Entity
    public static class Times {
        @Id
        @GeneratedValue
        UUID id;

        LocalDate day;
        LocalTime time;
        LocalDateTime local;
        Instant instant;
        OffsetDateTime shifted;
        ZonedDateTime zoned;
        OffsetTime offsetTime;
        Duration took;
        Year year;

        @Column(precision = 3)
        Instant millis;

        @Column(secondPrecision = 0)
        LocalDateTime seconds;

        @TimeZoneStorage(TimeZoneStorageType.COLUMN)
        OffsetDateTime withZoneColumn;

        @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
        Duration interval;

        @CreationTimestamp
        Instant createdAt;

        @UpdateTimestamp
        LocalDateTime updatedAt;
    }

    /** Enums, JSON, arrays and large objects. */
    @Entity
    public static class Special {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "special")
        @SequenceGenerator(name = "special", sequenceName = "special_numbers", initialValue = 100, allocationSize = 20)
        Long id;

        @Enumerated(EnumType.STRING)
        Size3 sizeAsText;

        @Enumerated(EnumType.ORDINAL)
        Size3 sizeAsNumber;

        @Enumerated
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        @Column(nullable = false)
        OrderStatus status;

        @Enumerated
        @JdbcTypeCode(SqlTypes.NAMED_ORDINAL_ENUM)
        Size3 sizeInOrder;

        @JdbcTypeCode(SqlTypes.JSON)
        Map<String, String> attributes;

        String[] tags;
        int[] numbers;
        List<UUID> keys;

        @Array(length = 5)
        Long[] five;

        Size3[] sizes;
        Float[] floats;

        @Lob
        String clob;

        @Lob
        byte[] blob;

        @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
        String body;

        @JdbcTypeCode(SqlTypes.SQLXML)
        String xml;
    }

    /** What is written beside a column. */
    @Entity
    @Table(
            name = "decorated",
            check = @CheckConstraint(name = "ck_decorated_range", constraint = "low < high"),
            comment = "A table with everything")
    public static class Decorated {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "decorated")
        @TableGenerator(name = "decorated", table = "id_numbers")
        Long id;

        @Column(check = @CheckConstraint(constraint = "low >= 0"))
        int low;

        @Column(check = @CheckConstraint(name = "ck_high", constraint = "high <= 1000"))
        int high;

        @ColumnDefault("'new'")
        @Column(comment = "How far it is")
        String state;

        @Collate("C")
        String sorted;

        @GeneratedColumn("low + high")
        int total;

        @NaturalId
        String isbn;

        @NotNull
        @Size(max = 77)
        String validated;

        @Digits(integer = 7, fraction = 3)
        BigDecimal digits;

        @Min(3)
        @Max(9)
        int between;

        @Basic(optional = false)
        String required;
    }

    /** Types written by hand, and what hides in them. */
    @Entity
    public static class Handwritten {
        @Id
        @Column(columnDefinition = "bigint generated by default as identity")
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        @Column(columnDefinition = "timestamptz(3) default now()")
        Instant placed;

        @Column(columnDefinition = "varchar(20) not null default 'a, not null' collate \"C\"")
        String word;

        @Column(columnDefinition = "integer check (amount > 0) unique")
        int amount;

        @Column(columnDefinition = "numeric(10, 2) generated always as (amount * 1.5) stored", insertable = false)
        BigDecimal more;

        @Column(columnDefinition = "text compression pglz constraint named_here not null")
        String packed;

        @Column(columnDefinition = "Double Precision DEFAULT (1.0 + 2)::double precision")
        double real;

        @Column(columnDefinition = "text[] default '{}'")
        String[] list;

        @Column(nullable = false, columnDefinition = "character varying(30)")
        String twice;
    }
}
