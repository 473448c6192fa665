package dev.migrate.hibernate.model;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.hibernate.annotations.Any;
import org.hibernate.annotations.AnyDiscriminator;
import org.hibernate.annotations.AnyDiscriminatorValue;
import org.hibernate.annotations.AnyKeyJavaClass;
import org.hibernate.annotations.CollectionId;
import org.hibernate.annotations.CollectionIdJavaClass;
import org.hibernate.annotations.DiscriminatorFormula;
import org.hibernate.annotations.JoinFormula;
import org.hibernate.annotations.ListIndexBase;
import org.hibernate.annotations.ManyToAny;
import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SQLOrder;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.SortNatural;
import org.hibernate.annotations.TenantId;

/** Relations of the rarer kinds. */
public final class Relations {

    private Relations() {}

    enum Role {
        OWNER,
        GUEST
    }

    /** The key of a seat. */
    public record SeatId(int number, Long room) implements Serializable {}

    /** Has two ids. */
    @Entity
    @IdClass(SeatId.class)
    @Table(name = "`order`")
    public static class Seat {
        @Id
        @Column(name = "`number`")
        int number;

        @Id
        @ManyToOne
        Room room;

        @ManyToOne
        @JoinColumn(name = "next_number", referencedColumnName = "number")
        @JoinColumn(name = "next_room", referencedColumnName = "room_id")
        Seat next;
    }

    /** An embeddable in an embeddable. */
    @Embeddable
    public static class Inner {
        String text;

        @ManyToOne
        Room room;
    }

    /** An embeddable with an embeddable and a collection. */
    @Embeddable
    public static class Outer {
        @Embedded
        Inner inner;

        @ElementCollection
        Set<String> marks;
    }

    /** An embeddable with heirs. */
    @Embeddable
    @DiscriminatorColumn(name = "shape")
    public static class Shape {
        int colour;
    }

    /** An heir. */
    @Embeddable
    public static class Circle extends Shape {
        Integer radius;
    }

    /** Has collections of all kinds. */
    @Entity
    @SecondaryTable(
            name = "room_plan",
            pkJoinColumns = @PrimaryKeyJoinColumn(name = "room_number"),
            foreignKey = @ForeignKey(name = "fk_plan"),
            uniqueConstraints = @UniqueConstraint(columnNames = "plan_code"),
            indexes = @Index(columnList = "floor"))
    public static class Room {
        @Id
        @GeneratedValue
        Long id;

        @TenantId
        Long tenant;

        @Column(table = "room_plan")
        String planCode;

        @Column(table = "room_plan", nullable = false)
        int floor;

        @Embedded
        Shape shape;

        @Embedded
        @AttributeOverride(name = "inner.text", column = @Column(name = "inner_text", length = 99))
        @AssociationOverride(name = "inner.room", joinColumns = @JoinColumn(name = "other_room"))
        Outer outer;

        @ElementCollection
        @Enumerated(EnumType.STRING)
        @CollectionTable(
                name = "room_roles",
                joinColumns = @JoinColumn(name = "room"),
                indexes = @Index(columnList = "role"))
        @Column(name = "role", nullable = false)
        @OrderBy
        Set<Role> roles;

        @ElementCollection
        @MapKeyEnumerated(EnumType.STRING)
        @MapKeyColumn(name = "role")
        @Column(name = "count_of")
        Map<Role, Integer> counts;

        @ElementCollection
        @MapKeyJoinColumn(name = "guest")
        Map<Guest, Inner> notes;

        @ElementCollection
        @SoftDelete
        Collection<String> hidden;

        @ElementCollection
        @CollectionId(column = @Column(name = "tag_id"), generator = "increment")
        @CollectionIdJavaClass(idType = Long.class)
        @CollectionTable(name = "room_tags")
        Collection<String> tags;

        @ElementCollection
        @SortNatural
        SortedSet<String> sorted;

        @ElementCollection
        @SortNatural
        SortedMap<String, String> sortedMap;

        @ElementCollection
        @SQLOrder("place desc")
        List<Inner> places;

        @ElementCollection
        @OrderColumn
        String[][] board;

        @OneToMany
        @OrderColumn(name = "place", nullable = false)
        @ListIndexBase(1)
        List<Guest> queue;

        @OneToMany
        @JoinTable(
                name = "room_keepers",
                joinColumns = @JoinColumn(name = "room"),
                uniqueConstraints =
                        @UniqueConstraint(
                                name = "uq_keepers",
                                columnNames = {"room", "keepers_id"}),
                indexes = @Index(name = "ix_keepers", columnList = "keepers_id desc"),
                foreignKey = @ForeignKey(name = "fk_keepers_room"),
                inverseForeignKey = @ForeignKey(name = "fk_keepers_keeper"))
        Map<String, Guest> keepers;

        @ManyToMany
        @MapKeyJoinColumn
        Map<Guest, Guest> pairs;

        @Any
        @AnyDiscriminator(DiscriminatorType.STRING)
        @AnyDiscriminatorValue(discriminator = "G", entity = Guest.class)
        @AnyKeyJavaClass(Long.class)
        @Column(name = "any_kind")
        @JoinColumn(name = "any_id")
        Object anything;

        @ManyToAny
        @AnyDiscriminator(DiscriminatorType.INTEGER)
        @AnyDiscriminatorValue(discriminator = "1", entity = Guest.class)
        @AnyKeyJavaClass(Long.class)
        @Column(name = "some_kind")
        @JoinTable(
                name = "room_things",
                joinColumns = @JoinColumn(name = "room"),
                inverseJoinColumns = @JoinColumn(name = "thing"))
        Set<Object> things;
    }

    /** Refers in the rarer ways. */
    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorFormula("case when name is null then 'G' else 'V' end")
    @DiscriminatorValue("G")
    public static class Guest {
        @Id
        @GeneratedValue
        Long id;

        String name;

        @ManyToOne
        @NotFound(action = NotFoundAction.IGNORE)
        Room lost;

        @ManyToOne
        @JoinTable(name = "guest_home", joinColumns = @JoinColumn(name = "guest"))
        Room home;

        @ManyToOne
        @JoinFormula("length(name)")
        Room byFormula;

        @ManyToMany(mappedBy = "friendsOf")
        Set<Guest> friends;

        @ManyToMany
        @JoinTable(name = "friendship")
        Set<Guest> friendsOf;

        @OneToOne(mappedBy = "guest")
        Card card;
    }

    /** A guest of another kind. */
    @Entity
    @DiscriminatorValue("V")
    public static class Visitor extends Guest {
        @Column(unique = true)
        String pass;

        @ManyToOne(optional = false)
        Room visits;
    }

    /** The other half. */
    @Entity
    public static class Card {
        @Id
        @GeneratedValue
        Long id;

        @OneToOne(optional = false)
        Guest guest;
    }

    /** Joined tables without a discriminator. */
    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    public static class Plant {
        @Id
        @GeneratedValue
        Long id;
    }

    /** The second level. */
    @Entity
    @PrimaryKeyJoinColumn(name = "plant_number", foreignKey = @ForeignKey(name = "fk_tree_plant"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    public static class Tree extends Plant {
        int rings;
    }

    /** The third level. */
    @Entity
    @Table(
            name = "a_tree_whose_name_is_much_longer_than_the_sixty_three_bytes_that_a_name_can_have",
            indexes = @Index(columnList = "a_column_whose_name_is_much_longer_than_the_sixty_three_bytes_it_can_have"))
    public static class Oak extends Tree {
        @Column(name = "a_column_whose_name_is_much_longer_than_the_sixty_three_bytes_it_can_have")
        String name;

        @Column(name = "`ÄÖÜ ẞ €`")
        String umlauts;

        @ManyToOne
        Oak parent;
    }
}
