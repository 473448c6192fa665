package com.example.workflow.user;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who owns or runs workflows. */
@Entity
@Table(name = "users")
public class User {

    @Id
    private UUID id;

    @Column(nullable = false)
    private String email;

    @Column(nullable = false, length = 120)
    private String displayName;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false, length = 20)
    private Role role;

    private boolean active = true;

    @Column(nullable = false)
    private Instant createdAt;

    @Version
    private @Nullable Long version;

    protected User() {}

    User(String email, String displayName, Role role, Instant createdAt) {
        this.id = UUID.randomUUID();
        this.email = email.toLowerCase(Locale.ROOT);
        this.displayName = displayName;
        this.role = role;
        this.createdAt = createdAt;
    }

    void change(@Nullable String displayName, @Nullable Role role, @Nullable Boolean active) {
        this.displayName = displayName == null ? this.displayName : displayName;
        this.role = role == null ? this.role : role;
        this.active = active == null ? this.active : active;
    }

    UUID id() {
        return this.id;
    }

    UserView view() {
        return new UserView(this.id, this.email, this.displayName, this.role, this.active, this.createdAt);
    }

    /** What a client sees. */
    public record UserView(UUID id, String email, String displayName, Role role, boolean active, Instant createdAt) {}
}
