package dev.limbeck.baseline;

import java.util.List;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.Schema;

/**
 * Parts by what the objects are.
 *
 * @param schema the schema
 */
record KindGroups(Schema schema) implements Stage.Groups {

	private static final List<String> TITLES = List.of("schemas and extensions", "types", "tables", "functions",
			"views", "triggers, policies and what spans schemas");

	static Stage.Groups of(Schema schema) {
		return new KindGroups(schema);
	}

	@Override
	public List<String> titles() {
		return TITLES;
	}

	@Override
	public int of(Fact fact) {
		FactId parent = fact.parent();
		return switch (fact.kind()) {
			case SCHEMA, EXTENSION, ACCESS_METHOD, LANGUAGE, FOREIGN_DATA_WRAPPER, SERVER, USER_MAPPING -> 0;
			case COLLATION, CONVERSION, BASE_TYPE, ENUM_TYPE, DOMAIN, DOMAIN_CONSTRAINT, COMPOSITE_TYPE, RANGE_TYPE,
					TEXT_SEARCH_PARSER, TEXT_SEARCH_TEMPLATE, TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION ->
				1;
			case SEQUENCE, TABLE, FOREIGN_TABLE, TABLE_TYPE, NOT_NULL, IDENTITY, DEFAULT, SEQUENCE_OWNER, CONSTRAINT,
					INHERITANCE, INDEX_ATTACHMENT, REPLICA_IDENTITY, STATISTICS ->
				2;
			case FUNCTION, PROCEDURE, AGGREGATE, OPERATOR, OPERATOR_FAMILY, OPERATOR_CLASS, CAST, TRANSFORM -> 3;
			case VIEW, MATERIALIZED_VIEW, RULE -> 4;
			case TRIGGER, POLICY, EVENT_TRIGGER, PUBLICATION, PUBLICATION_TABLE, PUBLICATION_SCHEMA, SUBSCRIPTION,
					DEFAULT_PRIVILEGE ->
				5;
			// With what they belong to.
			case COLUMN, INDEX, OWNER, GRANT, COMMENT, SECURITY_LABEL ->
				(parent != null) ? of(this.schema.need(parent)) : 0;
		};
	}

}
