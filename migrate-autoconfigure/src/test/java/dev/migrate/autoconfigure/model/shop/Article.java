package dev.migrate.autoconfigure.model.shop;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.hibernate.annotations.CreationTimestamp;

/** An entity with a converter that is a bean, and with what Hibernate adds late. */
@Entity
public class Article {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @NotNull
    @Size(max = 77)
    String displayName;

    @Convert(converter = ColourConverter.class)
    Colour colour;

    @CreationTimestamp
    Instant createdAt;
}
