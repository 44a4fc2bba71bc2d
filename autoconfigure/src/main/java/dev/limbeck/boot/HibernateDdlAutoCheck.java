package dev.limbeck.boot;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Finds out whether Hibernate is told to change the schema that Limbeck keeps: two
 * masters would make tables that the revisions then fail on.
 */
final class HibernateDdlAutoCheck {

	/** Code of the failure. */
	static final String CODE = "hibernate-ddl-auto";

	private static final Logger logger = LoggerFactory.getLogger(HibernateDdlAutoCheck.class);

	private static final Set<String> CHANGING = Set.of("create", "create-drop", "create-only", "update", "drop",
			"drop-and-create");

	private static final List<String> PROPERTIES = List.of("spring.jpa.hibernate.ddl-auto",
			"spring.jpa.properties.hibernate.hbm2ddl.auto",
			"spring.jpa.properties.jakarta.persistence.schema-generation.database.action");

	private static final String GENERATE_DDL = "spring.jpa.generate-ddl";

	private final Environment environment;

	HibernateDdlAutoCheck(Environment environment) {
		this.environment = environment;
	}

	void check(HibernateDdlAuto policy) {
		if (policy == HibernateDdlAuto.IGNORE || !ClassUtils.isPresent("org.hibernate.SessionFactory", null)) {
			return;
		}
		for (String property : PROPERTIES) {
			String value = this.environment.getProperty(property);
			if (isChanging(value)) {
				report(policy, property + "=" + value);
			}
		}
		if (this.environment.getProperty(GENERATE_DDL, Boolean.class, false) && !isDdlAutoSet()) {
			report(policy, GENERATE_DDL + "=true");
		}
	}

	// Only then does Hibernate listen to the other property; "none" is as good as unset.
	private boolean isDdlAutoSet() {
		String value = this.environment.getProperty(PROPERTIES.get(0), "none");
		return !value.trim().equalsIgnoreCase("none");
	}

	private static void report(HibernateDdlAuto policy, String setting) {
		String description = setting + " lets Hibernate change the schema that Limbeck's revisions describe.";
		if (policy == HibernateDdlAuto.FAIL) {
			throw new LimbeckException(CODE, description,
					"Set spring.jpa.hibernate.ddl-auto to validate or none, or limbeck.hibernate-ddl-auto to warn or ignore.");
		}
		LogFields.NONE.warn(logger).log(description);
	}

	private static boolean isChanging(@Nullable String value) {
		return value != null && CHANGING.contains(value.trim().toLowerCase(Locale.ROOT));
	}

}
