package dev.migrate.hibernate.model;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import org.hibernate.annotations.TenantId;

/** Inheritance of all kinds. */
public final class Hierarchies {

    private Hierarchies() {}

    /** Gives columns and has no table. */
    @MappedSuperclass
    public abstract static class Base {
        @Id
        @GeneratedValue
        Long id;

        @TenantId
        String tenant;
    }

    /** One table for all. */
    @Entity
    @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
    @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
    @DiscriminatorValue("A")
    public abstract static class Animal extends Base {
        @Column(nullable = false)
        String name;
    }

    /** A dog. */
    @Entity
    @DiscriminatorValue("D")
    public static class Dog extends Animal {
        @Column(nullable = false)
        int tricks;
    }

    /** A cat. */
    @Entity
    @DiscriminatorValue("C")
    public static class Cat extends Animal {
        @ManyToOne
        Dog enemy;
    }

    /** A table for each level. */
    @Entity
    @Inheritance(strategy = InheritanceType.JOINED)
    @DiscriminatorColumn(name = "vehicle_type")
    public static class Vehicle extends Base {
        String plate;
    }

    /** A car. */
    @Entity
    public static class Car extends Vehicle {
        @Column(nullable = false)
        int doors;
    }

    /** A table for each class, and none for the root. */
    @Entity
    @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
    public abstract static class Document {
        @Id
        @GeneratedValue
        Long id;

        @Column(unique = true, nullable = false)
        String title;

        @ManyToOne
        Car car;
    }

    /** A letter. */
    @Entity
    public static class Letter extends Document {
        String receiver;
    }

    /** A report. */
    @Entity
    public static class Report extends Document {
        int pages;
    }
}
