package dev.limbeck.cli.environment;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The options that every command has, as the user gave them. What is left out is left to
 * the environment.
 *
 * @param url the database, in any common form, or {@code null}
 * @param envFile a file with variables, or {@code null}
 * @param locations where revision files lie; empty if not said
 * @param ledgerSchema the schema of the ledger, or {@code null}
 * @param classpath folders and jars for {@code classpath:} locations and the classes of
 * Java revisions; empty if not said
 * @param variables what {@code -x key=value} set
 * @param json whether the result is JSON
 * @param verbose whether to say more
 */
public record GlobalOptions(@Nullable String url, @Nullable Path envFile, List<String> locations,
		@Nullable String ledgerSchema, List<Path> classpath, Map<String, String> variables, boolean json,
		boolean verbose) {

	/** Nothing said. */
	public static final GlobalOptions NONE = new GlobalOptions(null, null, List.of(), null, List.of(), Map.of(), false,
			false);

	/**
	 * Copy the collections.
	 */
	public GlobalOptions {
		locations = List.copyOf(locations);
		classpath = List.copyOf(classpath);
		variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
	}

	/**
	 * Return the same options for another database.
	 * @param otherUrl the database, in any common form
	 * @return a copy
	 */
	public GlobalOptions withUrl(String otherUrl) {
		return new GlobalOptions(otherUrl, this.envFile, this.locations, this.ledgerSchema, this.classpath,
				this.variables, this.json, this.verbose);
	}

	/**
	 * Return everything but what may hold a secret.
	 */
	@Override
	public String toString() {
		return "GlobalOptions[url=" + ((this.url != null) ? "***" : "null") + ", envFile=" + this.envFile
				+ ", locations=" + this.locations + ", ledgerSchema=" + this.ledgerSchema + ", classpath="
				+ this.classpath + ", variables=" + this.variables.keySet() + ", json=" + this.json + ", verbose="
				+ this.verbose + "]";
	}

}
