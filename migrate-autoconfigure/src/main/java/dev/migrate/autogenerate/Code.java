package dev.migrate.autogenerate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An expression of Java, before it is laid out. */
sealed interface Code {

    /** Returns the expression in one line. */
    String flat();

    /**
     * A word, a literal, or anything else that is never broken.
     *
     * @param flat the text
     */
    record Word(String flat) implements Code {}

    /**
     * A call: {@code column("id", uuid())}, {@code op.createTable("users")}, {@code new Table(...)}.
     *
     * @param name what stands before the parenthesis
     * @param arguments the arguments
     */
    record Call(String name, List<Code> arguments) implements Code {

        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String flat() {
            return this.arguments.stream().map(Code::flat).collect(Collectors.joining(", ", this.name + "(", ")"));
        }

        boolean isCreation() {
            return this.name.startsWith("new ");
        }
    }

    /**
     * Calls one after the other.
     *
     * @param links the calls; a receiver that is a plain name stands in the name of the first
     */
    record Chain(List<Call> links) implements Code {

        public Chain {
            links = List.copyOf(links);
        }

        @Override
        public String flat() {
            return this.links.stream().map(Code::flat).collect(Collectors.joining("."));
        }

        /** Returns this chain with a further call. */
        Chain then(String name, Code... arguments) {
            return new Chain(Stream.concat(this.links.stream(), Stream.of(new Call(name, Arrays.asList(arguments))))
                    .toList());
        }

        Chain then(String name, List<Code> arguments) {
            return then(name, arguments.toArray(Code[]::new));
        }
    }

    /**
     * A lambda of one parameter.
     *
     * @param parameter the parameter
     * @param body what it returns
     */
    record Lambda(String parameter, Code body) implements Code {

        @Override
        public String flat() {
            return this.parameter + " -> " + this.body.flat();
        }
    }

    static Chain call(String name, Code... arguments) {
        return new Chain(List.of(new Call(name, Arrays.asList(arguments))));
    }

    static Chain call(String name, List<Code> arguments) {
        return call(name, arguments.toArray(Code[]::new));
    }
}
