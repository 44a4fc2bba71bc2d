package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

import dev.limbeck.diff.code.OperatorLinks;
import dev.limbeck.diff.kind.EnumLabels;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * The schema on the way to another one in which nothing is gone yet that holds something
 * or that others may still call by its name.
 */
public final class Keeping {

	private static final Set<FactKind> ROUTINES = Set.of(FactKind.FUNCTION, FactKind.PROCEDURE, FactKind.AGGREGATE);

	private static final String INHERITED = "inherited";

	private final Schema before;

	private final Schema after;

	private final Set<FactId> kept;

	private final Draft draft = new Draft();

	// A call may mean each of them.
	private final Map<List<String>, List<FactId>> routines = new HashMap<>();

	private Keeping(Schema before, Schema after) {
		this.before = before;
		this.after = after;
		this.kept = KeptFacts.of(before, after);
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
		return new Keeping(Renames.of(before, after, renamed).schema(), after).schema();
	}

	private Schema schema() {
		List<Fact> longer = new ArrayList<>();
		this.after.facts(FactKind.ENUM_TYPE).forEach((type) -> {
			Fact old = this.before.fact(type.id());
			Fact both = (old != null) ? EnumLabels.joined(old, type) : type;
			if (!both.equals(type)) {
				longer.add(both);
			}
		});
		if (this.kept.isEmpty() && longer.isEmpty() && isWhole()) {
			return this.after;
		}
		this.kept.stream()
			.filter((id) -> ROUTINES.contains(id.kind()))
			.forEach((id) -> this.routines.computeIfAbsent(id.names().subList(0, 2), (name) -> new ArrayList<>())
				.add(id));
		this.after.facts().forEach((fact) -> this.draft.put(still(fact), needs(fact)));
		longer.forEach((type) -> this.draft.put(type, Set.of()));
		this.kept.forEach((id) -> this.draft.put(stays(this.before.need(id)), this.before.dependencies(id)));
		this.kept.stream().filter((id) -> id.kind() == FactKind.INHERITANCE).forEach(this::leaveBounds);
		new Replaced(this.before, this.after, this.draft).putBack(this.kept);
		new Heirs(this.draft, this.kept).follow();
		loosenTypes();
		return this.draft.schema(this.after.origin());
	}

	// Other partitions may not reach for what one still has that is to go.
	private void leaveBounds(FactId link) {
		this.before.dependencies(link)
			.stream()
			.flatMap((whole) -> this.after.has(whole) ? this.after.dependents(whole).stream() : Stream.of())
			.filter((other) -> other.kind() == FactKind.INHERITANCE && this.before.has(other))
			.map(this.before::need)
			.filter((other) -> other.has("bound") && this.after.need(other.id()).has("bound"))
			.forEach((other) -> this.draft.put(other, Set.of()));
	}

	private boolean isWhole() {
		return this.before.facts(FactKind.TABLE).stream().allMatch((table) -> this.after.has(table.id()))
				&& this.before.facts(FactKind.SEQUENCE).stream().allMatch((sequence) -> this.after.has(sequence.id()));
	}

	// What a table inherits is not its own as long as the parent keeps it.
	private Fact still(Fact fact) {
		Fact old = this.before.fact(fact.id());
		if (old == null || !old.details().containsKey(INHERITED) || fact.has(INHERITED) || !isPassedOn(fact)) {
			return fact;
		}
		// Nor can its name be another one.
		return (fact.kind() == FactKind.NOT_NULL) ? old : Draft.detailed(fact, INHERITED, "true");
	}

	private boolean isPassedOn(Fact fact) {
		return this.before.dependencies(fact.id())
			.stream()
			.anyMatch((id) -> id.kind() == fact.kind() && this.kept.contains(id));
	}

	// What nobody touches still needs what it needed, and a call may still mean what is
	// kept.
	private Set<FactId> needs(Fact fact) {
		Set<FactId> needs = new HashSet<>(this.after.dependencies(fact.id()));
		Fact old = this.before.fact(fact.id());
		if (old != null && old.says(fact)) {
			needs.addAll(this.before.dependencies(fact.id()));
		}
		this.after.dependencies(fact.id())
			.stream()
			.filter((id) -> ROUTINES.contains(id.kind()))
			.forEach((id) -> needs.addAll(this.routines.getOrDefault(id.names().subList(0, 2), List.of())));
		return needs;
	}

	private Fact stays(Fact fact) {
		return (fact.kind() == FactKind.OPERATOR) ? OperatorLinks.left(fact, this.after) : fact;
	}

	// A table has the columns of a type only as long as both have the same.
	private void loosenTypes() {
		this.draft.facts(FactKind.TABLE_TYPE)
			.stream()
			.filter((link) -> this.draft.needs(link.id())
				.stream()
				.filter((id) -> id.kind() != FactKind.COLUMN)
				.flatMap((id) -> this.draft.children(id, FactKind.COLUMN).stream())
				.anyMatch((column) -> this.kept.contains(link.id()) ? isChanged(column.id())
						: this.kept.contains(column.id())))
			.forEach((link) -> this.draft.remove(link.id()));
	}

	private boolean isChanged(FactId column) {
		return !Objects.equals(this.before.fact(column), this.draft.fact(column));
	}

}
