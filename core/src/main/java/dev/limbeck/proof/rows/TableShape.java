package dev.limbeck.proof.rows;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a row of a table has to look like.
 *
 * @param oid the table
 * @param name schema and name, in quotes
 * @param columns those that a row gives values for
 * @param conditions of checks and partitions, as PostgreSQL writes them
 * @param references its foreign keys
 */
record TableShape(long oid, String name, List<Column> columns, String conditions, List<Reference> references) {

	Set<Long> referenced() {
		Set<Long> tables = new TreeSet<>();
		this.references.forEach((reference) -> tables.add(reference.table()));
		return tables;
	}

	/**
	 * A column.
	 *
	 * @param name its name, in quotes
	 * @param type its type, as it is written
	 * @param base the type below domains, without any length
	 * @param category as {@code pg_type.typcategory} says
	 * @param labels of an enum; none for other types
	 * @param conditions of the domain
	 * @param nullable whether a row may have none
	 * @param filled whether it has a default
	 */
	record Column(String name, String type, String base, char category, List<String> labels, String conditions,
			boolean nullable, boolean filled) {

	}

	/**
	 * A foreign key.
	 *
	 * @param table the table it leads to
	 * @param target its name, in quotes
	 * @param columns the columns that refer, in quotes
	 * @param keys the columns they refer to, in quotes
	 */
	record Reference(long table, String target, List<String> columns, List<String> keys) {

	}

}
