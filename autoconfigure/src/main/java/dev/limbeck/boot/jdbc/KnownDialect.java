package dev.limbeck.boot.jdbc;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;

/**
 * Answers what Spring Data JDBC would ask a database: which one it is.
 */
final class KnownDialect implements InstantiationAwareBeanPostProcessor {

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
		return (beanClass == JdbcDialect.class) ? JdbcPostgresDialect.INSTANCE : null;
	}

}
