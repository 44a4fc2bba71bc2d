package dev.limbeck.adopt;

import java.util.List;

import dev.limbeck.adopt.project.Remark;

/**
 * SQL as it will stand in a section of a revision file.
 *
 * @param sql the statements
 * @param transactional whether they run in one transaction
 * @param remarks what was changed, or has to be
 */
record CarriedScript(String sql, boolean transactional, List<Remark> remarks) {

	/**
	 * Copy the list.
	 */
	CarriedScript {
		remarks = List.copyOf(remarks);
	}

	/**
	 * Return the same script with a statement that changes nothing: without any, a
	 * revision counts as one that nobody has written yet.
	 * @return a copy
	 */
	CarriedScript doingNothing() {
		return new CarriedScript((this.sql.isEmpty() ? "" : this.sql + "\n") + "SELECT 1; -- There was no statement.",
				this.transactional, this.remarks);
	}

}
