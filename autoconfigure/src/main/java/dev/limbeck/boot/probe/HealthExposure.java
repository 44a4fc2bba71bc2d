package dev.limbeck.boot.probe;

import java.util.Set;

import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whether Spring Boot will tell about health over HTTP at all.
 */
final class HealthExposure {

	private static final String HEALTH = "health";

	private HealthExposure() {
	}

	static boolean isExposed(Environment environment) {
		Binder binder = Binder.get(environment);
		return named(binder, "include", Set.of(HEALTH)) && !named(binder, "exclude", Set.of())
				&& accessible(environment);
	}

	private static boolean named(Binder binder, String list, Set<String> otherwise) {
		Set<String> endpoints = binder.bind("management.endpoints.web.exposure." + list, Bindable.setOf(String.class))
			.orElse(otherwise);
		return endpoints.contains("*") || endpoints.contains(HEALTH);
	}

	private static boolean accessible(Environment environment) {
		return new PropertiesEndpointAccessResolver(environment).accessFor(EndpointId.of(HEALTH),
				Access.READ_ONLY) != Access.NONE;
	}

}
