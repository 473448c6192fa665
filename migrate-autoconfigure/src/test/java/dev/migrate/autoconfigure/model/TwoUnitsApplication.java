package dev.migrate.autoconfigure.model;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.autoconfigure.model.crm.ContactPerson;
import dev.migrate.autoconfigure.model.shop.Article;
import dev.migrate.autoconfigure.model.shop.Palette;
import javax.sql.DataSource;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.hibernate.autoconfigure.HibernatePropertiesCustomizer;
import org.springframework.boot.jpa.EntityManagerFactoryBuilder;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/** An application with a parent, two pools that connect when they are made, and two units that would create tables. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = R2dbcAutoConfiguration.class)
class TwoUnitsApplication {

    /** An instance method without arguments, as Java 25 allows. */
    void main() {
        new SpringApplicationBuilder(Parent.class)
                .child(TwoUnitsApplication.class)
                .run();
    }

    @Bean
    @Primary
    HikariDataSource shopDataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://localhost:1/nowhere");
        return new HikariDataSource(config);
    }

    @Bean
    DataSource crmDataSource() {
        return shopDataSource();
    }

    @Bean
    Palette palette() {
        return new Palette(1);
    }

    @Bean
    @Primary
    LocalContainerEntityManagerFactoryBean shopEntityManagerFactory(
            EntityManagerFactoryBuilder builder, HikariDataSource dataSource) {
        return builder.dataSource(dataSource)
                .packages(Article.class)
                .persistenceUnit("shop")
                .build();
    }

    @Bean
    LocalContainerEntityManagerFactoryBean crmEntityManagerFactory(
            EntityManagerFactoryBuilder builder, @Qualifier("crmDataSource") DataSource dataSource) {
        return builder.dataSource(dataSource)
                .packages(ContactPerson.class)
                .persistenceUnit("crm")
                .build();
    }

    @Bean
    HibernatePropertiesCustomizer prefixes() {
        return properties -> {
            properties.put("hibernate.physical_naming_strategy", new Prefixes());
            properties.put("hibernate.hbm2ddl.auto", "create-drop");
            properties.put("hibernate.default_schema", "app");
        };
    }

    /** The parent, which has no unit. */
    @Configuration(proxyBeanMethods = false)
    static class Parent {}

    /** A naming strategy of the application. */
    static final class Prefixes extends PhysicalNamingStrategySnakeCaseImpl {

        @Override
        public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment context) {
            return Identifier.toIdentifier(
                    "t_" + super.toPhysicalTableName(name, context).getText());
        }
    }
}
