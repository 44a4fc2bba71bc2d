package dev.limbeck.migrate;

import java.util.List;
import java.util.Map;

import dev.limbeck.ledger.RepeatablePlan;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.Plan;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;

/**
 * A plan, and all that was known when it was made.
 *
 * @param command what was asked for
 * @param plan the steps
 * @param rows what the ledger holds, or is taken to hold
 * @param storedDowngrades for steps down without a file the SQL that the ledger keeps, by
 * id
 * @param repeatables what is run behind the steps
 */
public record PlannedChange(MigrationCommand command, Plan plan, List<AppliedRevision> rows,
		Map<String, String> storedDowngrades, RepeatablePlan repeatables) {

	/**
	 * Copy the collections.
	 */
	public PlannedChange {
		rows = List.copyOf(rows);
		storedDowngrades = Map.copyOf(storedDowngrades);
	}

	/**
	 * Return the same change with other scripts behind it.
	 * @param others what is run behind the steps
	 * @return a copy
	 */
	PlannedChange with(RepeatablePlan others) {
		return new PlannedChange(this.command, this.plan, this.rows, this.storedDowngrades, others);
	}

	/**
	 * Tell whether there is nothing to do.
	 * @return whether nothing would be run
	 */
	public boolean isEmpty() {
		return this.plan.steps().isEmpty() && this.repeatables.due().isEmpty();
	}

	/**
	 * Return the SQL that the ledger keeps for a step down, as it may be shown.
	 * @param revision the id
	 * @return the SQL with asterisks for passwords, or {@code null} if a file has it
	 */
	public @Nullable String shownDowngrade(String revision) {
		String sql = this.storedDowngrades.get(revision);
		return (sql != null) ? new Passwords(sql).hide(sql) : null;
	}

}
