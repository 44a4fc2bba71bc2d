package dev.limbeck.boot.meters;

import java.util.Arrays;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the registries that an application context has created so far, and creates none.
 *
 * @param beanFactory has them
 */
record CreatedRegistries(ConfigurableListableBeanFactory beanFactory) {

	/**
	 * Find them.
	 * @return the composites if there are any, as they tell those they are made of
	 */
	List<MeterRegistry> find() {
		List<MeterRegistry> created = Arrays
			.stream(this.beanFactory.getBeanNamesForType(MeterRegistry.class, true, false))
			.map(this.beanFactory::getSingleton)
			.filter(MeterRegistry.class::isInstance)
			.map(MeterRegistry.class::cast)
			.toList();
		List<MeterRegistry> composites = created.stream().filter(CompositeMeterRegistry.class::isInstance).toList();
		return composites.isEmpty() ? created : composites;
	}

}
