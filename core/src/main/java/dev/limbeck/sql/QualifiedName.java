package dev.limbeck.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A name in a statement, perhaps with a schema before it, as PostgreSQL understands it.
 *
 * @param parts the identifiers, without quotes
 */
public record QualifiedName(List<String> parts) {

	/**
	 * Copy the list.
	 */
	public QualifiedName {
		parts = List.copyOf(parts);
	}

	/**
	 * Return the name as SQL, with every part in quotes.
	 * @return the SQL
	 */
	public String sql() {
		return this.parts.stream()
			.map((part) -> '"' + part.replace("\"", "\"\"") + '"')
			.collect(Collectors.joining("."));
	}

	@Override
	public String toString() {
		return String.join(".", this.parts);
	}

}
