package dev.migrate.autoconfigure;

import javax.sql.DataSource;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;

/** Tells Boot that migrate manages the schema of its data source, so that Hibernate's {@code ddl-auto} defaults to none. */
final class MigrateSchemaManagementProvider implements SchemaManagementProvider {

    private final DataSource managed;

    MigrateSchemaManagementProvider(DataSource managed) {
        this.managed = managed;
    }

    @Override
    public SchemaManagement getSchemaManagement(DataSource dataSource) {
        return DataSourceUnwrapper.unwrapRoot(dataSource) == DataSourceUnwrapper.unwrapRoot(this.managed)
                ? SchemaManagement.MANAGED
                : SchemaManagement.UNMANAGED;
    }
}
