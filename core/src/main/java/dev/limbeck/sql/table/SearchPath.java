package dev.limbeck.sql.table;

import java.util.List;

import dev.limbeck.sql.QualifiedName;

/**
 * Where a table may be that a statement names without a schema.
 *
 * @param known whether it can be told
 * @param schemas one of these; if there is none, what a new session would find
 */
public record SearchPath(boolean known, List<String> schemas) {

	static final SearchPath ANYWHERE = new SearchPath(false, List.of());

	static final SearchPath OF_SESSION = new SearchPath(true, List.of());

	/**
	 * Copy the list.
	 */
	public SearchPath {
		schemas = List.copyOf(schemas);
	}

	/**
	 * Understand the value of a setting.
	 * @param schemas what stands in it
	 * @return where it leads, anywhere if that depends on a role or a session
	 */
	static SearchPath of(List<String> schemas) {
		boolean plain = !schemas.isEmpty()
				&& schemas.stream().noneMatch((schema) -> schema.isBlank() || schema.matches("\\$user|pg_.*"));
		return plain ? new SearchPath(true, schemas) : ANYWHERE;
	}

	boolean mayHold(String schema) {
		return this.schemas.isEmpty() || this.schemas.contains(schema);
	}

	/**
	 * Add the schema to a name if there is no choice.
	 * @param name a name
	 * @return the name of the same thing
	 */
	QualifiedName complete(QualifiedName name) {
		return (name.schema().isEmpty() && this.schemas.size() == 1) ? name.movedTo(this.schemas.get(0)) : name;
	}

}
