package dev.migrate.hibernate;

import dev.migrate.schema.Sequence;
import dev.migrate.schema.SequenceOptions;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.dialect.Dialect;

/** Reads sequences. */
final class SequenceReader {

    private final Dialect dialect;
    private final Names names;
    private final Notes notes;

    SequenceReader(Dialect dialect, Names names, Notes notes) {
        this.dialect = dialect;
        this.names = names;
        this.notes = notes;
    }

    Sequence read(org.hibernate.boot.model.relational.Sequence sequence) {
        QualifiedSequenceName name = sequence.getName();
        String bound = this.dialect
                .getSequenceSupport()
                .startingValue(sequence.getInitialValue(), sequence.getIncrementSize());
        String options = sequence.getOptions();
        SqlWords words = new SqlWords(options == null ? bound : bound + " " + options);
        SequenceOptions counting = CountingWords.read(
                words, new SequenceOptions().start(sequence.getInitialValue()).increment(sequence.getIncrementSize()));
        if (!words.atEnd()) {
            this.notes.add(
                    "sequence " + name.getSequenceName().getText(),
                    "its option \"" + words.rest() + "\" is not understood and left out.");
        }
        return new Sequence(
                this.names.qualified(name.getSchemaName(), name.getSequenceName()), null, counting, null, null);
    }
}
