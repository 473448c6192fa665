package dev.migrate.operation;

import static dev.migrate.schema.Definitions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrate.postgres.DdlRenderer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The revision that the manual begins with, word for word. */
class UserTableExampleTests {

    @Test
    void readsAsTheManualPromises() {
        Operations op = new Operations();
        new R_abc123_AddUserTable().upgrade(op);

        assertThat(sql(op)).containsExactly("""
                        create table users (
                            id uuid not null,
                            email varchar(255) not null,
                            created_at timestamp not null,
                            constraint pk_users primary key (id)
                        )""", "create unique index idx_users_email on users (email)");
    }

    @Test
    void goesDownAsTheManualPromises() {
        Operations op = new Operations();
        new R_abc123_AddUserTable().downgrade(op);

        assertThat(sql(op)).containsExactly("drop index idx_users_email", "drop table users");
    }

    private static List<String> sql(Operations op) {
        DdlRenderer renderer = new DdlRenderer();
        return op.recorded().stream()
                .map(renderer::render)
                .flatMap(List::stream)
                .toList();
    }

    /** Stands for the interface of a revision, which another room owns. */
    interface Migration {

        void upgrade(Operations op);

        void downgrade(Operations op);
    }

    /** add user table */
    static class R_abc123_AddUserTable implements Migration {
        @Override
        public void upgrade(Operations op) {
            op.createTable(
                    "users",
                    column("id", uuid()).notNull(),
                    column("email", varchar(255)).notNull(),
                    column("created_at", timestamp()).notNull(),
                    primaryKey("id"));
            op.createIndex("idx_users_email", "users", "email").unique();
        }

        @Override
        public void downgrade(Operations op) {
            op.dropIndex("idx_users_email");
            op.dropTable("users");
        }
    }
}
