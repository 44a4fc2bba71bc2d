package dev.limbeck.boot.jpa;

import java.util.Arrays;
import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.CommandMark;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/**
 * Finds how the application configures its entity manager. While a command runs, no
 * entity manager is made for that.
 */
final class PersistenceUnits {

	private static final String ADVICE = "Say what the schema should be with a bean of type dev.limbeck.model.Model, or "
			+ "name it with --model.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	PersistenceUnits(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	/**
	 * Find the one.
	 * @return the unit
	 * @throws LimbeckException if there are several, or it is made in a way that tells
	 * nothing
	 */
	PersistenceUnit find() {
		if (CommandMark.isIn(this.environment)) {
			this.beanFactory.addBeanPostProcessor(new UnbuiltFactories());
		}
		String name = name();
		EntityManagerFactoryInfo info = (this.beanFactory.getBean(name) instanceof EntityManagerFactoryInfo found)
				? found : null;
		PersistenceUnitInfo unit = (info != null) ? info.getPersistenceUnitInfo() : null;
		PersistenceProvider provider = (info != null) ? info.getPersistenceProvider() : null;
		if (unit == null || provider == null
				|| !(this.beanFactory.getBean("&" + name) instanceof AbstractEntityManagerFactoryBean factory)) {
			throw new LimbeckException("jpa-model",
					"What the entities say is not known: the bean " + name
							+ " is not made by a LocalContainerEntityManagerFactoryBean, as Spring Boot makes it.",
					ADVICE);
		}
		return new PersistenceUnit(unit, factory.getJpaPropertyMap(), UnbuiltFactories.real(provider));
	}

	private String name() {
		List<String> names = Arrays
			.asList(this.beanFactory.getBeanNamesForType(EntityManagerFactory.class, true, false));
		List<String> primary = names.stream()
			.filter((name) -> this.beanFactory.containsBeanDefinition(name)
					&& this.beanFactory.getBeanDefinition(name).isPrimary())
			.toList();
		if (names.size() == 1 || primary.size() == 1) {
			return (names.size() == 1) ? names.get(0) : primary.get(0);
		}
		throw new LimbeckException("jpa-model",
				"There are several entity managers, " + String.join(", ", names) + ", and none is the primary one.",
				"Let the one whose entities the revisions follow be @Primary. Or: " + ADVICE);
	}

}
