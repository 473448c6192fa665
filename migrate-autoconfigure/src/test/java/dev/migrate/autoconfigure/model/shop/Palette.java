package dev.migrate.autoconfigure.model.shop;

/** What the converter needs from Spring. */
public record Palette(int mask) {}
