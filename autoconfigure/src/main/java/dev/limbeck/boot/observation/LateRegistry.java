package dev.limbeck.boot.observation;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.log.LogFields;
import io.micrometer.observation.ObservationRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * The registry, asked for when a run begins and not before. A handler of it may need the
 * database, which waits for the migration; or the migration comes so early that a
 * registry would never be given its handlers. Then the migration goes on unobserved.
 *
 * @param beanFactory has the registry
 */
record LateRegistry(ConfigurableListableBeanFactory beanFactory) {

	private static final Logger logger = LoggerFactory.getLogger(LateRegistry.class);

	ObservationRegistry get() {
		if (BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, ObservationRegistry.class, true,
				false).length == 0) {
			return ObservationRegistry.NOOP;
		}
		List<String> missing = missingPostProcessors();
		if (!missing.isEmpty()) {
			return unobserved(missing.stream().filter(this.beanFactory::isCurrentlyInCreation).toList());
		}
		try {
			return this.beanFactory.getBeanProvider(ObservationRegistry.class)
				.getIfUnique(() -> ObservationRegistry.NOOP);
		}
		catch (BeansException ex) {
			return unobserved(beans(ex));
		}
	}

	// It is one of them that gives a registry its handlers.
	private List<String> missingPostProcessors() {
		return Arrays.stream(this.beanFactory.getBeanNamesForType(BeanPostProcessor.class, true, false))
			.filter((name) -> this.beanFactory.isSingleton(name) && !this.beanFactory.containsSingleton(name))
			.toList();
	}

	private static ObservationRegistry unobserved(Collection<String> beans) {
		LogFields.NONE.warn(logger)
			.log("This migration is not observed: the ObservationRegistry cannot be created before it is done, "
					+ "because of {}. Let that bean look for what it needs when it is called.",
					beans.isEmpty() ? "what needs the database so early" : String.join(" -> ", beans));
		return ObservationRegistry.NOOP;
	}

	private static Set<String> beans(BeansException ex) {
		Set<String> names = new LinkedHashSet<>();
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof BeanCreationException creation && creation.getBeanName() != null) {
				names.add(creation.getBeanName());
			}
		}
		return names.isEmpty() ? Set.of(ex.getClass().getSimpleName()) : names;
	}

}
