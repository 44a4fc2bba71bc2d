package dev.limbeck.doctor.file;

import java.util.Map;
import java.util.Set;

import dev.limbeck.doctor.finding.Finding;

/**
 * Where revisions are kept whose files are gone.
 *
 * @param lost files that a repository has, by the id that is missing
 * @param kept ids whose text the ledger of the live database has
 */
public record Recovery(Map<String, LostFile> lost, Set<String> kept) {

	/** Nobody has anything. */
	public static final Recovery NONE = new Recovery(Map.of(), Set.of());

	/**
	 * Copy the collections.
	 */
	public Recovery {
		lost = Map.copyOf(lost);
		kept = Set.copyOf(kept);
	}

	/**
	 * Tell whether somebody has a revision.
	 * @param id that is missing
	 * @return whether it can be brought back as it was
	 */
	boolean has(String id) {
		return this.kept.contains(id) || this.lost.containsKey(id);
	}

	/**
	 * Offer what brings a revision back.
	 * @param finding that it is missing
	 * @param id that is missing
	 * @return the finding with what brings it back, if anything does
	 */
	Finding offered(Finding finding, String id) {
		LostFile file = this.lost.get(id);
		if (this.kept.contains(id)) {
			return finding.withRemedy("The ledger has kept its text." + ((file != null) ? " " + file.told() : ""))
				.withCommand("limbeck reconstruct " + id);
		}
		return (file != null) ? finding.withRemedy(file.told()).withCommand(file.command()) : finding;
	}

}
