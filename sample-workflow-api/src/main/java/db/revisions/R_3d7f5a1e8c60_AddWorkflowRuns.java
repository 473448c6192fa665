package db.revisions;

import static dev.migrate.schema.Definitions.bigint;
import static dev.migrate.schema.Definitions.check;
import static dev.migrate.schema.Definitions.column;
import static dev.migrate.schema.Definitions.foreignKey;
import static dev.migrate.schema.Definitions.jsonb;
import static dev.migrate.schema.Definitions.key;
import static dev.migrate.schema.Definitions.primaryKey;
import static dev.migrate.schema.Definitions.text;
import static dev.migrate.schema.Definitions.timestamptz;
import static dev.migrate.schema.Definitions.uuid;
import static dev.migrate.schema.Definitions.varchar;

import dev.migrate.operation.Operations;
import dev.migrate.script.Migration;
import dev.migrate.script.Revision;

/** add workflow runs */
@Revision(id = "3d7f5a1e8c60", revises = "e6b40d92f7a3", created = "2024-02-05T13:57:46Z")
class R_3d7f5a1e8c60_AddWorkflowRuns implements Migration {

    @Override
    public void upgrade(Operations op) {
        op.createTable(
                "workflow_runs",
                column("id", uuid()).notNull(),
                column("workflow_id", uuid()).notNull(),
                column("status", varchar(20)).notNull(),
                column("input", jsonb()).notNull().defaultExpression("'{}'"),
                column("reason", text()),
                column("version", bigint()).notNull(),
                column("created_at", timestamptz()).notNull(),
                column("started_at", timestamptz()),
                column("finished_at", timestamptz()),
                primaryKey("id"),
                foreignKey("workflow_id").references("workflows", "id"),
                check("status in ('PENDING', 'RUNNING', 'WAITING', 'COMPLETED', 'FAILED', 'CANCELLED')")
                        .named("workflow_runs_status_check"),
                check("(finished_at is not null) = (status in ('COMPLETED', 'FAILED', 'CANCELLED'))")
                        .named("workflow_runs_finished_at_check"));
        op.createIndex(
                "workflow_runs_workflow_id_created_at_idx",
                "workflow_runs",
                key("workflow_id"),
                key("created_at").desc());
    }

    @Override
    public void downgrade(Operations op) {
        op.dropTable("workflow_runs");
    }
}
