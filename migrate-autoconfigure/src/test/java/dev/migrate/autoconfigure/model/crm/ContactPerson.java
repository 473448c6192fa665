package dev.migrate.autoconfigure.model.crm;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** An entity of the second unit. */
@Entity
public class ContactPerson {

    @Id
    @GeneratedValue
    Long id;

    String fullName;
}
