package dev.migrate.hibernate.model;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;

/** Tables that belong together. */
public final class Associations {

    private Associations() {}

    /** An embeddable. */
    @Embeddable
    public static class Address {
        @Column(nullable = false)
        String street;

        @Column(length = 10)
        String zip;
    }

    /** The key of a line: an order of its own. */
    @Embeddable
    public record LineId(Long purchase, int position, String kind) implements Serializable {}

    /** Has an embeddable twice, collections and a secondary table. */
    @Entity
    @Table(
            name = "customer",
            uniqueConstraints = {
                @UniqueConstraint(
                        name = "uq_customer_names",
                        columnNames = {"first_name", "last_name"}),
                @UniqueConstraint(columnNames = {"last_name", "region"})
            },
            indexes = {
                @Index(name = "IX_Customer_Region", columnList = "region desc, last_name"),
                @Index(columnList = "firstName"),
                @Index(name = "ux_customer_nick", columnList = "nick", unique = true)
            })
    @SecondaryTable(name = "customer_details")
    public static class Customer {
        @Id
        @GeneratedValue(strategy = GenerationType.IDENTITY)
        Long id;

        String firstName;
        String lastName;
        String region;
        String nick;

        @Column(table = "customer_details", length = 1000)
        String biography;

        @Embedded
        Address home;

        @Embedded
        @AttributeOverride(name = "street", column = @Column(name = "work_street"))
        @AttributeOverride(name = "zip", column = @Column(name = "work_zip"))
        Address work;

        @ElementCollection
        Set<String> phones = new HashSet<>();

        @ElementCollection
        @OrderColumn(name = "rank")
        @CollectionTable(name = "customer_favourites")
        List<String> favourites = new ArrayList<>();

        @ElementCollection
        @MapKeyColumn(name = "setting")
        Map<String, String> settings = new HashMap<>();

        @ElementCollection
        @OnDelete(action = OnDeleteAction.CASCADE)
        List<Address> others = new ArrayList<>();

        @ManyToMany
        @JoinTable(name = "customer_group", inverseJoinColumns = @JoinColumn(name = "group_id"))
        Set<Group> groups = new HashSet<>();

        @OneToMany(mappedBy = "customer", cascade = CascadeType.ALL)
        List<Purchase> purchases = new ArrayList<>();

        @OneToMany
        @JoinColumn(name = "owner_id")
        Set<Group> owned = new HashSet<>();
    }

    /** Names that SQL reserves, and one that needs its case. */
    @Entity
    @Table(name = "`group`")
    public static class Group {
        @Id
        @GeneratedValue
        Long id;

        @Column(name = "`select`")
        String select;

        @Column(name = "`Mixed Case`")
        String mixed;
    }

    /** Has foreign keys of all kinds. */
    @Entity
    public static class Purchase {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne(optional = false)
        @JoinColumn(foreignKey = @ForeignKey(name = "FK_Purchase_Customer"))
        @OnDelete(action = OnDeleteAction.CASCADE)
        Customer customer;

        @ManyToOne
        @JoinColumn(
                name = "group_id",
                foreignKey =
                        @ForeignKey(
                                name = "fk_written",
                                foreignKeyDefinition =
                                        "foreign key (group_id) references \"group\" (id) on update cascade on delete set"
                                                + " null deferrable initially deferred"))
        Group group;

        @ManyToOne
        @JoinColumn(name = "free_id", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
        Customer free;

        @ManyToOne
        @JoinColumn(name = "parent_id")
        @OnDelete(action = OnDeleteAction.SET_NULL)
        Purchase parent;
    }

    /** Has a composite key. */
    @Entity
    public static class Line {
        @EmbeddedId
        LineId id;

        @ManyToOne
        @MapsId("purchase")
        Purchase purchase;
    }

    /** Refers to a composite key. */
    @Entity
    @SoftDelete
    public static class Delivery {
        @Id
        @GeneratedValue
        Long id;

        @ManyToOne
        Line line;

        @OneToOne
        @JoinColumn(unique = true)
        Purchase purchase;
    }

    /** Shares its key. */
    @Entity
    public static class Invoice {
        @Id
        Long id;

        @OneToOne
        @MapsId
        Purchase purchase;

        @ManyToOne
        @JoinColumn(referencedColumnName = "nick")
        Customer byNick;
    }
}
