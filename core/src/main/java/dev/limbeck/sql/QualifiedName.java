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

	/**
	 * Return the name without its schema.
	 * @return the last identifier
	 */
	public String last() {
		return this.parts.get(this.parts.size() - 1);
	}

	/**
	 * Return the schema.
	 * @return the identifier before the last, empty if there is none
	 */
	public String schema() {
		return (this.parts.size() > 1) ? this.parts.get(this.parts.size() - 2) : "";
	}

	/**
	 * Tell whether both may name the same: what has no schema may be in any.
	 * @param other another name
	 * @return whether nothing tells them apart
	 */
	public boolean maybe(QualifiedName other) {
		return last().equals(other.last())
				&& (schema().isEmpty() || other.schema().isEmpty() || schema().equals(other.schema()));
	}

	public QualifiedName renamed(String last) {
		return schema().isEmpty() ? new QualifiedName(List.of(last)) : new QualifiedName(List.of(schema(), last));
	}

	public QualifiedName movedTo(String schema) {
		return new QualifiedName(List.of(schema, last()));
	}

	@Override
	public String toString() {
		return String.join(".", this.parts);
	}

}
