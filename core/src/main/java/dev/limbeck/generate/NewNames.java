package dev.limbeck.generate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.RevisionName;
import dev.limbeck.sql.OddCharacter;
import org.jspecify.annotations.Nullable;

/**
 * The id and the branch labels of a new revision, which nothing else may bear.
 *
 * @param graph the revisions there are
 */
record NewNames(RevisionGraph graph) {

	/**
	 * Check an id, or draw one.
	 * @param wanted what the user asks for, or {@code null}
	 * @param drawn gives random ids
	 * @return a free id
	 * @throws LimbeckException if the wanted one is illegal or taken
	 */
	String id(@Nullable String wanted, Supplier<String> drawn) {
		if (wanted == null) {
			return Stream.generate(drawn).filter((id) -> owner(id) == null).findFirst().orElseThrow();
		}
		if (!RevisionName.isId(wanted)) {
			throw new LimbeckException("illegal-revision-id",
					"No revision may have the id " + quoted(wanted) + foreign(wanted) + ".",
					RevisionName.ID_RULE + ".");
		}
		String owner = owner(wanted);
		if (owner != null) {
			throw new LimbeckException("duplicate-id", wanted + " is " + owner + ".",
					"Choose another id, or leave it out to get a random one.");
		}
		return wanted;
	}

	/**
	 * Check branch labels.
	 * @param wanted what the user asks for
	 * @param id the revision's id
	 * @return the labels, each once
	 * @throws LimbeckException if any is illegal or taken
	 */
	List<String> labels(List<String> wanted, String id) {
		Refusals refusals = new Refusals();
		for (String label : new LinkedHashSet<>(wanted)) {
			String owner = label.equals(id) ? "the id of this revision itself" : owner(label);
			if (!RevisionName.isLabel(label)) {
				refusals.add("illegal-branch-label",
						"No branch may have the label " + quoted(label) + foreign(label) + ".", RevisionName.RULE);
			}
			else if (owner != null) {
				refusals.add("duplicate-branch-label", label + " is " + owner + ".", "Choose another label.");
			}
		}
		refusals.throwIfAny();
		return wanted.stream().distinct().toList();
	}

	private static String foreign(String name) {
		return OddCharacter.firstForeign(name).map((odd) -> ": it holds " + odd).orElse("");
	}

	private @Nullable String owner(String name) {
		Revision revision = this.graph.find(name);
		if (revision != null) {
			return "already the id of " + revision.origin();
		}
		Revision labelled = this.graph.findLabel(name);
		if (labelled != null) {
			return "already a branch label of " + labelled.origin();
		}
		return this.graph.revisions()
			.stream()
			.filter((one) -> one.replaces().contains(name))
			.map((one) -> "an id that " + one.origin() + " replaces")
			.findFirst()
			.orElse(null);
	}

	private static String quoted(String name) {
		return "\"" + name + "\"";
	}

}
