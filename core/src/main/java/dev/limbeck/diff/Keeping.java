package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * The schema on the way to another one in which nothing is gone yet that holds something
 * or that others may still call by its name.
 */
public final class Keeping {

	// What is only said of an object: another word can be said at any time.
	private static final Set<FactKind> SAID = EnumSet.of(FactKind.NOT_NULL, FactKind.IDENTITY, FactKind.DEFAULT,
			FactKind.SEQUENCE_OWNER, FactKind.CONSTRAINT, FactKind.DOMAIN_CONSTRAINT, FactKind.INHERITANCE,
			FactKind.INDEX_ATTACHMENT, FactKind.REPLICA_IDENTITY, FactKind.RULE, FactKind.TRIGGER, FactKind.POLICY,
			FactKind.OWNER, FactKind.GRANT, FactKind.DEFAULT_PRIVILEGE, FactKind.COMMENT, FactKind.SECURITY_LABEL,
			FactKind.PUBLICATION_TABLE, FactKind.PUBLICATION_SCHEMA, FactKind.USER_MAPPING);

	private Keeping() {
	}

	/**
	 * Return what another schema is with all that it lacks of this one.
	 * @param before what is so
	 * @param after what is to be so at last
	 * @param renamed what is only renamed
	 * @return the other schema, with the objects that are to be dropped; itself if there
	 * are none
	 */
	public static Schema of(Schema before, Schema after, Collection<RenameCandidate> renamed) {
		Schema called = Renames.of(before, after, renamed).schema();
		Set<FactId> kept = new HashSet<>();
		List<Fact> facts = new ArrayList<>(after.facts());
		called.facts().forEach((fact) -> {
			if (isKept(fact, called, after, kept)) {
				facts.add(fact);
			}
		});
		if (facts.size() == after.facts().size()) {
			return after;
		}
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		facts.forEach(
				(fact) -> edges.put(fact.id(), (kept.contains(fact.id()) ? called : after).dependencies(fact.id())));
		return new Schema(after.origin(), facts, edges);
	}

	private static boolean isKept(Fact fact, Schema before, Schema after, Set<FactId> kept) {
		if (kept.contains(fact.id())) {
			return true;
		}
		FactId parent = fact.parent();
		boolean belongs = parent != null && !after.has(parent) && isKept(before.need(parent), before, after, kept);
		boolean stays = !after.has(fact.id()) && (belongs || !SAID.contains(fact.kind()));
		if (stays) {
			kept.add(fact.id());
		}
		return stays;
	}

}
