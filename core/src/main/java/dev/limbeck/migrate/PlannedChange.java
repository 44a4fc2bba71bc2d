package dev.limbeck.migrate;

import java.util.List;
import java.util.Map;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Plan;

/**
 * A plan, and all that was known when it was made.
 *
 * @param command what was asked for
 * @param plan the steps
 * @param rows what the ledger holds, or is taken to hold
 * @param storedDowngrades for steps down without a file the SQL that the ledger keeps, by
 * id
 */
public record PlannedChange(MigrationCommand command, Plan plan, List<AppliedRevision> rows,
		Map<String, String> storedDowngrades) {

	/**
	 * Copy the collections.
	 */
	public PlannedChange {
		rows = List.copyOf(rows);
		storedDowngrades = Map.copyOf(storedDowngrades);
	}

}
