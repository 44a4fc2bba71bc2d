package dev.limbeck.diff;

import java.util.Arrays;

import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;

/**
 * What a table is partitioned by.
 */
final class PartitionKey {

	private PartitionKey() {
	}

	/**
	 * Return whether a table is partitioned by a column, as far as its name tells.
	 * @param table the table, partitioned or not
	 * @param column the name of the column
	 * @return whether the key speaks of it
	 */
	static boolean needs(Fact table, String column) {
		String name = Spelling.identifier(column);
		String key = table.get("partition_key", "");
		return name.startsWith("\"") ? key.contains(name)
				: Arrays.asList(key.substring(key.indexOf('(') + 1).split("[^\\p{L}\\p{N}_$\"]+")).contains(name);
	}

}
