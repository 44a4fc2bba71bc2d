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

}
