package dev.limbeck.boot;

import java.util.List;

import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.migrate.MigrationListener;
import dev.limbeck.migrate.MigratorBuilder;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;

/**
 * Configures a migrator with all that properties and beans say, so that the start of the
 * application and its commands do the same.
 */
public class MigratorConfigurer {

	private final LimbeckProperties properties;

	private final Environment environment;

	private final ResourceLoader resourceLoader;

	private final ObjectProvider<MigratorCustomizer> customizers;

	private final ListableBeanFactory beanFactory;

	/**
	 * Create a new configurer.
	 * @param properties the configuration
	 * @param environment knows the name of the application
	 * @param resourceLoader has the class loader that finds revision files
	 * @param customizers applied in order, after the properties
	 * @param beanFactory knows the beans that are revisions in Java or listeners
	 */
	public MigratorConfigurer(LimbeckProperties properties, Environment environment, ResourceLoader resourceLoader,
			ObjectProvider<MigratorCustomizer> customizers, ListableBeanFactory beanFactory) {
		this.properties = properties;
		this.environment = environment;
		this.resourceLoader = resourceLoader;
		this.customizers = customizers;
		this.beanFactory = beanFactory;
	}

	/**
	 * Configure a migrator.
	 * @param builder the builder, which has a connection and nothing else
	 * @return the same builder
	 */
	public MigratorBuilder configure(MigratorBuilder builder) {
		this.properties.configure(builder);
		builder.classLoader(this.resourceLoader.getClassLoader())
			.javaRevisions(javaRevisions())
			.application(this.environment.getProperty("spring.application.name"));
		this.beanFactory.getBeanProvider(MigrationListener.class).orderedStream().forEach(builder::listener);
		this.customizers.orderedStream().forEach((customizer) -> customizer.customize(builder));
		return builder;
	}

	/**
	 * Return the beans that are revisions in Java.
	 * @return the revisions
	 */
	public List<ProvidedRevision> javaRevisions() {
		return new JavaRevisionBeans(this.beanFactory).find();
	}

}
