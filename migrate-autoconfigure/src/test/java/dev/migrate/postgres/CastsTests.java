package dev.migrate.postgres;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.operation.AlterColumnType;
import dev.migrate.schema.BuiltIn;
import dev.migrate.schema.Casts;
import dev.migrate.schema.DataType;
import dev.migrate.schema.QualifiedName;
import dev.migrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From each type that PostgreSQL brings along to each other: what is believed of casts holds on a server. */
@Tag("postgres")
class CastsTests {

    @Test
    void anEmptyColumnOfEachTypeBecomesOneOfEachOther() throws SQLException {
        List<String> failed = new ArrayList<>();
        try (Connection connection = TestPostgres.freshDatabase().connect();
                Statement statement = connection.createStatement()) {
            for (BuiltIn from : types()) {
                List<String> columns = new ArrayList<>();
                List<String> changes = new ArrayList<>();
                for (BuiltIn to : types()) {
                    String name = "c" + columns.size();
                    columns.add(name + " " + from.sql());
                    changes.add(change(name, builtIn(from), builtIn(to)));
                }
                connection.setAutoCommit(false);
                try {
                    statement.execute("create table t (" + String.join(", ", columns) + ")");
                    statement.execute("alter table t " + String.join(", ", changes));
                } catch (SQLException ex) {
                    failed.add(from + ": " + ex.getMessage());
                } finally {
                    connection.rollback();
                }
            }
        }
        assertThat(failed).isEmpty();
    }

    private static String change(String column, DataType from, DataType to) {
        AlterColumnType change =
                new AlterColumnType(new QualifiedName(null, "t"), column, to, null, null, column(column, from));
        return new DdlRenderer().render(change).get(0).substring("alter table t ".length());
    }

    private static List<BuiltIn> types() {
        return Arrays.stream(BuiltIn.values())
                .filter(type -> Casts.stored(builtIn(type)).equals(builtIn(type)))
                .toList();
    }
}
