package dev.limbeck.boot;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Other tools in the same application that change the same schema.
 *
 * @param beanFactory knows their beans
 */
record OtherTools(ListableBeanFactory beanFactory) {

	private static final Logger logger = LoggerFactory.getLogger(OtherTools.class);

	private static final Map<String, String> TYPES = Map.of("org.flywaydb.core.Flyway", "Flyway",
			"liquibase.integration.spring.SpringLiquibase", "Liquibase");

	/**
	 * Say that they are there, and who goes first.
	 */
	void warn() {
		find().forEach((bean, tool) -> LogFields.NONE.warn(logger)
			.log("{} is here, too (bean {}), and goes first: two tools change one schema. To keep both for a while, give "
					+ "each a folder of its own (Flyway and Limbeck both read db/migration); to move, see docs/moving.md",
					tool, bean));
	}

	private Map<String, String> find() {
		Map<String, String> found = new LinkedHashMap<>();
		if (TYPES.keySet().stream().noneMatch((type) -> ClassUtils.isPresent(type, null))) {
			return found; // The types of all beans are much to ask.
		}
		for (String name : this.beanFactory.getBeanDefinitionNames()) {
			String tool = tool(this.beanFactory.getType(name, false));
			if (tool != null) {
				found.put(name, tool);
			}
		}
		return found;
	}

	// By name: they need not be there.
	private static @Nullable String tool(@Nullable Class<?> type) {
		for (Class<?> one = type; one != null; one = one.getSuperclass()) {
			if (TYPES.containsKey(one.getName())) {
				return TYPES.get(one.getName());
			}
		}
		return null;
	}

}
