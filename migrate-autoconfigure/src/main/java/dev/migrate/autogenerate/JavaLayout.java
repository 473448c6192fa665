package dev.migrate.autogenerate;

import java.util.List;

/**
 * Lays an expression out as palantir-java-format does, so that the formatter of a project leaves a generated revision
 * alone. Its rules, as far as calls and chains of calls need them: what fits into a line stays in it, unless the last dot
 * of a chain would stand far to the right; then every dot of the chain begins a line; arguments that do not fit go into a
 * line of their own together, and if they do not fit there, each into one.
 */
final class JavaLayout {

    private static final int WIDTH = 120;
    /** The formatter keeps a chain together only if its last dot stands here or before. */
    private static final int LAST_DOT = 80;

    private static final int CONTINUED = 8;

    private JavaLayout() {}

    /**
     * Lays a statement out.
     *
     * @param statement the expression that is the statement
     * @param indent how far the statement is indented where it will stand
     * @return its lines, not indented, with a semicolon
     */
    static String statement(Code statement, int indent) {
        String text = layout(statement, indent, indent, 1) + ";";
        return text.replace("\n" + " ".repeat(indent), "\n");
    }

    /**
     * Lays an expression out.
     *
     * @param indent the indentation of the line that it begins in, or would begin in
     * @param column where it begins
     * @param suffix how many characters have to fit behind it
     */
    private static String layout(Code code, int indent, int column, int suffix) {
        if (fits(code, column, suffix)) {
            return code.flat();
        }
        if (code instanceof Code.Lambda lambda) {
            String head = lambda.parameter() + " -> ";
            return head + layout(lambda.body(), indent, column + head.length(), suffix);
        }
        if (code instanceof Code.Chain chain) {
            return chain(chain, indent, column, suffix);
        }
        return code instanceof Code.Call call ? call(call, indent + CONTINUED, column, suffix) : code.flat();
    }

    private static String chain(Code.Chain chain, int indent, int column, int suffix) {
        List<Code.Call> links = chain.links();
        if (links.size() == 1) {
            return call(links.get(0), indent + CONTINUED, column, suffix);
        }
        StringBuilder text = new StringBuilder(call(links.get(0), indent + 2 * CONTINUED, column, 0));
        for (int place = 1; place < links.size(); place++) {
            text.append('\n').append(" ".repeat(indent + CONTINUED)).append('.');
            text.append(call(
                    links.get(place),
                    indent + 2 * CONTINUED,
                    indent + CONTINUED + 1,
                    place == links.size() - 1 ? suffix : 0));
        }
        return text.toString();
    }

    private static String call(Code.Call call, int argumentIndent, int column, int suffix) {
        if (fits(call, column, suffix)) {
            return call.flat();
        }
        List<Code> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return call.flat();
        }
        String head = call.name() + "(";
        if (arguments.size() == 1 && opensItself(arguments.get(0))) {
            return head
                    + layout(arguments.get(0), argumentIndent - CONTINUED, column + head.length(), suffix + 1)
                    + ")";
        }
        String pad = "\n" + " ".repeat(argumentIndent);
        if (fitTogether(arguments, argumentIndent, suffix + 1)) {
            return head + pad
                    + String.join(", ", arguments.stream().map(Code::flat).toList()) + ")";
        }
        StringBuilder text = new StringBuilder(head);
        for (int place = 0; place < arguments.size(); place++) {
            boolean last = place == arguments.size() - 1;
            text.append(pad)
                    .append(layout(arguments.get(place), argumentIndent, argumentIndent, last ? suffix + 1 : 1))
                    .append(last ? "" : ",");
        }
        return text.append(')').toString();
    }

    /** A single argument of these kinds begins in the line of the call. */
    private static boolean opensItself(Code argument) {
        return argument instanceof Code.Lambda
                || (argument instanceof Code.Call call && call.isCreation())
                || (argument instanceof Code.Chain chain
                        && (chain.links().size() > 1 || chain.links().get(0).isCreation()));
    }

    private static boolean fitTogether(List<Code> arguments, int column, int suffix) {
        int position = column;
        for (Code argument : arguments) {
            if (!dotsFit(argument, position)) {
                return false;
            }
            position += argument.flat().length() + 2;
        }
        return position - 2 + suffix <= WIDTH;
    }

    private static boolean fits(Code code, int column, int suffix) {
        return column + code.flat().length() + suffix <= WIDTH && dotsFit(code, column);
    }

    private static boolean dotsFit(Code code, int column) {
        if (code instanceof Code.Lambda lambda) {
            return dotsFit(lambda.body(), column + lambda.parameter().length() + " -> ".length());
        }
        if (code instanceof Code.Call call) {
            return argumentsFit(call, column);
        }
        if (code instanceof Code.Chain chain) {
            int position = column;
            for (int place = 0; place < chain.links().size(); place++) {
                boolean last = place == chain.links().size() - 1;
                if (last && place > 0 && position > LAST_DOT) {
                    return false;
                }
                int start = position + (place == 0 ? 0 : 1);
                if (!argumentsFit(chain.links().get(place), start)) {
                    return false;
                }
                position = start + chain.links().get(place).flat().length();
            }
        }
        return true;
    }

    private static boolean argumentsFit(Code.Call call, int column) {
        int position = column + call.name().length() + 1;
        for (Code argument : call.arguments()) {
            if (!dotsFit(argument, position)) {
                return false;
            }
            position += argument.flat().length() + 2;
        }
        return true;
    }
}
