package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.operation.Execute;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SqlSplitter;
import dev.migrate.operation.SqlStatement;
import dev.migrate.operation.SqlSyntaxException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two sections of an SQL file. */
record SqlBody(Place place, Section up, @Nullable Section down) implements Body {

    /**
     * What stands below a marker line.
     *
     * @param text the SQL
     * @param firstLine the 1-based line in which it begins
     * @param transactional whether the marker asks for a transaction
     */
    record Section(String text, int firstLine, boolean transactional) {}

    @Override
    public Half upgrade() {
        return half(this.up);
    }

    @Override
    public Optional<Half> downgrade() {
        return Optional.ofNullable(this.down).map(this::half);
    }

    private Half half(Section section) {
        List<SqlStatement> statements = split(section);
        statements.forEach(statement -> refuseTransactionControl(statement, section.transactional()));
        return new Half(
                statements.stream()
                        .<Operation>map(statement -> new Execute(statement.text(), statement.line()))
                        .toList(),
                section.transactional());
    }

    private void refuseTransactionControl(SqlStatement statement, boolean transactional) {
        try {
            TransactionControl.refuse(statement, transactional);
        } catch (MigrateException ex) {
            throw this.place.withLine(statement.line()).error(ex.problem(), ex.action(), ex);
        }
    }

    private List<SqlStatement> split(Section section) {
        try {
            return SqlSplitter.split(section.text(), section.firstLine());
        } catch (SqlSyntaxException ex) {
            throw this.place.withLine(ex.line()).error(ex.fault(), ex.action(), ex);
        }
    }
}
