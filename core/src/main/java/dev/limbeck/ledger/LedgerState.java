package dev.limbeck.ledger;

import java.util.List;

import dev.limbeck.revision.AppliedRevision;

/**
 * What a ledger held when it was read.
 *
 * @param schemaExists whether its schema is there
 * @param exists whether its tables are there
 * @param rows what it remembers; they were not read if that is what was expected
 * @param expected whether it holds what the reader expected, and nothing else
 * @param lost ids that are applied as its log tells, and that it has no row of
 * @param others what else remembers migrations, as sentences, if its tables are not there
 * @param defaults a text that changes with what sessions begin with
 * @param writable whether this role does more with it than read it
 * @param foreign whether somebody has it in hand who is not trusted to
 * @param doubts who could have written it or will run something, as sentences without
 * full stops
 */
public record LedgerState(boolean schemaExists, boolean exists, List<AppliedRevision> rows, boolean expected,
		List<String> lost, List<String> others, String defaults, boolean writable, boolean foreign,
		List<String> doubts) {

	/** A ledger that is there, whatever it holds. */
	public static final LedgerState THERE = new LedgerState(true, true, List.of(), false, List.of(), List.of(), "",
			false, false, List.of());

	/** A ledger whose tables cannot be read. */
	public static final LedgerState DAMAGED = new LedgerState(true, false, List.of(), false, List.of(), List.of(), "",
			false, false, List.of());

	/**
	 * Return the same without what else remembers migrations: for who knows of that.
	 * @return a copy
	 */
	public LedgerState alone() {
		return new LedgerState(this.schemaExists, this.exists, this.rows, this.expected, this.lost, List.of(),
				this.defaults, this.writable, this.foreign, this.doubts);
	}

}
