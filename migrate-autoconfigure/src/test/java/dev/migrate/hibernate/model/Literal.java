package dev.migrate.hibernate.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.type.SqlTypes;

/** Small entities, one for each thing that is worth seeing as a record. */
public final class Literal {

    private Literal() {}

    /** An enum that becomes a type. */
    public enum Shade {
        LIGHT,
        DARK,
        BLACK
    }

    /** A column of a named enum type. */
    @Entity
    public static class Paint {
        @Id
        Long id;

        @Enumerated
        @JdbcTypeCode(SqlTypes.NAMED_ENUM)
        Shade shade;

        @Enumerated
        Shade number;
    }

    /** A computed column. */
    @Entity
    public static class Sum {
        @Id
        Long id;

        @GeneratedColumn("id * 2")
        Long twice;
    }

    /** Indexes that Hibernate itself would fail on, and what a person meant. */
    @Entity
    @Table(
            indexes = {
                @Index(name = "ix_plain", columnList = "userName desc, id"),
                @Index(name = "ix_expression", columnList = "lower(user_name), id desc nulls last"),
                @Index(name = "ix_options", columnList = "id", options = "include (user_name) where id > 5"),
                @Index(name = "ix_strange", columnList = "id", options = "using gin")
            },
            uniqueConstraints =
                    @UniqueConstraint(name = "uq", columnNames = "userName", options = "nulls not distinct"))
    public static class Indexed {
        @Id
        Long id;

        String userName;
    }

    /** A catalog, a storage parameter, and a check. */
    @Entity
    @Table(
            catalog = "other",
            schema = "Upper",
            options = "partition by range (id) with (fillfactor = 70) on commit drop",
            check = @CheckConstraint(name = "CK_Id", constraint = "id > 0"))
    public static class Optioned {
        @Id
        Long id;
    }

    /** Numbers from a sequence and from a table with one row. */
    @Entity
    public static class Numbered {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "down")
        @SequenceGenerator(
                name = "down",
                sequenceName = "Down_Seq",
                initialValue = -1,
                allocationSize = 10,
                options = "cache 7 no cycle owned by none")
        Long id;
    }

    /** Foreign keys. */
    @Entity
    public static class Pointing {
        @Id
        Long id;

        @ManyToOne
        @OnDelete(action = OnDeleteAction.CASCADE)
        @JoinColumn(foreignKey = @ForeignKey(name = "FK_Paint", options = "deferrable initially deferred"))
        Paint paint;

        @ManyToOne
        @JoinColumn(
                name = "sum_id",
                foreignKey = @ForeignKey(name = "fk_strange", foreignKeyDefinition = "as the law says"))
        Sum sum;

        @Column(name = "`Kept`")
        String kept;
    }

    /** Numbers from a table. */
    @Entity
    public static class FromTable {
        @Id
        @GeneratedValue(strategy = GenerationType.TABLE, generator = "t")
        @TableGenerator(name = "t", table = "id_table")
        Long id;
    }
}
