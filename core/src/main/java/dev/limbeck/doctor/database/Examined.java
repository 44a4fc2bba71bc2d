package dev.limbeck.doctor.database;

import java.util.List;
import java.util.Set;

import dev.limbeck.doctor.finding.Finding;

/**
 * What a live database has told.
 *
 * @param findings in no particular order
 * @param kept ids of revisions that no file declares, and whose text its ledger has kept
 */
public record Examined(List<Finding> findings, Set<String> kept) {

	/**
	 * Copy the collections.
	 */
	public Examined {
		findings = List.copyOf(findings);
		kept = Set.copyOf(kept);
	}

}
