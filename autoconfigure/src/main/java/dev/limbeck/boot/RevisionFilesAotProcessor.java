package dev.limbeck.boot;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.java.JavaRevision;
import dev.limbeck.log.LogFields;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionIndex;
import dev.limbeck.sql.ScriptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks, while the application is processed ahead of time, for the revision files of its
 * locations on the class path, as they are configured then.
 */
class RevisionFilesAotProcessor implements BeanFactoryInitializationAotProcessor {

	private static final Logger logger = LoggerFactory.getLogger(RevisionFilesAotProcessor.class);

	/**
	 * Find what a run may need that cannot look for it.
	 * @param beanFactory the beans of one context
	 * @return what to generate, or nothing if Limbeck does nothing in this context
	 * @throws ScriptException if something is wrong with a location or file that would
	 * stop every start
	 */
	@Override
	public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
			ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(LimbeckInitializer.class, false, false).length == 0) {
			return null;
		}
		RevisionIndex index = index(beanFactory);
		for (String folder : index.missing()) {
			LogFields.NONE.warn(logger).log("classpath:{} (limbeck.locations) does not exist.", folder);
		}
		return new RevisionFilesContribution(index, beanTypes(beanFactory), beanFactory.getBeanClassLoader());
	}

	private static RevisionIndex index(ConfigurableListableBeanFactory beanFactory) {
		Environment environment = beanFactory.getBean(ConfigurableApplicationContext.ENVIRONMENT_BEAN_NAME,
				Environment.class);
		List<String> locations = Binder.get(environment)
			.bind("limbeck.locations", Bindable.listOf(String.class))
			.orElse(List.of(Locations.DEFAULT));
		ClassLoader classLoader = beanFactory.getBeanClassLoader();
		return RevisionIndex
			.of(Locations.of(locations, (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader()));
	}

	private static List<Class<?>> beanTypes(ConfigurableListableBeanFactory beanFactory) {
		List<Class<?>> types = new ArrayList<>();
		for (String name : BeanFactoryUtils.beanNamesForTypeIncludingAncestors(beanFactory, JavaRevision.class, true,
				false)) {
			Class<?> type = beanFactory.getType(name, false);
			if (type != null) {
				types.add(type);
			}
		}
		return types;
	}

}
