package dev.migrate.script;

import dev.migrate.MigrateException;
import dev.migrate.operation.Custom;
import dev.migrate.operation.Execute;
import dev.migrate.operation.NamingConvention;
import dev.migrate.operation.Operation;
import dev.migrate.operation.Operations;
import dev.migrate.operation.Reversal;
import dev.migrate.operation.SqlSplitter;
import dev.migrate.operation.SqlStatement;
import dev.migrate.operation.SqlSyntaxException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The two methods of a Java revision. Each recording makes a new object, so that none can remember. */
record JavaBody(Place place, Class<? extends Migration> type, boolean transactional, NamingConvention naming)
        implements Body {

    @Override
    public Half upgrade() {
        return half("upgrade", Migration::upgrade);
    }

    @Override
    public Optional<Half> downgrade() {
        return Optional.of(hasDowngrade() ? half("downgrade", Migration::downgrade) : reversedUpgrade());
    }

    private Half reversedUpgrade() {
        List<Operation> upgrade = upgrade().operations();
        try {
            return new Half(Reversal.of(upgrade), this.transactional);
        } catch (MigrateException ex) {
            throw this.place.error("The class has no method downgrade. " + ex.problem(), ex.action(), ex);
        }
    }

    private boolean hasDowngrade() {
        try {
            return this.type.getMethod("downgrade", Operations.class).getDeclaringClass() != Migration.class;
        } catch (NoSuchMethodException ex) {
            throw new IllegalStateException("Every Migration has downgrade(Operations)", ex);
        }
    }

    private Half half(String method, BiConsumer<Migration, Operations> recording) {
        Migration migration = newMigration();
        Operations op = new Operations(this.naming);
        try {
            recording.accept(migration, op);
            List<Operation> recorded = op.recorded();
            Custom.flatten(recorded).forEach(this::refuseTransactionControl);
            return new Half(recorded, this.transactional);
        } catch (SqlSyntaxException ex) {
            throw error(method, "In the SQL of op.execute(...), line " + ex.line() + ": " + ex.fault(), ex);
        } catch (MigrateException ex) {
            throw error(method, ex.problem(), ex);
        } catch (RuntimeException | LinkageError ex) {
            throw thrown("The method " + method, ex);
        }
    }

    private MigrateException error(String method, String fault, MigrateException cause) {
        return new MigrateException(this.place + ", " + method + ": " + fault, cause.action(), cause);
    }

    private void refuseTransactionControl(Operation operation) {
        if (operation instanceof Execute execute) {
            for (SqlStatement statement : SqlSplitter.split(execute.sql(), 1)) {
                TransactionControl.refuse(statement, this.transactional);
            }
        }
    }

    private Migration newMigration() {
        try {
            Constructor<? extends Migration> constructor = this.type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (InvocationTargetException ex) {
            throw thrown("The constructor", Objects.requireNonNullElse(ex.getCause(), ex));
        } catch (ExceptionInInitializerError ex) {
            throw thrown("The static initializer", Objects.requireNonNullElse(ex.getCause(), ex));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError ex) {
            throw thrown("The constructor", ex);
        }
    }

    private MigrateException thrown(String what, Throwable cause) {
        return this.place.error(
                what + " threw " + cause + ".",
                "Correct the class. Its methods only record operations; what needs the database belongs into"
                        + " op.run(...).",
                cause);
    }
}
