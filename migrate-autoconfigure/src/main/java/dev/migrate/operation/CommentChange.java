package dev.migrate.operation;

/** Refines {@link SetComment}. */
public final class CommentChange extends Refinement<SetComment> {

    CommentChange(Recorder recorder, SetComment operation) {
        super(recorder, operation);
    }

    /** Says what the comment was, so that the change can be reversed. */
    public CommentChange was(String text) {
        replace(new SetComment(operation().target(), operation().text(), new PreviousComment(text)));
        return this;
    }

    /** Says that there was no comment, so that the change can be reversed. */
    public CommentChange wasNone() {
        replace(new SetComment(operation().target(), operation().text(), new PreviousComment(null)));
        return this;
    }
}
