package dev.migrate.autoconfigure.environment;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;

/**
 * The names that parameters of a database URL have for libpq (manual, "Parameter Key Words"), asyncpg and Prisma, for pgjdbc
 * and for r2dbc-postgresql. pgjdbc ignores a name that it does not know, so that an untranslated {@code connect_timeout}
 * would silently mean nothing.
 */
final class UrlParameters {

    private static final Map<String, String> JDBC_NAMES = Map.ofEntries(
            Map.entry("application_name", "ApplicationName"),
            Map.entry("applicationname", "ApplicationName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("connecttimeout", "connectTimeout"),
            Map.entry("target_session_attrs", "targetServerType"),
            Map.entry("targetservertype", "targetServerType"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("ssl_mode", "sslmode"),
            Map.entry("sslmode", "sslmode"),
            Map.entry("ssl", "sslmode"),
            Map.entry("sslrootcert", "sslrootcert"),
            Map.entry("sslcert", "sslcert"),
            Map.entry("sslkey", "sslkey"),
            Map.entry("sslpassword", "sslpassword"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("keepalives", "tcpKeepAlive"),
            Map.entry("tcpkeepalive", "tcpKeepAlive"),
            Map.entry("schema", "currentSchema"),
            Map.entry("search_path", "currentSchema"),
            Map.entry("host", ""),
            Map.entry("hostaddr", ""),
            Map.entry("port", ""),
            Map.entry("dbname", ""),
            Map.entry("pgbouncer", ""),
            Map.entry("connection_limit", ""),
            Map.entry("pool_timeout", ""),
            Map.entry("prepared_statement_cache_size", ""),
            Map.entry("statement_cache_size", ""),
            Map.entry("async_fallback", ""),
            Map.entry("client_encoding", ""));

    private static final Map<String, String> SERVER_TYPES = Map.of(
            "read-write", "primary",
            "primary", "primary",
            "master", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "secondary", "secondary",
            "prefer-standby", "preferSecondary",
            "prefer_secondary", "preferSecondary");

    private static final Map<String, String> R2DBC_NAMES = Map.ofEntries(
            Map.entry("ApplicationName", "applicationName"),
            Map.entry("sslmode", "sslMode"),
            Map.entry("sslrootcert", "sslRootCert"),
            Map.entry("sslcert", "sslCert"),
            Map.entry("sslkey", "sslKey"),
            Map.entry("sslpassword", "sslPassword"),
            Map.entry("currentSchema", "schema"),
            Map.entry("options", "options"),
            Map.entry("tcpKeepAlive", "tcpKeepAlive"));

    private static final Set<String> TRUE = Set.of("true", "1", "on", "require");

    private UrlParameters() {}

    /** Translates a parameter to pgjdbc's; empty when it means nothing there. */
    static Optional<Entry<String, String>> forJdbc(String name, String value, boolean fromJdbc) {
        if (fromJdbc) {
            return Optional.of(Map.entry(name, value));
        }
        String known = JDBC_NAMES.getOrDefault(name.toLowerCase(Locale.ROOT), name);
        return known.isEmpty() ? Optional.empty() : Optional.of(Map.entry(known, jdbcValue(name, known, value)));
    }

    private static String jdbcValue(String name, String known, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (known) {
            case "targetServerType" -> SERVER_TYPES.getOrDefault(lower, value);
            case "tcpKeepAlive" -> TRUE.contains(lower) ? "true" : "false";
            case "connectTimeout" ->
                value.startsWith("P") ? String.valueOf(Duration.parse(value).toSeconds()) : value;
            case "sslmode" -> sslMode(name, lower);
            default -> value;
        };
    }

    /** asyncpg and r2dbc say {@code ssl=true}; libpq's mode of that strength is {@code require}. */
    private static String sslMode(String name, String value) {
        if (!name.equalsIgnoreCase("ssl")) {
            return value.replace('_', '-');
        }
        return switch (value) {
            case "true", "1", "on" -> "require";
            case "false", "0", "off" -> "disable";
            default -> value.replace('_', '-');
        };
    }

    /** Translates a parameter of pgjdbc to r2dbc-postgresql's; empty when that driver has none. */
    static Optional<Entry<String, String>> forR2dbc(String jdbcName, String value) {
        if (jdbcName.equals("connectTimeout")) {
            return Optional.of(Map.entry("connectTimeout", "PT" + value + "S"));
        }
        if (jdbcName.equals("targetServerType")) {
            return Optional.of(Map.entry("targetServerType", r2dbcServerType(value)));
        }
        String known = R2DBC_NAMES.get(jdbcName);
        return known == null ? Optional.empty() : Optional.of(Map.entry(known, value));
    }

    private static String r2dbcServerType(String value) {
        return switch (value) {
            case "primary" -> "MASTER";
            case "secondary" -> "SECONDARY";
            case "preferSecondary" -> "PREFER_SECONDARY";
            default -> "ANY";
        };
    }
}
