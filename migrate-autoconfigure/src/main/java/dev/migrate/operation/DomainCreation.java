package dev.migrate.operation;

import dev.migrate.schema.Domain;

/** Refines {@link CreateDomain}. */
public final class DomainCreation extends DomainWords<CreateDomain, DomainCreation> {

    DomainCreation(Recorder recorder, CreateDomain operation) {
        super(recorder, operation);
    }

    @Override
    Domain domain() {
        return operation().definition();
    }

    @Override
    DomainCreation change(Domain domain) {
        replace(new CreateDomain(domain));
        return this;
    }
}
