package dev.migrate.autoconfigure.cli;

import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/** All that a command needs of an application: its data source and its migrator. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({DataSourceAutoConfiguration.class, MigrateAutoConfiguration.class})
class CommandConfiguration {}
