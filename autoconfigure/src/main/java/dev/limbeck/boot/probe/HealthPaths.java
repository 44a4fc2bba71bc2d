package dev.limbeck.boot.probe;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Under which paths Spring Boot will tell about health on its management port.
 *
 * @param health path of the health of all
 * @param groups names of the groups, in alphabetical order
 * @param liveness paths of the group {@code liveness}
 * @param readiness paths of the group {@code readiness}
 */
record HealthPaths(String health, Set<String> groups, Set<String> liveness, Set<String> readiness) {

	private static final String PROBES = "management.endpoint.health.probes.";

	private static final String GROUP = "management.endpoint.health.group";

	static HealthPaths of(Binder binder, boolean separate, boolean reactive) {
		String root = root(binder, separate, reactive);
		String mapping = binder
			.bind("management.endpoints.web.path-mapping", Bindable.mapOf(String.class, String.class))
			.orElse(Map.of())
			.getOrDefault("health", "health");
		String health = root + path(binder, "management.endpoints.web.base-path", "/actuator") + slashed(mapping);
		Set<String> groups = groups(binder);
		HealthPaths paths = new HealthPaths(health, groups, new LinkedHashSet<>(), new LinkedHashSet<>());
		String namespace = separate ? "management:" : "server:";
		paths.add(paths.liveness, "liveness", root, additional(binder, "liveness", "/livez", namespace));
		paths.add(paths.readiness, "readiness", root, additional(binder, "readiness", "/readyz", namespace));
		return paths;
	}

	private void add(Set<String> paths, String group, String root, String additional) {
		if (this.groups.contains(group)) {
			paths.add(this.health + "/" + group);
			if (!additional.isEmpty()) {
				paths.add(root + additional);
			}
		}
	}

	private static String root(Binder binder, boolean separate, boolean reactive) {
		if (separate) {
			return path(binder, "management.server.base-path", "");
		}
		return reactive ? path(binder, "spring.webflux.base-path", "")
				: path(binder, "server.servlet.context-path", "") + path(binder, "spring.mvc.servlet.path", "");
	}

	private static Set<String> groups(Binder binder) {
		Set<String> groups = new TreeSet<>(
				binder.bind(GROUP, Bindable.mapOf(String.class, Object.class)).orElse(Map.of()).keySet());
		if (binder.bind(PROBES + "enabled", Boolean.class).orElse(true)) {
			groups.addAll(Set.of("liveness", "readiness"));
		}
		return groups;
	}

	// A path outside of the endpoints is written as "server:/livez" or
	// "management:/livez".
	private static String additional(Binder binder, String group, String otherwise, String namespace) {
		boolean probes = binder.bind(PROBES + "add-additional-paths", Boolean.class).orElse(false);
		String path = binder.bind(GROUP + "." + group + ".additional-path", String.class)
			.orElse(probes ? "server:" + otherwise : "");
		return path.startsWith(namespace) ? slashed(path.substring(namespace.length())) : "";
	}

	private static String path(Binder binder, String property, String otherwise) {
		return slashed(binder.bind(property, String.class).orElse(otherwise));
	}

	private static String slashed(String path) {
		String bare = path.strip();
		while (bare.startsWith("/")) {
			bare = bare.substring(1);
		}
		while (bare.endsWith("/")) {
			bare = bare.substring(0, bare.length() - 1);
		}
		return bare.isEmpty() ? "" : "/" + bare;
	}

}
