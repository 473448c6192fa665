package dev.migrate.testing;

import dev.migrate.testing.TestPostgres.Database;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks into a test's database. */
public final class Catalog {

    private final JdbcClient client;

    /** Looks into a database, over a new connection each time. */
    public Catalog(Database database) {
        this(database.dataSource());
    }

    /** Looks into a database over connections of the caller's. */
    public Catalog(DataSource dataSource) {
        this.client = JdbcClient.create(dataSource);
    }

    /** Returns the names of the tables outside the server's own schemas, without migrate's two, sorted. */
    public List<String> tables() {
        return strings("""
                select tablename from pg_tables
                where schemaname not in ('pg_catalog', 'information_schema')
                    and tablename not in ('migrate_version', 'migrate_history') order by 1""");
    }

    /** Returns the rows of the version table, sorted. */
    public List<String> heads() {
        return strings("select version_num from migrate_version order by 1");
    }

    /** Returns "direction revision outcome" of each row of the history, oldest first. */
    public List<String> history() {
        return strings("select direction || ' ' || revision || ' ' || outcome from migrate_history order by id");
    }

    /** Runs a query of one column. */
    public List<String> strings(String sql) {
        return this.client.sql(sql).query(String.class).list().stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** Runs a statement. */
    public void execute(String sql) {
        this.client.sql(sql).update();
    }
}
