package dev.limbeck.diff;

import java.util.List;

import dev.limbeck.schema.FactId;

/**
 * One step of a plan.
 *
 * @param verb what it does
 * @param subject to which fact
 * @param sql the statements, without semicolons; none if something else brings it about
 * @param joined the facts that its statements deal with, too
 * @param hazards what is dangerous about it
 * @param transactional whether what it does can be used in the same transaction
 * @param locks which relations it locks, and how
 */
public record Action(Verb verb, FactId subject, List<String> sql, List<FactId> joined, List<Hazard> hazards,
		boolean transactional, List<Lock> locks) {

	private static final List<String> CONCURRENT = List.of("CREATE INDEX CONCURRENTLY ",
			"CREATE UNIQUE INDEX CONCURRENTLY ", "DROP INDEX CONCURRENTLY ");

	/**
	 * Copy the lists.
	 */
	public Action {
		sql = List.copyOf(sql);
		joined = List.copyOf(joined);
		hazards = List.copyOf(hazards);
		locks = List.copyOf(locks);
	}

	/**
	 * Make an action that locks nothing worth mentioning.
	 * @param verb what it does
	 * @param subject to which fact
	 * @param sql the statements, without semicolons
	 * @param joined the facts that its statements deal with, too
	 * @param hazards what is dangerous about it
	 * @param transactional whether what it does can be used in the same transaction
	 */
	public Action(Verb verb, FactId subject, List<String> sql, List<FactId> joined, List<Hazard> hazards,
			boolean transactional) {
		this(verb, subject, sql, joined, hazards, transactional, List.of());
	}

	/**
	 * Return whether it builds or drops an index while others go on writing.
	 * @return whether it can run outside of transactions alone
	 */
	public boolean isConcurrent() {
		return this.sql.stream().anyMatch((statement) -> CONCURRENT.stream().anyMatch(statement::startsWith));
	}

}
