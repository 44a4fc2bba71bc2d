package dev.limbeck.schema.snapshot;

import java.util.List;

import dev.limbeck.schema.Schema;

/**
 * What a snapshot file holds.
 *
 * @param schema facts, details and edges
 * @param unknown what was in the database and was not read
 * @param managed tables whose partitions are made and dropped by an extension, each as
 * its schema and its name
 */
public record Snapshot(Schema schema, List<String> unknown, List<List<String>> managed) {

	/** What each file begins with, before the number of its format. */
	static final String TITLE = "limbeck snapshot ";

	static final int FORMAT = 1;

	/**
	 * Copy the lists.
	 */
	public Snapshot {
		unknown = List.copyOf(unknown);
		managed = List.copyOf(managed);
	}

}
