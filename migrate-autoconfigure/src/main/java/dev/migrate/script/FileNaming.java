package dev.migrate.script;

import dev.migrate.MigrateException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How new revisions are named. A file is named after a pattern with words in braces; a class is always named
 * {@code R_<id>_<Words>}, as that is how it is found.
 */
public final class FileNaming {

    private static final Pattern WORD = Pattern.compile("\\{(\\w+)}");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final String pattern;
    private final int slugLength;

    /**
     * Takes a pattern.
     *
     * @param pattern the path of an SQL file without its ending, such as {@code {rev}_{slug}}; the words are {@code rev},
     *     {@code slug}, {@code epoch}, {@code year}, {@code month}, {@code day}, {@code hour}, {@code minute} and
     *     {@code second}, in UTC
     * @param slugLength how many characters of the message a name takes at most
     * @throws MigrateException if the pattern has no id or another word, or the length is not positive
     */
    public FileNaming(String pattern, int slugLength) {
        this.pattern = pattern;
        this.slugLength = slugLength;
        if (!pattern.contains("{rev}")) {
            throw unusable("does not contain {rev}");
        }
        if (pattern.startsWith("/") || pattern.contains("..") || pattern.contains("\\")) {
            throw unusable("leads out of its folder");
        }
        if (slugLength < 1) {
            throw new MigrateException(
                    "migrate.cli.slug-length is " + slugLength + ".", "Set it to 1 or more; it is 40 by default.");
        }
    }

    /** Names the file of an SQL revision, relative to the folder of the revisions. */
    String sqlFile(NewRevision revision) {
        Map<String, String> values = values(revision);
        String path = WORD.matcher(this.pattern).replaceAll(word -> {
            String value = values.get(word.group(1));
            if (value == null) {
                throw unusable("has {" + word.group(1) + "}, which means nothing");
            }
            return Matcher.quoteReplacement(value);
        });
        String plain = path.replaceAll("_+(?=/|$)", "");
        String stem = plain.substring(plain.lastIndexOf('/') + 1);
        if (!Identifiers.isIn(stem, revision.id())) {
            throw unusable("does not set {rev} off with _ from what is beside it");
        }
        return plain + ".sql";
    }

    private Map<String, String> values(NewRevision revision) {
        Instant created = revision.created();
        return Map.of(
                "rev", revision.id(),
                "slug", slug(revision.message(), "_").toLowerCase(Locale.ROOT),
                "epoch", Long.toString(created.getEpochSecond()),
                "year", part("yyyy", created),
                "month", part("MM", created),
                "day", part("dd", created),
                "hour", part("HH", created),
                "minute", part("mm", created),
                "second", part("ss", created));
    }

    /** Names the class of a Java revision. */
    String javaClass(NewRevision revision) {
        String words = Pattern.compile("[^_]+")
                .matcher(slug(revision.message(), "_"))
                .results()
                .map(word -> word.group().substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.group().substring(1))
                .collect(Collectors.joining());
        return "R_" + revision.id() + (words.isEmpty() ? "" : "_" + words);
    }

    /** Whole words as long as they fit; a first word that does not is cut. */
    private String slug(String message, String separator) {
        StringBuilder slug = new StringBuilder();
        for (String word : NO_LETTER.split(message, -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (slug.length() == 0) {
                slug.append(
                        word,
                        0,
                        word.offsetByCodePoints(0, Math.min(word.codePointCount(0, word.length()), this.slugLength)));
            } else if (slug.length() + separator.length() + word.length() <= this.slugLength) {
                slug.append(separator).append(word);
            } else {
                break;
            }
        }
        return slug.toString();
    }

    private static String part(String format, Instant created) {
        return DateTimeFormatter.ofPattern(format, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(created);
    }

    private MigrateException unusable(String why) {
        return new MigrateException(
                "migrate.cli.file-template \"" + this.pattern + "\" " + why + ".",
                "Write it like {rev}_{slug} or {year}_{month}_{day}_{rev}_{slug}.");
    }
}
