package dev.limbeck.schema;

import java.util.Locale;

/**
 * What a fact is about, in the order in which people would create it.
 */
public enum FactKind {

	/** A schema. */
	SCHEMA,

	/** An extension, which stands for what it owns. */
	EXTENSION,

	/** An access method of tables or indexes. */
	ACCESS_METHOD,

	/** A procedural language. */
	LANGUAGE,

	/** A foreign-data wrapper. */
	FOREIGN_DATA_WRAPPER,

	/** A foreign server. */
	SERVER,

	/** A role at a foreign server. */
	USER_MAPPING,

	/** A collation. */
	COLLATION,

	/** A conversion between encodings. */
	CONVERSION,

	/** A base type, or the shell of one. */
	BASE_TYPE,

	/** An enum. */
	ENUM_TYPE,

	/** A domain. */
	DOMAIN,

	/** A constraint of a domain. */
	DOMAIN_CONSTRAINT,

	/** A composite type, without its columns. */
	COMPOSITE_TYPE,

	/** A range type, with its multirange type. */
	RANGE_TYPE,

	/** A parser of text search. */
	TEXT_SEARCH_PARSER,

	/** A template of text search. */
	TEXT_SEARCH_TEMPLATE,

	/** A dictionary of text search. */
	TEXT_SEARCH_DICTIONARY,

	/** A configuration of text search. */
	TEXT_SEARCH_CONFIGURATION,

	/** A sequence that is not behind an identity. */
	SEQUENCE,

	/** A function. */
	FUNCTION,

	/** A procedure. */
	PROCEDURE,

	/** An aggregate. */
	AGGREGATE,

	/** An operator. */
	OPERATOR,

	/** An operator family. */
	OPERATOR_FAMILY,

	/** An operator class. */
	OPERATOR_CLASS,

	/** A cast. */
	CAST,

	/** A transform of a type for a language. */
	TRANSFORM,

	/** A table, partitioned or not, without its columns. */
	TABLE,

	/** A foreign table, without its columns. */
	FOREIGN_TABLE,

	/** A column of a relation or composite type. */
	COLUMN,

	/** That the columns of a table are those of a composite type. */
	TABLE_TYPE,
	/** That a column has a value in each row. */
	NOT_NULL,

	/** That a column is an identity, with its sequence. */
	IDENTITY,

	/** The default of a column. */
	DEFAULT,

	/** Which column a sequence goes with. */
	SEQUENCE_OWNER,

	/** A constraint of a table, with its index. */
	CONSTRAINT,

	/** That a table inherits from another one, or is its partition. */
	INHERITANCE,

	/** An index that belongs to no constraint. */
	INDEX,

	/** Which index of a partitioned table an index belongs to. */
	INDEX_ATTACHMENT,

	/** By what subscribers tell rows, if not by the primary key. */
	REPLICA_IDENTITY,

	/** Extended statistics. */
	STATISTICS,

	/** A view. */
	VIEW,

	/** A materialized view. */
	MATERIALIZED_VIEW,

	/** A rule that rewrites queries. */
	RULE,

	/** A trigger. */
	TRIGGER,

	/** A policy of row-level security. */
	POLICY,

	/** An event trigger. */
	EVENT_TRIGGER,

	/** A publication, without what it publishes. */
	PUBLICATION,

	/** A table that a publication names. */
	PUBLICATION_TABLE,

	/** A schema that a publication names. */
	PUBLICATION_SCHEMA,

	/** A subscription, without how it connects. */
	SUBSCRIPTION,

	/** Who owns an object. */
	OWNER,

	/** What a role may do with an object, where that is not the usual. */
	GRANT,

	/** What a role may do with objects that another one will make. */
	DEFAULT_PRIVILEGE,

	/** A comment on an object. */
	COMMENT,

	/** A security label of an object. */
	SECURITY_LABEL;

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
