package db.revisions;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/** add index of active users */
@Revision(id = "91f3e7a0c4b8", revises = "5e3a7c9d1b24", created = "2024-01-24T17:09:33Z")
class R_91f3e7a0c4b8_AddIndexOfActiveUsers implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createIndex("users_active_role_idx", "users", "role", "display_name").where("active");
    }

    @Override
    public void downgrade(Operations op) {
        op.dropIndex("users_active_role_idx");
    }
}
