package dev.limbeck.doctor.scratch;

import java.util.List;

import dev.limbeck.generate.RevisionFile;

/**
 * A revision that was missing, as it is to be written.
 *
 * @param file the file, not yet written
 * @param summary what it makes, line by line
 * @param uncertain what cannot be told, as sentences
 * @param basis how it is known, one sentence
 */
public record Reconstructed(RevisionFile file, List<String> summary, List<String> uncertain, String basis) {

	/**
	 * Copy the lists.
	 */
	public Reconstructed {
		summary = List.copyOf(summary);
		uncertain = List.copyOf(uncertain);
	}

}
