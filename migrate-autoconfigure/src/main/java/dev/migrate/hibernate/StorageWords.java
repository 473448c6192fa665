package dev.migrate.hibernate;

import dev.migrate.schema.IndexStorage;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads storage parameters: {@code fillfactor = 70, autovacuum_enabled = false}. */
final class StorageWords {

    private StorageWords() {}

    static IndexStorage read(String parameters, IndexStorage storage) {
        IndexStorage read = storage;
        for (Map.Entry<String, String> parameter : read(parameters).entrySet()) {
            read = read.withParameter(parameter.getKey(), parameter.getValue());
        }
        return read;
    }

    static Map<String, String> read(String parameters) {
        Map<String, String> read = new LinkedHashMap<>();
        for (String parameter : parameters.split(",", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 0) {
                read.put(parameter.strip(), "true");
            } else {
                read.put(
                        parameter.substring(0, equals).strip(),
                        parameter.substring(equals + 1).strip().replace("'", ""));
            }
        }
        return read;
    }
}
