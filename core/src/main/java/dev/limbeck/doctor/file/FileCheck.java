package dev.limbeck.doctor.file;

import java.util.List;

import dev.limbeck.doctor.finding.Finding;

/**
 * Looks at a history for one kind of fault.
 */
@FunctionalInterface
interface FileCheck {

	/**
	 * Look.
	 * @param history what was read
	 * @return what was found
	 */
	List<Finding> find(History history);

}
