package dev.migrate.operation;

import dev.migrate.schema.Domain;

/** Refines {@link DropObject} where the domain is described, so that the drop can be reversed. */
public final class KnownDomainDrop extends DomainWords<DropObject, KnownDomainDrop> {

    private Domain domain;

    KnownDomainDrop(Recorder recorder, Domain domain) {
        super(recorder, new DropObject(ObjectKind.DOMAIN, domain.name(), false, false, new CreateDomain(domain)));
        this.domain = domain;
    }

    /** Does nothing where it does not exist. */
    public KnownDomainDrop ifExists() {
        replace(operation().withIfExists());
        return this;
    }

    /** Drops what depends on it too. */
    public KnownDomainDrop cascade() {
        replace(operation().withCascade());
        return this;
    }

    @Override
    Domain domain() {
        return this.domain;
    }

    @Override
    KnownDomainDrop change(Domain changed) {
        this.domain = changed;
        replace(operation().withWas(new CreateDomain(changed)));
        return this;
    }
}
