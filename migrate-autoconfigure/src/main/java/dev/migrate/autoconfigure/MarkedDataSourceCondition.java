package dev.migrate.autoconfigure;

import java.util.Arrays;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Holds where a data source is marked for migrations. Boot's own condition on beans does not see one that is no default
 * candidate, which is how it is hidden from the rest of the application.
 */
final class MarkedDataSourceCondition extends SpringBootCondition implements ConfigurationCondition {

    @Override
    public ConfigurationPhase getConfigurationPhase() {
        return ConfigurationPhase.REGISTER_BEAN;
    }

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        ConfigurableListableBeanFactory factory = Objects.requireNonNull(context.getBeanFactory());
        boolean marked = Arrays.stream(factory.getBeanNamesForType(DataSource.class, true, false))
                .anyMatch(name -> factory.findAnnotationOnBean(name, MigrateDataSource.class, false) != null);
        ConditionMessage.Builder message = ConditionMessage.forCondition("@MigrateDataSource");
        return marked
                ? ConditionOutcome.match(message.foundExactly("a marked data source"))
                : ConditionOutcome.noMatch(
                        message.didNotFind("a marked data source").atAll());
    }
}
