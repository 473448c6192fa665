package dev.migrate.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Takes an argument for the identifier of a revision. Picocli hands over what looks like an option that it does not know:
 * {@code -1} is an identifier, {@code --foo} is a mistake.
 */
final class Identifier implements ITypeConverter<String> {

    private static final Pattern RELATIVE = Pattern.compile("-\\d.*");

    @Override
    public String convert(String value) {
        if (value.startsWith("-") && !RELATIVE.matcher(value).matches()) {
            throw new TypeConversionException("There is no option " + value);
        }
        if (value.isBlank()) {
            throw new TypeConversionException("An identifier is empty");
        }
        return value;
    }
}
