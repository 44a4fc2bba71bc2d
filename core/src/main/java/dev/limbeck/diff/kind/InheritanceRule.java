package dev.limbeck.diff.kind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectAlter;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * That a table inherits from another one, or is a partition of it.
 */
public final class InheritanceRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		if (fact.has("bound")) {
			return attach(fact);
		}
		return situation.isNew(Situation.parent(fact)) ? "" : ObjectAlter.table(fact.id()) + " INHERIT " + parent(fact);
	}

	private static String attach(Fact fact) {
		return "ALTER TABLE " + parent(fact) + " ATTACH PARTITION " + Spelling.qualified(fact.id()) + " "
				+ fact.need("bound");
	}

	static String parent(Fact fact) {
		return Spelling.qualified(fact.id(), 2);
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of(fact.has("bound") ? detach(fact) : ObjectAlter.table(fact.id()) + " NO INHERIT " + parent(fact));
	}

	private static String detach(Fact fact) {
		return "ALTER TABLE " + parent(fact) + " DETACH PARTITION " + Spelling.qualified(fact.id());
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if (!from.has("bound") || !to.has("bound")) {
			return null;
		}
		List<Fact> moved = moved(to, situation);
		List<String> statements = new ArrayList<>();
		if (moved.get(0).id().equals(to.id())) {
			moved.forEach((link) -> statements.add(detach(link)));
		}
		statements.add(attach(to));
		return Alteration.of(statements);
	}

	/**
	 * Return the partitions of the same table that get other bounds. All are detached
	 * with the first one, lest one gets what another still has.
	 * @param link one of them, as it is to be
	 * @param situation both sides
	 * @return the links, in a fixed order
	 */
	public static List<Fact> moved(Fact link, Situation situation) {
		return situation.after()
			.dependencies(link.id())
			.stream()
			.filter((whole) -> whole.kind() == FactKind.TABLE && !whole.equals(link.parent()))
			.flatMap((whole) -> situation.after().dependents(whole).stream())
			.filter((id) -> id.kind() == FactKind.INHERITANCE && !situation.dropped().contains(id))
			.map(situation.after()::need)
			.filter((other) -> other.has("bound") && isMoved(situation.before().fact(other.id()), other))
			.sorted(Comparator.comparing(Fact::id))
			.toList();
	}

	private static boolean isMoved(@Nullable Fact from, Fact to) {
		return from != null && from.has("bound") && !from.need("bound").equals(to.need("bound"));
	}

}
