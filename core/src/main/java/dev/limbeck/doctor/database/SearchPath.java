package dev.limbeck.doctor.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Where sessions look for what a revision names without a schema, and make it.
 *
 * @param schema of the ledger
 * @param findings takes what is found
 */
record SearchPath(String schema, List<Finding> findings) {

	private static final String SQL = """
			SELECT pg_catalog.current_schema(), s.setting, s.source, pg_catalog.current_database(), CURRENT_USER
			  FROM pg_catalog.pg_settings s WHERE s.name OPERATOR(pg_catalog.=) 'search_path'""";

	/** Whoever connects has asked for it. */
	private static final Set<String> ASKED = Set.of("client", "session", "interactive");

	private static final String PUBLIC = "public";

	void addTo(Questions questions) {
		questions.askAsSessionsBegin(SQL, (row) -> {
			Finding found = found(row);
			return found != null && this.findings.add(found);
		});
	}

	private @Nullable Finding found(ResultSet row) throws SQLException {
		String first = row.getString(1);
		String path = row.getString(2);
		String source = row.getString(3);
		Place place = Place.database(row.getString(4));
		String told = "Sessions of " + row.getString(5) + " begin with the search_path " + path + setBy(source);
		String command = command(source, SqlText.identifier(row.getString(4)), SqlText.identifier(row.getString(5)));
		if (first == null) {
			Finding finding = Catalogue.get("search-path")
				.found(place, told + ", which names no schema that is there and that it may use.");
			return (command != null) ? finding.withCommand(command) : finding;
		}
		boolean meant = first.equals(PUBLIC) || first.equals(this.schema) || ASKED.contains(source);
		return meant ? null : Catalogue.get("first-schema")
			.found(place, told + ": what has no schema in its name is made in " + first + ".");
	}

	private static String setBy(String source) {
		return switch (source) {
			case "database" -> " (ALTER DATABASE)";
			case "user" -> " (ALTER ROLE)";
			case "database user" -> " (ALTER ROLE IN DATABASE)";
			default -> "";
		};
	}

	private static @Nullable String command(String source, String database, String role) {
		return switch (source) {
			case "database" -> "ALTER DATABASE " + database + " RESET search_path;";
			case "user" -> "ALTER ROLE " + role + " RESET search_path;";
			case "database user" -> "ALTER ROLE " + role + " IN DATABASE " + database + " RESET search_path;";
			default -> null;
		};
	}

}
