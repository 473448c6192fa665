package dev.migrate.hibernate.model;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Struct;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;

/** Other schemas, and objects that are no tables. */
public final class Elsewhere {

    private Elsewhere() {}

    /** A composite type. */
    @Embeddable
    @Struct(name = "GeoPoint")
    public static class GeoPoint {
        @Column(nullable = false)
        double latitude;

        double longitude;
    }

    /** Kept as JSON. */
    @Embeddable
    public static class Preferences {
        @Column(nullable = false)
        String theme;

        int size;
    }

    /** A table of another schema with a composite and an aggregate. */
    @Entity
    @Table(
            schema = "billing",
            name = "account",
            options = "with (fillfactor = 70)",
            indexes = {
                @Index(name = "ix_account_lower", columnList = "(lower(owner)), opened desc"),
                @Index(name = "ix_account_open", columnList = "opened", options = "where owner is not null"),
                @Index(name = "ux_account_upper", columnList = "(upper(owner))", unique = true)
            })
    public static class Account {
        @Id
        @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account")
        @SequenceGenerator(
                name = "account",
                schema = "billing",
                sequenceName = "account_seq",
                options = "cache 5 cycle")
        Long id;

        String owner;
        Instant opened;
        GeoPoint place;

        @JdbcTypeCode(SqlTypes.JSON)
        Preferences preferences;

        @ManyToOne
        Associations.Customer customer;
    }

    /** Has a quoted schema. */
    @Entity
    @Table(
            schema = "`My App`",
            name = "entry",
            uniqueConstraints =
                    @UniqueConstraint(
                            name = "uq_entry",
                            columnNames = "code",
                            options = "deferrable initially deferred"))
    public static class Entry {
        @Id
        Long id;

        String code;
    }

    /** A view. */
    @Entity
    @View(query = "select id, owner from billing.account where owner is not null")
    @Table(name = "owned_account")
    public static class OwnedAccount {
        @Id
        Long id;

        String owner;
    }

    /** No table at all. */
    @Entity
    @Subselect("select 1 as id")
    public static class Computed {
        @Id
        Long id;
    }
}
