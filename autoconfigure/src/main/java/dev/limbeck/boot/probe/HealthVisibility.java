package dev.limbeck.boot.probe;

import org.springframework.boot.context.properties.bind.Binder;

/**
 * What somebody may see of health who is not known.
 *
 * @param components whether components are shown
 * @param details whether their details are shown
 */
record HealthVisibility(boolean components, boolean details) {

	private static final String HEALTH = "management.endpoint.health.";

	static HealthVisibility of(Binder binder) {
		return of(show(binder, HEALTH, "components", ""), show(binder, HEALTH, "details", "never"));
	}

	static HealthVisibility ofGroup(Binder binder, String group) {
		String prefix = HEALTH + "group." + group + ".";
		return of(show(binder, prefix, "components", show(binder, HEALTH, "components", "")),
				show(binder, prefix, "details", show(binder, HEALTH, "details", "never")));
	}

	private static String show(Binder binder, String prefix, String what, String otherwise) {
		return binder.bind(prefix + "show-" + what, String.class).orElse(otherwise);
	}

	private static HealthVisibility of(String components, String details) {
		return new HealthVisibility(always(components.isEmpty() ? details : components), always(details));
	}

	// Nobody can be authorized before the application has started.
	private static boolean always(String show) {
		return "always".equalsIgnoreCase(show);
	}

}
