package dev.limbeck.doctor;

import java.util.List;

import dev.limbeck.doctor.finding.Finding;

/**
 * Something else to look at, beside files and database: whoever knows it plugs in here.
 */
@FunctionalInterface
public interface Examination {

	/**
	 * Look, and change nothing.
	 * @return what was found, in no particular order
	 */
	List<Finding> find();

}
