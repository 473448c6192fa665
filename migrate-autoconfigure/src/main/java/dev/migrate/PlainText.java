package dev.migrate;

/**
 * Text that others wrote, made fit for a log or a terminal. Control characters could clear a screen, hide a line or fake
 * another, and marks of the writing direction could show a name as another; they are shown as their numbers.
 */
public final class PlainText {

    private PlainText() {}

    /**
     * Shows control characters of a text as their numbers, such as {@code \\u001b}, but for line ends and tabs.
     *
     * @param text may come from anywhere
     */
    public static String of(String text) {
        return clean(text, false);
    }

    /**
     * Does the same to a text that has to stay on one line: a line end becomes a blank.
     *
     * @param text may come from anywhere
     */
    public static String line(String text) {
        return clean(text, true);
    }

    private static String clean(String text, boolean oneLine) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean blank = c == '\n' || c == '\t';
            boolean bad = blank ? oneLine : isBad(c);
            if (bad && clean == null) {
                clean = new StringBuilder(text.length() + 8).append(text, 0, i);
            }
            if (clean != null) {
                clean.append(bad ? replacement(c, blank) : String.valueOf(c));
            }
        }
        return clean == null ? text : clean.toString();
    }

    private static String replacement(char c, boolean blank) {
        return blank ? " " : "\\u%04x".formatted((int) c);
    }

    private static boolean isBad(char c) {
        return Character.isISOControl(c)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }
}
