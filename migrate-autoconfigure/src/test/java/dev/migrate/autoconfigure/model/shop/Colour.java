package dev.migrate.autoconfigure.model.shop;

/** A value that a converter writes as a number. */
public record Colour(int rgb) {}
