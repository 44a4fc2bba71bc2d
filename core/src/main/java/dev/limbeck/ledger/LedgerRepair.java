package dev.limbeck.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.LimbeckException;

/**
 * What is wrong with a ledger, what would mend it, and what its log remembers.
 *
 * @param schema where the ledger is
 * @param exists whether there is any table of it
 * @param damages what is not as it has to be
 * @param remembered ids that are applied as the log tells, oldest first, and that the
 * table of revisions lacks, be it all of them because it is missing itself
 * @param entered ids that have a row, in no order; none if there is any damage
 */
public record LedgerRepair(String schema, boolean exists, List<LedgerDamage> damages, Set<String> remembered,
		Set<String> entered) {

	private static final Set<String> NEEDED = Set.of("damaged-ledger", "foreign-ledger", "open-ledger", "lost-rows",
			"unknown-ledger-format", "unreadable-ledger");

	/**
	 * Tell whether a failure says that a ledger is not as it has to be: who checks it has
	 * found that, and did not fail.
	 * @param failure what went wrong
	 * @return whether the ledger was read, and is wrong
	 */
	public static boolean isNeeded(LimbeckException failure) {
		return NEEDED.contains(failure.code());
	}

	LedgerRepair remembering(Set<String> ids, Set<String> rows) {
		return new LedgerRepair(this.schema, this.exists, this.damages, ids, rows);
	}

	/**
	 * Return the problems as sentences without full stops, one for each table.
	 * @return such as
	 * {@code table limbeck_revision is altered: column upgrade_sql is missing}
	 */
	public List<String> problems() {
		return problems(this.damages);
	}

	static List<String> problems(List<LedgerDamage> damages) {
		Map<String, List<String>> altered = new LinkedHashMap<>();
		List<String> problems = new ArrayList<>();
		damages.forEach((damage) -> {
			if (damage.altered() == null) {
				problems.add("table " + damage.table() + " is missing");
			}
			else {
				altered.computeIfAbsent(damage.table(), (table) -> new ArrayList<>()).add(damage.altered());
			}
		});
		altered.forEach((table, what) -> problems.add("table " + table + " is altered: " + String.join(", ", what)));
		return problems;
	}

	/**
	 * Return the statements that mend what can be mended.
	 * @return the SQL, without semicolons
	 */
	public List<String> statements() {
		return this.damages.stream().map(LedgerDamage::repair).filter(Objects::nonNull).toList();
	}

	/**
	 * Return what takes a person.
	 * @return problems as sentences without full stops
	 */
	public List<String> unmendable() {
		return problems(this.damages.stream().filter((damage) -> damage.repair() == null).toList());
	}

	/**
	 * Return whether all is as it has to be.
	 * @return whether there is nothing to mend, and nothing to stamp
	 */
	public boolean isSound() {
		return this.damages.isEmpty() && this.remembered.isEmpty();
	}

	boolean concerns(LedgerTable table) {
		return this.damages.stream().anyMatch((damage) -> damage.table().equals(table.tableName()));
	}

	/**
	 * Return whether the table of revisions has to be made anew, so that nothing in it
	 * tells what is applied.
	 * @return whether it is missing
	 */
	public boolean forgetsRevisions() {
		return this.damages.stream()
			.anyMatch((damage) -> damage.altered() == null && damage.table().equals(LedgerTable.REVISION.tableName()));
	}

}
