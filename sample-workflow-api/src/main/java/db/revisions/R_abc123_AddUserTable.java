package db.revisions;

import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varchar;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/** add user table */
@Revision(id = "abc123", revises = "def456", created = "2024-01-01T12:00:00Z")
class R_abc123_AddUserTable implements Migration {

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
