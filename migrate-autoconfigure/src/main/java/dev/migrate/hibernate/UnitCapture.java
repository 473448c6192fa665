package dev.migrate.hibernate;

import dev.migrate.MigrateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.connections.internal.UserSuppliedConnectionProviderImpl;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.jspecify.annotations.Nullable;

/**
 * Takes the model of one persistence unit while Hibernate builds it. A session factory that is built with the settings of
 * {@link #settings(Map)} opens no connection, creates and checks no table, and leaves its metadata here.
 */
public final class UnitCapture {

    private final String unit;
    private final int serverMajor;
    private @Nullable Metadata metadata;
    private @Nullable SessionFactoryImplementor sessionFactory;

    /**
     * Creates one for a persistence unit.
     *
     * @param unit the name of the unit, for the model and for messages
     * @param serverMajor the major version of PostgreSQL that Hibernate writes for, unless the application names a dialect
     *     by an instance: since 18 its generated columns are virtual, for example
     */
    public UnitCapture(String unit, int serverMajor) {
        this.unit = Objects.requireNonNull(unit, "unit");
        this.serverMajor = serverMajor;
    }

    /**
     * Returns what the application's settings need so that Hibernate builds the unit without its database.
     *
     * @param given the settings of the application, which are not changed
     */
    public Map<String, Object> settings(Map<String, ?> given) {
        Map<String, Object> settings = new LinkedHashMap<>();
        List<Integrator> integrators = new ArrayList<>(integratorsOf(given.get(JpaSettings.INTEGRATOR_PROVIDER)));
        integrators.add(new Taking());
        settings.put(JpaSettings.INTEGRATOR_PROVIDER, (IntegratorProvider) () -> integrators);
        settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
        settings.put(AvailableSettings.CONNECTION_PROVIDER, new UserSuppliedConnectionProviderImpl());
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, "PostgreSQL");
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, String.valueOf(this.serverMajor));
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, "0");
        settings.put(AvailableSettings.HBM2DDL_AUTO, "none");
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "none");
        settings.put(AvailableSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, "none");
        settings.put(AvailableSettings.USE_SECOND_LEVEL_CACHE, false);
        settings.put(AvailableSettings.USE_QUERY_CACHE, false);
        settings.put(AvailableSettings.QUERY_STARTUP_CHECKING, false);
        return settings;
    }

    /**
     * Reads the model, once the session factory is built and before it is closed.
     *
     * @throws MigrateException if no session factory was built with the settings, or one for another database
     */
    public EntityModel model() {
        Metadata built = this.metadata;
        SessionFactoryImplementor factory = this.sessionFactory;
        if (built == null || factory == null) {
            throw new MigrateException(
                    "The persistence unit " + this.unit + " is not built by Hibernate, so its model cannot be read.",
                    "Autogenerate works with Hibernate only; write the revision by hand.");
        }
        Dialect dialect = built.getDatabase().getDialect();
        if (!(dialect instanceof PostgreSQLDialect)) {
            throw new MigrateException(
                    "The persistence unit " + this.unit + " is mapped for "
                            + dialect.getClass().getSimpleName() + ", not for PostgreSQL.",
                    "Leave out hibernate.dialect (spring.jpa.database-platform), or name a dialect of PostgreSQL.");
        }
        return EntityModelReader.read(this.unit, built, factory.getProperties());
    }

    /** The application's own provider gives way to this one, so its integrators come along. */
    private static List<Integrator> integratorsOf(@Nullable Object provider) {
        if (provider instanceof IntegratorProvider own) {
            return own.getIntegrators();
        }
        if (provider == null) {
            return List.of();
        }
        try {
            Class<?> type = provider instanceof Class<?> given
                    ? given
                    : Class.forName(
                            provider.toString(), true, Thread.currentThread().getContextClassLoader());
            return integratorsOf(type.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException ex) {
            throw new MigrateException(
                    "The setting " + JpaSettings.INTEGRATOR_PROVIDER + " names " + provider
                            + ", of which no instance can be made.",
                    "Name a class with a constructor without arguments.",
                    ex);
        }
    }

    /** Is called in the midst of the building, so it only keeps what it gets. */
    private final class Taking implements Integrator {

        @Override
        public void integrate(Metadata taken, BootstrapContext context, SessionFactoryImplementor factory) {
            UnitCapture.this.metadata = taken;
            UnitCapture.this.sessionFactory = factory;
        }
    }
}
