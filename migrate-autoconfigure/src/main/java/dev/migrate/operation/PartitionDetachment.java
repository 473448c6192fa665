package dev.migrate.operation;

/** Refines {@link DetachPartition}. */
public final class PartitionDetachment extends Refinement<DetachPartition> {

    PartitionDetachment(Recorder recorder, DetachPartition operation) {
        super(recorder, operation);
    }

    /** Leaves the partitioned table open meanwhile. PostgreSQL cannot do that in a transaction. */
    public PartitionDetachment concurrently() {
        DetachPartition detach = operation();
        replace(new DetachPartition(detach.table(), detach.partition(), true, detach.was()));
        return this;
    }

    /** Says which part it was, so that the detachment can be reversed. The text is trusted SQL. */
    public PartitionDetachment was(String bound) {
        DetachPartition detach = operation();
        replace(new DetachPartition(detach.table(), detach.partition(), detach.concurrently(), bound));
        return this;
    }
}
