package dev.limbeck.schema;

import java.util.Locale;

/**
 * What a fact is about, in the order in which people would create it.
 */
public enum FactKind {

	SCHEMA, EXTENSION, ACCESS_METHOD, LANGUAGE, FOREIGN_DATA_WRAPPER, SERVER, USER_MAPPING, COLLATION, CONVERSION,
	BASE_TYPE, ENUM_TYPE, DOMAIN, DOMAIN_CONSTRAINT, COMPOSITE_TYPE, RANGE_TYPE, TEXT_SEARCH_PARSER,
	TEXT_SEARCH_TEMPLATE, TEXT_SEARCH_DICTIONARY, TEXT_SEARCH_CONFIGURATION, SEQUENCE, FUNCTION, PROCEDURE, AGGREGATE,
	OPERATOR, OPERATOR_FAMILY, OPERATOR_CLASS, CAST, TRANSFORM, TABLE, FOREIGN_TABLE, COLUMN, NOT_NULL, IDENTITY,
	DEFAULT, SEQUENCE_OWNER, CONSTRAINT, INHERITANCE, INDEX, INDEX_ATTACHMENT, REPLICA_IDENTITY, STATISTICS, VIEW,
	MATERIALIZED_VIEW, RULE, TRIGGER, POLICY, EVENT_TRIGGER, PUBLICATION, PUBLICATION_TABLE, PUBLICATION_SCHEMA,
	SUBSCRIPTION, OWNER, GRANT, DEFAULT_PRIVILEGE, COMMENT, SECURITY_LABEL;

	/**
	 * Return the name as queries and snapshots write it.
	 * @return the name in lower case, with underscores
	 */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Return the kind that has a name.
	 * @param label in lower case, with underscores
	 * @return the kind
	 * @throws IllegalArgumentException if there is none
	 */
	public static FactKind of(String label) {
		return valueOf(label.toUpperCase(Locale.ROOT));
	}

	/**
	 * Return whether a fact says something more about an object of any kind.
	 * @return whether its id begins with the kind of that object
	 */
	public boolean isSatellite() {
		return this == OWNER || this == GRANT || this == COMMENT || this == SECURITY_LABEL;
	}

}
