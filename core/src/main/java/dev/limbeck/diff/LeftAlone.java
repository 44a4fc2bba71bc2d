package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.schema.scope.Reach;
import dev.limbeck.schema.scope.ToolTables;

/**
 * What a schema is to become if a model that cannot say everything has its way: what is
 * beyond its reach stays as it is, with all that this needs.
 */
public final class LeftAlone {

	private static final int MANY = 5;

	private final Schema before;

	private final Schema said;

	private final Reach reach;

	private final Set<FactId> stays;

	private final Set<FactId> kept = new LinkedHashSet<>();

	private final List<String> needed = new ArrayList<>();

	private LeftAlone(Schema before, Schema said, Reach reach, Set<FactId> stays) {
		this.before = before;
		this.said = said;
		this.reach = reach;
		this.stays = stays;
	}

	/**
	 * Find it.
	 * @param before what is so
	 * @param said what the model says
	 * @param reach what it can say
	 * @param renamed what is only renamed, as somebody has decided
	 * @return the schema that is meant
	 */
	public static Meant of(Schema before, Schema said, Reach reach, Collection<RenameCandidate> renamed) {
		if (reach.isAll()) {
			return new Meant(said, List.of());
		}
		Schema called = Renames.accepted(before, said, renamed);
		Schema plain = SaidOnce.without(Disguised.without(said, called), called, reach);
		Twins twins = new Twins(called, plain);
		Schema meant = twins.meant();
		LeftAlone left = new LeftAlone(called, meant, reach.with(said), twins.stays());
		called.facts().stream().filter(left::isLeft).map(Fact::id).forEach(left::keep);
		return new Meant(left.joined(), left.notes());
	}

	private boolean isLeft(Fact fact) {
		FactId parent = fact.parent();
		if (this.said.has(fact.id()) || (parent != null && !isThere(parent))) {
			return false;
		}
		return fact.kind() == FactKind.SCHEMA || (!this.reach.covers(fact) && !goesAlong(fact))
				|| this.stays.contains(fact.id()) || isOfOthers(fact);
	}

	// What is said partly goes with the columns that go.
	private boolean goesAlong(Fact fact) {
		return this.reach.isPartly(fact) && this.before.dependencies(fact.id())
			.stream()
			.anyMatch((id) -> id.kind() == FactKind.COLUMN && !this.said.has(id)
					&& this.reach.covers(this.before.need(id)));
	}

	private boolean isThere(FactId id) {
		return this.said.has(id) || this.kept.contains(id);
	}

	private boolean isOfOthers(Fact fact) {
		FactId parent = fact.parent();
		if (parent == null) {
			return false;
		}
		return switch (fact.kind()) {
			case TABLE -> isElsewhere(parent) || ToolTables.isOne(fact.id(), this.before) || isPart(fact.id());
			case SEQUENCE -> isElsewhere(parent) || ToolTables.isOne(fact.id(), this.before);
			case ENUM_TYPE -> isElsewhere(parent);
			// What "serial" stands for; the sequence itself may be said.
			case DEFAULT -> fact.need("expression").startsWith("nextval(")
					&& this.said.children(parent, FactKind.IDENTITY).isEmpty();
			default -> false;
		};
	}

	// A schema in which the model has no table is none of its own.
	private boolean isElsewhere(FactId schema) {
		return this.said.children(schema, FactKind.TABLE).isEmpty();
	}

	// A partition, or a table that inherits.
	private boolean isPart(FactId table) {
		return this.before.children(table, FactKind.INHERITANCE)
			.stream()
			.flatMap((fact) -> this.before.dependencies(fact.id()).stream())
			.anyMatch((other) -> other.kind() == FactKind.TABLE && !other.equals(table) && isThere(other));
	}

	private void keep(FactId id) {
		if (this.said.has(id) || !this.kept.add(id)) {
			return;
		}
		this.before.children(id).forEach(this::keep);
		for (FactId other : this.before.dependencies(id)) {
			if (!isThere(other)) {
				if (!isLeft(this.before.need(other))) {
					this.needed.add(other + " stays, because " + id + " needs it.");
				}
				keep(other);
			}
		}
	}

	private Schema joined() {
		List<Fact> facts = new ArrayList<>();
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		this.said.facts().forEach((fact) -> {
			facts.add(Unsayable.takenOver(fact, this.before.fact(fact.id()), this.reach));
			edges.put(fact.id(), this.said.dependencies(fact.id()));
		});
		this.kept.forEach((id) -> {
			facts.add(this.before.need(id));
			edges.put(id, this.before.dependencies(id));
		});
		return new Schema(this.said.origin(), facts, edges);
	}

	private List<String> notes() {
		Set<String> objects = new LinkedHashSet<>();
		for (FactId id : this.kept) {
			FactId parent = this.before.need(id).parent();
			boolean own = parent == null || !this.kept.contains(parent);
			if (own && !this.reach.covers(this.before.need(id)) && !id.kind().isSatellite()) {
				objects.add(id.toString());
			}
		}
		List<String> notes = new ArrayList<>(new LinkedHashSet<>(this.needed));
		if (!objects.isEmpty()) {
			int more = objects.size() - MANY;
			notes.add("Left as it is, because the model does not say such things: "
					+ String.join(", ", objects.stream().limit(MANY).toList())
					+ ((more > 0) ? " and " + more + " more" : "") + ".");
		}
		return notes;
	}

	/**
	 * What a model means.
	 *
	 * @param schema what is to be so
	 * @param notes what people should know about it, as sentences
	 */
	public record Meant(Schema schema, List<String> notes) {

		/**
		 * Copy the list.
		 */
		public Meant {
			notes = List.copyOf(notes);
		}

	}

	/**
	 * Tables of a model that are something else in the database, such as an entity that
	 * is read from a view.
	 */
	private static final class Disguised {

		private static final List<FactKind> OTHERS = List.of(FactKind.VIEW, FactKind.MATERIALIZED_VIEW,
				FactKind.FOREIGN_TABLE);

		static Schema without(Schema said, Schema before) {
			Set<FactId> out = new HashSet<>();
			said.facts(FactKind.TABLE).stream().map(Fact::id).filter((id) -> isOther(id, before)).forEach((id) -> {
				add(id, said, out);
				said.dependents(id)
					.stream()
					.filter((other) -> other.kind() == FactKind.CONSTRAINT)
					.forEach((other) -> add(other, said, out));
			});
			return said.without(out);
		}

		private static boolean isOther(FactId table, Schema before) {
			return OTHERS.stream().anyMatch((kind) -> before.has(new FactId(kind, table.names())));
		}

		private static void add(FactId id, Schema said, Set<FactId> out) {
			if (out.add(id)) {
				said.children(id).forEach((child) -> add(child, said, out));
				said.dependents(id)
					.stream()
					.filter((other) -> other.kind() == FactKind.CONSTRAINT)
					.forEach((other) -> add(other, said, out));
			}
		}

	}

}
