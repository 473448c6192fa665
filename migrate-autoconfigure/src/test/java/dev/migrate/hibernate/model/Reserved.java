package dev.migrate.hibernate.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;

/** Names that SQL reserves, written without quotes. */
public final class Reserved {

    private Reserved() {}

    /** Named like its keyword. */
    @Entity
    @Table(name = "user", indexes = @Index(name = "ix", columnList = "offset, order desc"))
    public static class User {
        @Id
        @GeneratedValue
        Long id;

        @Column(unique = true)
        int offset;

        String order;
        String limit;

        @Column(nullable = false)
        String position;

        @ManyToOne
        User references;
    }
}
