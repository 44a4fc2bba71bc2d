package dev.limbeck.diff.kind;

import java.util.List;

import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;

/**
 * Which index of a partitioned table an index of a partition belongs to. Nothing takes
 * them apart but the end of one, or that of the partition.
 */
final class IndexAttachmentRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "ALTER INDEX " + fact.need("index") + " ATTACH PARTITION " + Spelling.identifier(fact.id().name(0)) + "."
				+ Spelling.identifier(fact.id().last());
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of();
	}

	static boolean isTakenAlong(Fact index, Situation situation) {
		return !situation.isDetached(index) && situation.before()
			.children(index.id(), FactKind.INDEX_ATTACHMENT)
			.stream()
			.flatMap((link) -> situation.before().dependencies(link.id()).stream())
			.anyMatch((id) -> !id.equals(index.id()) && situation.dropped().contains(id));
	}

}
