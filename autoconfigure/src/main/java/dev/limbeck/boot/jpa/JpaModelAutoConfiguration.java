package dev.limbeck.boot.jpa;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.Supplement;
import dev.limbeck.model.Model;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/**
 * Auto-configuration that lets revisions be made of the JPA entities. Nothing of it runs
 * at a start.
 */
@AutoConfiguration(after = LimbeckAutoConfiguration.class,
		afterName = "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration")
@ConditionalOnClass({ EntityManagerFactory.class, EntityManagerFactoryInfo.class })
@ConditionalOnBean({ LimbeckAutoConfiguration.class, EntityManagerFactory.class })
public final class JpaModelAutoConfiguration {

	@Bean
	@Lazy
	@ConditionalOnMissingBean(Model.class)
	JpaModel limbeckJpaModel(ConfigurableListableBeanFactory beanFactory, Environment environment,
			ResourceLoader resourceLoader) {
		return new JpaModel(new PersistenceUnits(beanFactory, environment).find(), Supplement.read(resourceLoader));
	}

}
