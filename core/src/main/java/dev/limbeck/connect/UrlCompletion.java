package dev.limbeck.connect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Fills what a URL leaves out from the variables of its parts, as libpq does; with an
 * empty URL the variables alone say everything.
 */
final class UrlCompletion {

	private static final String PASSFILE = "PGPASSFILE";

	private static final String SERVICE = "service";

	private final UrlVariables variables;

	private final UrlParts parts;

	UrlCompletion(UrlVariables variables, UrlParts parts) {
		this.variables = variables;
		this.parts = parts;
	}

	/**
	 * Fill the parts.
	 * @param url the name of the variable that holds the URL, or an empty text
	 */
	void complete(String url) {
		boolean jdbc = url.startsWith(UrlVariableNames.JDBC_URL);
		service().flatMap(new ConnectionServiceFiles(this.variables)::find).ifPresent(this::serve);
		this.parts.hosts(new UrlHostVariables(this.variables, !url.isEmpty()).complete(this.parts.hosts(),
				this.parts.namesHost()));
		fill(this.parts.database(), UrlVariableNames.DATABASE, this.parts::database);
		fill(this.parts.user(), names(jdbc, UrlVariableNames.JDBC_USER, UrlVariableNames.USER), this.parts::user);
		fill(this.parts.password(), names(jdbc, UrlVariableNames.JDBC_PASSWORD, UrlVariableNames.PASSWORD),
				this.parts::password);
		UrlVariableNames.parameters()
			.stream()
			.filter((parameter) -> !parameter.name().equals(SERVICE))
			.forEach(this::fill);
		UrlParameters.checkTogether(this.parts, this.variables.problems());
	}

	private Optional<String> service() {
		String named = this.parts.parameters().get(SERVICE);
		if (named == null && this.variables.isSet(UrlVariableNames.SERVICE)) {
			this.variables.used().add(UrlVariableNames.SERVICE);
			this.parts.parameters().put(SERVICE, this.variables.value(UrlVariableNames.SERVICE));
		}
		return Optional.ofNullable(this.parts.parameters().get(SERVICE));
	}

	// Then the driver need not look for it, which knows neither libpq's variables nor all
	// of its parameters. One that is nowhere it refuses.
	private void serve(ConnectionService service) {
		this.parts.parameters().remove(SERVICE);
		this.variables.service(service);
		service.addParameters(this.parts, this.variables.problems());
	}

	private void fill(Optional<String> known, List<String> names, Consumer<String> target) {
		if (known.isEmpty()) {
			this.variables.read(names).map(UrlVariables.Setting::text).ifPresent(target);
		}
	}

	private void fill(UrlParameter parameter) {
		String variable = parameter.variable();
		if (variable == null || !this.variables.isSet(variable)
				|| this.parts.parameters().containsKey(parameter.name())) {
			return;
		}
		this.variables.used().add(variable);
		if (variable.equals(PASSFILE)) {
			return; // The driver reads the variable itself.
		}
		UrlParameters.keep(parameter, this.variables.value(variable), this.parts,
				new UrlDecoder(this.variables.problems().in(variable), true));
	}

	private static List<String> names(boolean jdbc, String first, List<String> others) {
		List<String> names = new ArrayList<>(others);
		if (jdbc) {
			names.add(0, first);
		}
		return names;
	}

}
