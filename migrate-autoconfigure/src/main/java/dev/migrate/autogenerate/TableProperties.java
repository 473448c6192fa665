package dev.migrate.autogenerate;

import dev.migrate.operation.CommentTarget;
import dev.migrate.operation.Operation;
import dev.migrate.operation.SetComment;
import dev.migrate.schema.Table;
import dev.migrate.schema.TableOptions;
import java.util.List;
import java.util.Objects;

/** Compares what tables are beside their columns, constraints and indexes: their comments and options. */
record TableProperties(Steps steps, Table live, Table wanted) {

    void emit() {
        compareComment();
        compareOptions();
    }

    /** What a table can only be given when it is made, or what moves all its rows, is not changed. */
    private void compareOptions() {
        SchemaObject object = ObjectNames.table(this.live.name());
        TableOptions was = this.live.options();
        TableOptions options = this.wanted.options();
        if (was.persistence() != options.persistence()) {
            this.steps.note(object, "is logged otherwise than in the model");
        }
        if (options.partitionBy() != null && !options.partitionBy().equals(was.partitionBy())) {
            this.steps.note(
                    object,
                    (was.partitionBy() == null ? "is not partitioned" : "is partitioned by " + was.partitionBy())
                            + ", the model wants " + options.partitionBy() + "; PostgreSQL cannot change that");
        }
        if (!was.inherits().equals(options.inherits())) {
            this.steps.note(object, "inherits otherwise than in the model");
        }
    }

    private void compareComment() {
        String was = this.live.comment();
        String text = this.wanted.comment();
        if (Objects.equals(was, text)) {
            return;
        }
        SchemaObject object = ObjectNames.table(this.live.name());
        CommentTarget target = new CommentTarget(CommentTarget.Kind.TABLE, this.live.name(), null);
        List<Operation> upgrade = List.of(new SetComment(target, text, null));
        List<Operation> downgrade = List.of(new SetComment(target, was, null));
        if (text == null) {
            this.steps.add(Phase.COMMENT, this.steps.extraOf(object, "has a comment", upgrade, downgrade));
        } else {
            this.steps.change(
                    Phase.COMMENT, object, was == null ? "has no comment" : "has another comment", upgrade, downgrade);
        }
    }
}
