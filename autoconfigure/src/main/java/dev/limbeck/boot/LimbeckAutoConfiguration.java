package dev.limbeck.boot;

import javax.sql.DataSource;

import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.MigratorBuilder;
import org.postgresql.Driver;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.SchemaManagement;
import org.springframework.boot.jdbc.SchemaManagementProvider;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Auto-configuration that brings the database to the right revision before the context
 * has started.
 */
@AutoConfiguration(after = DataSourceAutoConfiguration.class)
@ConditionalOnClass({ Driver.class, DataSource.class })
@Conditional(OnLimbeckEnabled.class)
@EnableConfigurationProperties(LimbeckProperties.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(LimbeckRuntimeHints.class)
public final class LimbeckAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	LimbeckInitializer limbeckInitializer(ObjectProvider<Migrator> migrator, LimbeckProperties properties,
			Environment environment, ObjectProvider<EarlyStart> early) {
		return new LimbeckInitializer(migrator, properties, environment, early.getIfAvailable());
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MigrationConnection limbeckMigrationConnection(LimbeckProperties properties, Environment environment,
			@LimbeckDataSource ObjectProvider<DataSource> own, ObjectProvider<JdbcConnectionDetails> details,
			ListableBeanFactory beanFactory) {
		return new MigrationConnections(new ConfiguredMigration(properties.migration()),
				new ConfiguredDatabase(environment, details.getIfUnique()), environment)
			.find(own.getIfAvailable(), new ApplicationDatabases(beanFactory));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MigratorConfigurer limbeckMigratorConfigurer(LimbeckProperties properties, Environment environment,
			ResourceLoader resourceLoader, ObjectProvider<MigratorCustomizer> customizers,
			ListableBeanFactory beanFactory) {
		return new MigratorConfigurer(properties, environment, resourceLoader, customizers, beanFactory);
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	Migrator limbeckMigrator(MigrationConnection connection, MigratorConfigurer configurer,
			ListableBeanFactory beanFactory, ObjectProvider<EarlyStart> early) {
		new OtherTools(beanFactory).warn();
		MigratorBuilder builder = Migrator.builder(connection.connector());
		early.ifAvailable((begun) -> begun.addTo(builder, connection.connector()));
		return configurer.configure(builder.source(connection.source())).build();
	}

	@Bean
	@ConditionalOnMissingBean(name = "limbeckMigrationEvents")
	MigrationEvents limbeckMigrationEvents(ApplicationEventPublisher publisher) {
		return new MigrationEvents(publisher);
	}

	@Bean
	@ConditionalOnMissingBean(name = "limbeckLazyInitializationExcludeFilter")
	static LazyInitializationExcludeFilter limbeckLazyInitializationExcludeFilter() {
		return LazyInitializationExcludeFilter.forBeanTypes(LimbeckInitializer.class);
	}

	// Hibernate must not create tables of its own where Limbeck keeps the schema.
	@Bean
	@ConditionalOnMissingBean(name = "limbeckSchemaManagementProvider")
	static SchemaManagementProvider limbeckSchemaManagementProvider() {
		return (dataSource) -> ApplicationDataSource.of(dataSource).isOtherKind() ? SchemaManagement.UNMANAGED
				: SchemaManagement.MANAGED;
	}

}
