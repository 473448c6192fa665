package dev.migrate.autoconfigure;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Names this instance of the application, such as {@code orders-api@orders-7d4f}, for the history and the lock. */
final class InstanceName {

    /** PostgreSQL cuts an application name behind 63 bytes. */
    private static final int LONGEST = 63;

    private InstanceName() {}

    static String of(Environment environment) {
        String application = environment.getProperty("spring.application.name");
        String name = (StringUtils.hasText(application) ? application : "application") + "@" + host(environment);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static String host(Environment environment) {
        String host = environment.getProperty("HOSTNAME");
        if (StringUtils.hasText(host)) {
            return host;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException ex) {
            return "localhost";
        }
    }
}
