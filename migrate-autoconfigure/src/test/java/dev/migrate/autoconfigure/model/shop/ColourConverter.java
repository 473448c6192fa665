package dev.migrate.autoconfigure.model.shop;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Spring makes it, as it needs a bean. */
@Converter
public class ColourConverter implements AttributeConverter<Colour, Integer> {

    private final Palette palette;

    /** Creates one with a bean. */
    public ColourConverter(Palette palette) {
        this.palette = palette;
    }

    @Override
    public Integer convertToDatabaseColumn(Colour colour) {
        return colour.rgb() & this.palette.mask();
    }

    @Override
    public Colour convertToEntityAttribute(Integer value) {
        return new Colour(value);
    }
}
