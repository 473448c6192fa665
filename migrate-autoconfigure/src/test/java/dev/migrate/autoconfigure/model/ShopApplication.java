package dev.migrate.autoconfigure.model;

import dev.migrate.autoconfigure.model.shop.Article;
import dev.migrate.autoconfigure.model.shop.Palette;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** An application that does something in each place where one can. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
@EntityScan(basePackageClasses = Article.class)
class ShopApplication {

    /** What happened that must not. */
    static final List<String> TRACES = new CopyOnWriteArrayList<>();

    @SuppressWarnings("IncorrectMainMethod") // Java 25 takes it.
    static void main(String[] args) {
        SpringApplication.run(ShopApplication.class, args);
        TRACES.add("after run");
    }

    @EventListener(ApplicationStartedEvent.class)
    void started() {
        TRACES.add("started");
    }

    @EventListener(ContextClosedEvent.class)
    void closed() {
        TRACES.add("closed");
    }

    @Bean
    Palette palette() {
        return new Palette(0xFFFFFF);
    }

    @Bean
    Eager eager() {
        return new Eager();
    }

    @Bean
    ApplicationRunner runner() {
        TRACES.add("runner");
        return arguments -> TRACES.add("run");
    }

    /** Made at start by each application. */
    static final class Eager implements SmartLifecycle {

        Eager() {
            TRACES.add("eager bean");
        }

        @Override
        public void start() {
            TRACES.add("lifecycle");
        }

        @Override
        public void stop() {
            TRACES.add("lifecycle stop");
        }

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
