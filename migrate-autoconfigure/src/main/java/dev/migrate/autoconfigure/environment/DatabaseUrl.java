package dev.migrate.autoconfigure.environment;

import dev.migrate.MigrateException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * The address of a PostgreSQL database in any of the spellings of libpq, SQLAlchemy, R2DBC and JDBC, written anew for pgjdbc
 * and r2dbc-postgresql. {@link java.net.URI} is not used: it has no host for several hosts or for an underscore in a name.
 */
final class DatabaseUrl {

    private static final Pattern FORM = Pattern.compile(
            "(?<wrapper>jdbc:|r2dbcs?:(?:pool:)?)?postgres(?:ql)?(?:\\+\\w+)?(?::failover)?://(?<rest>.*)",
            Pattern.DOTALL);

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[^:\\[\\]\\s]*)(?::(\\d{1,5}))?");

    private final List<String> hosts;
    private final String database;
    private final @Nullable String username;
    private final @Nullable String password;

    /** By the names of pgjdbc. */
    private final Map<String, String> parameters;

    private DatabaseUrl(
            List<String> hosts,
            String database,
            @Nullable String username,
            @Nullable String password,
            Map<String, String> parameters) {
        this.hosts = hosts;
        this.database = database;
        this.username = username;
        this.password = password;
        this.parameters = parameters;
    }

    /**
     * Reads an address.
     *
     * @param url the address
     * @param variable where it comes from, for messages
     * @return empty when it is the address of something else than PostgreSQL
     * @throws MigrateException if it is PostgreSQL's and cannot be read; the problem shows nothing of it
     */
    static Optional<DatabaseUrl> parse(String url, String variable) {
        Matcher matcher = FORM.matcher(url.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String wrapper = Objects.requireNonNullElse(matcher.group("wrapper"), "");
        return Optional.of(new Parser(variable, wrapper).parse(matcher.group("rest")));
    }

    /** Returns the address for pgjdbc, without credentials. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + String.join(",", this.hosts) + "/" + encode(this.database)
                + query(this.parameters);
    }

    /** Returns the address for r2dbc-postgresql, without credentials. */
    String r2dbcUrl() {
        Map<String, String> translated = new LinkedHashMap<>();
        this.parameters.forEach((name, value) -> UrlParameters.forR2dbc(name, value)
                .ifPresent(parameter -> translated.put(parameter.getKey(), parameter.getValue())));
        String protocol = this.hosts.size() > 1 ? "postgresql:failover" : "postgresql";
        return "r2dbc:" + protocol + "://" + String.join(",", this.hosts) + "/" + encode(this.database)
                + query(translated);
    }

    /** Returns the user, {@code null} when the address has none. */
    @Nullable
    String username() {
        return this.username;
    }

    /** Returns the password, {@code null} when the address has none. */
    @Nullable
    String password() {
        return this.password;
    }

    @Override
    public String toString() {
        return "postgresql://" + String.join(",", this.hosts) + "/" + this.database;
    }

    private static String query(Map<String, String> parameters) {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** Both drivers decode "%20", and only one of them a plus. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Takes an address apart. What it says never repeats any of it: a password may stand anywhere by mistake. */
    private static final class Parser {

        private final String variable;
        private final String wrapper;

        Parser(String variable, String wrapper) {
            this.variable = variable;
            this.wrapper = wrapper;
        }

        DatabaseUrl parse(String rest) {
            int question = rest.indexOf('?');
            String authority = question < 0 ? rest : rest.substring(0, question);
            Map<String, String> raw = question < 0 ? Map.of() : query(rest.substring(question + 1));
            int at = authority.lastIndexOf('@');
            String credentials = at < 0 ? "" : authority.substring(0, at);
            String place = authority.substring(at + 1);
            int slash = place.indexOf('/');
            boolean fromJdbc = this.wrapper.startsWith("jdbc");
            // In the URLs of libpq a parameter goes before what the address says; pgjdbc knows no such parameters.
            Map<String, String> libpq = fromJdbc ? Map.of() : raw;
            List<String> hosts = hosts(addresses(slash < 0 ? place : place.substring(0, slash), libpq));
            String database = libpq.getOrDefault("dbname", slash < 0 ? "" : decode(place.substring(slash + 1)));
            int colon = credentials.indexOf(':');
            String user = at < 0 ? null : decode(colon < 0 ? credentials : credentials.substring(0, colon));
            String password = colon < 0 ? null : decode(credentials.substring(colon + 1));
            Map<String, String> parameters = new LinkedHashMap<>();
            raw.forEach((name, value) -> UrlParameters.forJdbc(name, value, fromJdbc)
                    .ifPresent(parameter -> parameters.put(parameter.getKey(), parameter.getValue())));
            if (this.wrapper.startsWith("r2dbcs")) {
                parameters.putIfAbsent("sslmode", "verify-full");
            }
            String givenUser = parameters.remove("user");
            String givenPassword = parameters.remove("password");
            return new DatabaseUrl(
                    hosts,
                    database,
                    StringUtils.hasText(user) ? user : givenUser,
                    password != null ? password : givenPassword,
                    parameters);
        }

        /** The hosts with their ports, each of which the parameters may name. */
        private List<String> addresses(String authority, Map<String, String> parameters) {
            String host = parameters.getOrDefault("host", parameters.getOrDefault("hostaddr", ""));
            boolean isAuthority = host.isEmpty() || (host.startsWith("/") && !authority.isEmpty());
            List<String> addresses = new ArrayList<>();
            for (String name : (isAuthority ? authority : host).split(",", -1)) {
                boolean isBareIpV6 =
                        !isAuthority && !name.startsWith("/") && name.indexOf(':') != name.lastIndexOf(':');
                addresses.add(isBareIpV6 ? "[" + name + "]" : name);
            }
            String[] ports = parameters.getOrDefault("port", "").split(",", -1);
            for (int i = 0; i < addresses.size(); i++) {
                String port = ports[ports.length == 1 ? 0 : Math.min(i, ports.length - 1)];
                if (!port.isEmpty() && !addresses.get(i).matches(".*:\\d+")) {
                    addresses.set(i, addresses.get(i) + ":" + port);
                }
            }
            return addresses;
        }

        private List<String> hosts(List<String> addresses) {
            List<String> hosts = new ArrayList<>();
            for (String host : addresses) {
                if (decode(host).startsWith("/")) {
                    throw new MigrateException(
                            "The database URL in " + this.variable
                                    + " names a Unix socket, and the JDBC driver connects by TCP only.",
                            "Name the host and the port of the server, such as localhost:5432, or of a proxy before it.");
                }
                Matcher matcher = HOST.matcher(host);
                if (!matcher.matches()) {
                    throw invalid("has a host or port that cannot be read");
                }
                String name = matcher.group(1).isEmpty() ? "localhost" : decode(matcher.group(1));
                String port = matcher.group(2);
                if (port != null && (Integer.parseInt(port) == 0 || Integer.parseInt(port) > 65535)) {
                    throw invalid("has a port that is not between 1 and 65535");
                }
                hosts.add(port == null ? name : name + ":" + port);
            }
            return hosts;
        }

        private Map<String, String> query(String text) {
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String pair : text.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equal = pair.indexOf('=');
                    parameters.put(
                            decode(equal < 0 ? pair : pair.substring(0, equal)),
                            equal < 0 ? "" : decode(pair.substring(equal + 1)));
                }
            }
            return parameters;
        }

        /** Keeps a plus, unlike the decoder of HTML forms. */
        private String decode(String text) {
            try {
                return StringUtils.uriDecode(text, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException ex) {
                // The cause would repeat the text, which may be the password.
                throw invalid("has a % that two hexadecimal digits do not follow");
            }
        }

        private MigrateException invalid(String why) {
            return new MigrateException(
                    "The database URL in " + this.variable + " " + why + ".",
                    "Write it as postgresql://user:password@host:5432/database, and characters such as @ : / ? # %% in the"
                                    .replace("%%", "%")
                            + " user and password percent-encoded, such as %40 for @.");
        }
    }
}
