package db.revisions;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.bool;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.varchar;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/** add user profile */
@Revision(id = "2b9d4e6f8a10", revises = "7c1e0f4b92ad", created = "2024-01-15T10:26:54Z")
class R_2b9d4e6f8a10_AddUserProfile implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.addColumn("users", column("display_name", varchar(120)));
        op.addColumn("users", column("role", varchar(20)).notNull().defaultValue("VIEWER"));
        op.addColumn("users", column("active", bool()).notNull().defaultValue(true));
        op.addColumn("users", column("version", bigint()).notNull().defaultValue(0));
        op.addCheck("users_role_check", "users", "role in ('ADMIN', 'EDITOR', 'OPERATOR', 'APPROVER', 'VIEWER')");
        op.addCheck("users_email_check", "users", "email = lower(email)").notValid();
    }

    @Override
    public void downgrade(Operations op) {
        op.dropConstraint("users_email_check", "users");
        op.dropConstraint("users_role_check", "users");
        op.dropColumn("users", "version");
        op.dropColumn("users", "active");
        op.dropColumn("users", "role");
        op.dropColumn("users", "display_name");
    }
}
