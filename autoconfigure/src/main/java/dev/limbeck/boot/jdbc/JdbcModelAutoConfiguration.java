package dev.limbeck.boot.jdbc;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.Supplement;
import dev.limbeck.model.Model;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.data.jdbc.core.convert.JdbcConverter;

/**
 * Auto-configuration that lets revisions be made of the aggregates of Spring Data JDBC.
 * Nothing of it runs at a start.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class,
		afterName = { "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration",
				"dev.limbeck.boot.jpa.JpaModelAutoConfiguration" })
@ConditionalOnClass(JdbcConverter.class)
@ConditionalOnBean({ LimbeckAutoConfiguration.class, JdbcConverter.class })
public final class JdbcModelAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean(Model.class)
	JdbcModel limbeckJdbcModel(ConfigurableListableBeanFactory beanFactory, Environment environment,
			ResourceLoader resourceLoader) {
		return new JdbcModel(new Aggregates(beanFactory, environment).tables(), Supplement.read(resourceLoader));
	}

}
