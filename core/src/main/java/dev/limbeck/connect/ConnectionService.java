package dev.limbeck.connect;

import java.util.Map;
import java.util.Optional;

/**
 * An entry of libpq's files of connection services: it stands below a URL and above
 * libpq's variables.
 *
 * @param name what the entry is called
 * @param values what it says, by libpq's names of the parameters
 */
record ConnectionService(String name, Map<String, String> values) {

	/** libpq's variables of the parts of a URL. */
	private static final Map<String, String> PARTS = Map.of("PGHOST", "host", "PGPORT", "port", "PGDATABASE", "dbname",
			"PGUSER", "user", "PGPASSWORD", "password");

	/**
	 * Return what stands in the place of a variable of libpq.
	 * @param variable the name of a variable
	 * @return the value, with the entry as the place where it stands
	 */
	Optional<UrlVariables.Setting> inPlaceOf(String variable) {
		String part = PARTS.get(variable);
		String value = (part != null) ? this.values.getOrDefault(part, "") : "";
		return value.isEmpty() ? Optional.empty() : Optional.of(new UrlVariables.Setting(toString(), value));
	}

	/**
	 * Keep the parameters that the URL has not set.
	 * @param parts the parts of the URL
	 * @param problems told what is wrong with the entry
	 */
	void addParameters(UrlParts parts, UrlProblems problems) {
		this.values.forEach((parameter, value) -> {
			if (!UrlQuery.isPart(parameter) && !parts.parameters().containsKey(parameter)) {
				addParameter(parameter, value, parts, problems.in(toString()));
			}
		});
	}

	private static void addParameter(String name, String value, UrlParts parts, UrlProblems problems) {
		UrlParameter parameter = UrlParameter.all().get(name);
		UrlDecoder decoder = new UrlDecoder(problems, true);
		if (name.equals("service")) {
			problems.add("nested service specifications not supported", "Delete service=... in the entry.");
		}
		else if (parameter != null) {
			UrlParameters.keep(parameter, value, parts, decoder);
		}
		else if (UrlQuery.isDriverProperty(name)) {
			parts.parameters().put(name, value);
		}
		else {
			problems.add("invalid connection option " + decoder.quote(name),
					UrlQuery.meant(name).map((meant) -> "Write " + meant + ".").orElse("Delete it in the entry."));
		}
	}

	@Override
	public String toString() {
		return "connection service \"" + this.name + "\"";
	}

}
