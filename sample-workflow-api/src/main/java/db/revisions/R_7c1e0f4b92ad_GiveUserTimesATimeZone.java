package db.revisions;

import static dev.migrate.schema.Definitions.timestamp;
import static dev.migrate.schema.Definitions.timestamptz;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/** give user times a time zone: what was written so far was UTC */
@Revision(
        id = "7c1e0f4b92ad",
        revises = "abc123",
        created = "2024-01-09T09:41:18Z",
        message = "give user times a time zone")
class R_7c1e0f4b92ad_GiveUserTimesATimeZone implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.alterColumn("users", "created_at").type(timestamptz(), "created_at at time zone 'UTC'");
    }

    @Override
    public void downgrade(Operations op) {
        op.alterColumn("users", "created_at").type(timestamp(), "created_at at time zone 'UTC'");
    }
}
