package dev.limbeck.boot;

import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.AbstractScriptDatabaseInitializer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;
import org.springframework.core.type.MethodMetadata;
import org.springframework.util.ClassUtils;

/**
 * Lets whatever uses R2DBC wait for the migration: each bean that is given a
 * {@code ConnectionFactory}, such as {@code DatabaseClient} and with it repositories.
 */
class ReactiveBeanDetector implements DependsOnDatabaseInitializationDetector {

	private static final String CONNECTION_FACTORY = "io.r2dbc.spi.ConnectionFactory";

	private static final String CLIENT = "org.springframework.r2dbc.core.DatabaseClient";

	@Override
	public Set<String> detect(ConfigurableListableBeanFactory beanFactory) {
		ClassLoader loader = beanFactory.getBeanClassLoader();
		Class<?> connectionFactory = type(CONNECTION_FACTORY, loader);
		Set<String> names = new LinkedHashSet<>();
		if (connectionFactory == null) {
			return names;
		}
		Class<?> client = type(CLIENT, loader);
		if (client != null) {
			names.addAll(Set.of(beanFactory.getBeanNamesForType(client, true, false)));
		}
		for (String name : beanFactory.getBeanDefinitionNames()) {
			if (isGiven(connectionFactory, beanFactory, name)) {
				names.add(name);
			}
		}
		return names;
	}

	// A pool around a ConnectionFactory does not use it, and initializers have an order
	// of
	// their own.
	private static boolean isGiven(Class<?> wanted, ConfigurableListableBeanFactory beanFactory, String name) {
		Class<?> type = beanFactory.getType(name, false);
		if (type == null || wanted.isAssignableFrom(type) || BeanPostProcessor.class.isAssignableFrom(type)
				|| BeanFactoryPostProcessor.class.isAssignableFrom(type)
				|| AbstractScriptDatabaseInitializer.class.isAssignableFrom(type)) {
			return false;
		}
		return makers(beanFactory.getBeanDefinition(name), type, beanFactory.getBeanClassLoader())
			.anyMatch((maker) -> Arrays.asList(maker.getParameterTypes()).contains(wanted));
	}

	private static Stream<? extends Executable> makers(BeanDefinition definition, Class<?> type,
			@Nullable ClassLoader loader) {
		if (definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null) {
			return methods(annotated.getFactoryMethodMetadata(), loader);
		}
		return Arrays.stream(type.getDeclaredConstructors());
	}

	private static Stream<Method> methods(MethodMetadata metadata, @Nullable ClassLoader loader) {
		Class<?> declaring = type(metadata.getDeclaringClassName(), loader);
		return Stream.ofNullable(declaring)
			.flatMap((type) -> Arrays.stream(type.getDeclaredMethods()))
			.filter((method) -> method.getName().equals(metadata.getMethodName()));
	}

	private static @Nullable Class<?> type(String name, @Nullable ClassLoader loader) {
		try {
			return ClassUtils.forName(name, loader);
		}
		catch (ClassNotFoundException | LinkageError ex) {
			return null;
		}
	}

}
