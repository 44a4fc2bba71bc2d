package dev.limbeck.boot;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/**
 * Tells Spring Boot that {@link LimbeckInitializer} initializes the database, so that
 * whatever uses it waits.
 */
class LimbeckInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return Set.of(LimbeckInitializer.class);
	}

	@Override
	public int getOrder() {
		// After Liquibase and Flyway (1), which would refuse a schema with tables of
		// others;
		// before the scripts of spring.sql.init.
		return 2;
	}

}
