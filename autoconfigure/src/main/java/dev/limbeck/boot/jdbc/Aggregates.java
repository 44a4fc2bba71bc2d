package dev.limbeck.boot.jdbc;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.CommandMark;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.repository.support.JdbcRepositoryFactoryBean;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.repository.core.support.DefaultRepositoryMetadata;

/**
 * Finds the aggregates of an application: the classes that its repositories store, and
 * those that are marked as tables. While a command runs, no database is asked which one
 * it is.
 */
final class Aggregates {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	Aggregates(ConfigurableListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	/**
	 * Find them.
	 * @return what they are stored in
	 * @throws LimbeckException if there are none, or one cannot be stored, with all
	 * reasons
	 */
	Tables tables() {
		if (CommandMark.isIn(this.environment)) {
			this.beanFactory.addBeanPostProcessor(new KnownDialect());
		}
		return tables(this.beanFactory.getBean(JdbcConverter.class), stored());
	}

	/**
	 * Go through all that a converter knows.
	 * @param converter how classes are mapped
	 * @param stored the classes that repositories store
	 * @return what the aggregates are stored in
	 * @throws LimbeckException if there are none, or one cannot be stored
	 */
	static Tables tables(JdbcConverter converter, Collection<Class<?>> stored) {
		RelationalMappingContext context = converter.getMappingContext();
		Set<RelationalPersistentEntity<?>> entities = new LinkedHashSet<>();
		stored.forEach((type) -> entities.add(context.getRequiredPersistentEntity(type)));
		entities.addAll(context.getPersistentEntities());
		Set<Class<?>> parts = new LinkedHashSet<>();
		entities.forEach((entity) -> entity.forEach((property) -> addPart(property, parts)));
		entities.removeIf((entity) -> parts.contains(entity.getType()));
		if (entities.isEmpty()) {
			throw new LimbeckException("jdbc-model", "No aggregate of Spring Data JDBC is found.",
					"Let a class that is stored have a repository or @Table; or say what the schema should be with a bean "
							+ "of type dev.limbeck.model.Model, or name it with --model.");
		}
		return new AggregateTables(converter).of(entities);
	}

	private static void addPart(RelationalPersistentProperty property, Set<Class<?>> parts) {
		if (property.isEntity()) {
			parts.add(property.getActualType());
		}
	}

	private Set<Class<?>> stored() {
		Set<Class<?>> types = new LinkedHashSet<>();
		for (String factory : this.beanFactory.getBeanNamesForType(JdbcRepositoryFactoryBean.class, true, false)) {
			Class<?> repository = this.beanFactory.getType(BeanFactoryUtils.transformedBeanName(factory), false);
			if (repository != null) {
				types.add(new DefaultRepositoryMetadata(repository).getDomainType());
			}
		}
		return types;
	}

}
