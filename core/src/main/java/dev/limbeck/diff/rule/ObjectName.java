package dev.limbeck.diff.rule;

import java.util.List;

import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * An object as {@code COMMENT ON}, {@code ALTER … OWNER TO} and {@code DROP} name it.
 */
public final class ObjectName {

	private ObjectName() {
	}

	/**
	 * Return the object that a satellite is about.
	 * @param satellite its id
	 * @param own how many names it has itself
	 * @return the id of the object
	 */
	public static FactId of(FactId satellite, int own) {
		List<String> names = satellite.names();
		return new FactId(FactKind.of(names.get(0)), names.subList(1, names.size() - own));
	}

	/**
	 * Return kind and name of an object.
	 * @param id the object
	 * @return both as SQL
	 */
	public static String sql(FactId id) {
		return switch (id.kind()) {
			case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX, STATISTICS, DOMAIN, COLLATION,
					CONVERSION, TEXT_SEARCH_PARSER, TEXT_SEARCH_TEMPLATE, TEXT_SEARCH_DICTIONARY,
					TEXT_SEARCH_CONFIGURATION ->
				keyword(id.kind()) + " " + Spelling.identifier(id.name(0)) + "." + Spelling.identifier(id.last());
			case ENUM_TYPE, COMPOSITE_TYPE, RANGE_TYPE, BASE_TYPE -> "TYPE " + Spelling.qualified(id);
			case FUNCTION, PROCEDURE, AGGREGATE ->
				keyword(id.kind()) + " " + Spelling.signature(id.names(), id.kind() == FactKind.AGGREGATE);
			case COLUMN -> "COLUMN " + Spelling.qualified(id) + "." + Spelling.identifier(id.last());
			case CONSTRAINT, TRIGGER, RULE, POLICY ->
				keyword(id.kind()) + " " + Spelling.identifier(id.last()) + " ON " + Spelling.qualified(id);
			case DOMAIN_CONSTRAINT ->
				"CONSTRAINT " + Spelling.identifier(id.last()) + " ON DOMAIN " + Spelling.qualified(id);
			case CAST -> "CAST (" + id.name(0) + " AS " + id.name(1) + ")";
			case TRANSFORM -> "TRANSFORM FOR " + id.name(0) + " LANGUAGE " + Spelling.identifier(id.name(1));
			case OPERATOR -> "OPERATOR " + Spelling.identifier(id.name(0)) + "." + id.name(1) + " (" + id.name(2) + ", "
					+ id.name(3) + ")";
			case OPERATOR_CLASS, OPERATOR_FAMILY ->
				keyword(id.kind()) + " " + Spelling.qualified(id) + " USING " + Spelling.identifier(id.name(2));
			default -> keyword(id.kind()) + " " + Spelling.identifier(id.last());
		};
	}

	public static String keyword(FactKind kind) {
		return kind.name().replace('_', ' ');
	}

}
