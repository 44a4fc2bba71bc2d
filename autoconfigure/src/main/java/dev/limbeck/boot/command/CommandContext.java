package dev.limbeck.boot.command;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * The application's context while a command runs. It knows every bean and makes none of
 * them by itself: no event is published, no lifecycle begun, nothing scheduled, and what
 * else initializes the database does not run either.
 */
class CommandContext extends GenericApplicationContext {

	@Override
	protected void registerBeanPostProcessors(ConfigurableListableBeanFactory beanFactory) {
		Set<String> initializers = databaseInitializers(beanFactory);
		for (String name : beanFactory.getBeanDefinitionNames()) {
			removeDependencies(beanFactory.getBeanDefinition(name), initializers);
		}
		super.registerBeanPostProcessors(beanFactory);
	}

	private Set<String> databaseInitializers(ConfigurableListableBeanFactory beanFactory) {
		List<DatabaseInitializerDetector> detectors = SpringFactoriesLoader.forDefaultResourceLocation(getClassLoader())
			.load(DatabaseInitializerDetector.class, ArgumentResolver.of(Environment.class, getEnvironment()));
		return detectors.stream()
			.flatMap((detector) -> detector.detect(beanFactory).stream())
			.collect(Collectors.toSet());
	}

	private static void removeDependencies(BeanDefinition definition, Set<String> names) {
		String[] dependencies = definition.getDependsOn();
		if (dependencies != null) {
			definition.setDependsOn(
					Arrays.stream(dependencies).filter((name) -> !names.contains(name)).toArray(String[]::new));
		}
	}

	@Override
	protected void initApplicationEventMulticaster() {
		// Nobody is to hear anything.
	}

	@Override
	protected void registerListeners() {
		// Nobody is to hear anything.
	}

	@Override
	protected void publishEvent(Object event, @Nullable ResolvableType typeHint) {
		// Nobody is to hear anything.
	}

	@Override
	protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
		if (!beanFactory.hasEmbeddedValueResolver()) {
			beanFactory.addEmbeddedValueResolver(getEnvironment()::resolvePlaceholders);
		}
		beanFactory.freezeConfiguration();
	}

	@Override
	protected void finishRefresh() {
		clearResourceCaches();
	}

}
