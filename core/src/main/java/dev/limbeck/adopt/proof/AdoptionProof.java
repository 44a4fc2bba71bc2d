package dev.limbeck.adopt.proof;

import java.util.List;

/**
 * What came of going both ways.
 *
 * @param facts how many facts the originals give
 * @param tables how many tables have rows then
 * @param problems what differs: facts, and numbers of rows
 * @param notes columns whose values differ, as those do that hold times and random
 * numbers, and what was left out
 */
public record AdoptionProof(int facts, long tables, List<String> problems, List<String> notes) {

	/**
	 * Copy the lists.
	 */
	public AdoptionProof {
		problems = List.copyOf(problems);
		notes = List.copyOf(notes);
	}

	/**
	 * Tell whether both ways lead to the same.
	 * @return whether nothing differs
	 */
	public boolean isProven() {
		return this.problems.isEmpty();
	}

}
