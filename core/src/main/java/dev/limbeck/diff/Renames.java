package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.diff.kind.RenameRule;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What differs by name alone. Constraints and indexes are renamed without asking:
 * nobody's data depends on what they are called. All else is offered.
 */
public final class Renames {

	private static final Set<FactKind> OFFERED = Set.of(FactKind.SCHEMA, FactKind.TABLE, FactKind.FOREIGN_TABLE,
			FactKind.COLUMN, FactKind.VIEW, FactKind.MATERIALIZED_VIEW, FactKind.SEQUENCE, FactKind.ENUM_TYPE,
			FactKind.DOMAIN, FactKind.DOMAIN_CONSTRAINT, FactKind.COMPOSITE_TYPE, FactKind.RANGE_TYPE,
			FactKind.FUNCTION, FactKind.PROCEDURE, FactKind.TRIGGER, FactKind.RULE, FactKind.POLICY,
			FactKind.STATISTICS, FactKind.PUBLICATION, FactKind.SERVER, FactKind.FOREIGN_DATA_WRAPPER);

	private final Schema after;

	private final List<Action> actions = new ArrayList<>();

	private Schema schema;

	private Renames(Schema before, Schema after) {
		this.schema = before;
		this.after = after;
	}

	/**
	 * Find what might have another name only. Nothing of it is sure: a column that goes
	 * and one that comes may have the same type and nothing else in common.
	 * @param before what is so
	 * @param after what is to be so
	 * @return each pair of something that goes and something that comes with equal
	 * content, in order; one may be in several pairs
	 */
	public static List<RenameCandidate> candidates(Schema before, Schema after) {
		List<RenameCandidate> candidates = new ArrayList<>();
		for (Fact from : before.facts()) {
			if (OFFERED.contains(from.kind()) && !after.has(from.id()) && isOwn(from, before)) {
				Content content = Content.of(from, before);
				rivals(from, before, after).filter((to) -> Content.of(to, after).equals(content))
					.forEach((to) -> candidates.add(new RenameCandidate(from.id(), to.id())));
			}
		}
		return candidates;
	}

	/**
	 * Return the candidates that have no rival.
	 * @param candidates pairs
	 * @return those of which neither side is in another pair
	 */
	public static List<RenameCandidate> unrivalled(Collection<RenameCandidate> candidates) {
		return candidates.stream()
			.filter((one) -> candidates.stream()
				.noneMatch((other) -> !one.equals(other)
						&& (one.from().equals(other.from()) || one.to().equals(other.to()))))
			.toList();
	}

	private static boolean isOwn(Fact fact, Schema schema) {
		FactId parent = fact.parent();
		return !fact.has("inherited") && (fact.kind() != FactKind.COLUMN || (parent != null
				&& schema.need(parent).kind() != FactKind.VIEW && parent.kind() != FactKind.MATERIALIZED_VIEW));
	}

	private static Stream<Fact> rivals(Fact from, Schema before, Schema after) {
		return after.facts(from.kind())
			.stream()
			.filter((to) -> !before.has(to.id()) && Objects.equals(from.parent(), to.parent())
					&& (from.parent() == null || before.has(from.parent())) && isOwn(to, after));
	}

	/**
	 * Rename what was accepted, then what differs by name alone.
	 * @param before what is so
	 * @param after what is to be so
	 * @param accepted what is called otherwise
	 * @return the renames
	 */
	static Renames of(Schema before, Schema after, Collection<RenameCandidate> accepted) {
		Renames renames = new Renames(before, after);
		accepted.stream().sorted((one, other) -> one.from().compareTo(other.from())).forEach(renames::rename);
		renames.renameNameless();
		return renames;
	}

	/**
	 * Return what a schema is once some things have their other names, and nothing else.
	 * @param before what is so
	 * @param after what is to be so
	 * @param accepted what is called otherwise
	 * @return the schema before, with these names
	 */
	public static Schema accepted(Schema before, Schema after, Collection<RenameCandidate> accepted) {
		Renames renames = new Renames(before, after);
		accepted.stream().sorted((one, other) -> one.from().compareTo(other.from())).forEach(renames::rename);
		return renames.schema;
	}

	// Its table may have another name by now.
	private void rename(RenameCandidate accepted) {
		FactId from = accepted.from();
		Fact parent = this.after.has(accepted.to()) ? this.after.need(accepted.to()) : null;
		if (parent != null && parent.parent() != null && !this.schema.has(from)) {
			FactId whole = parent.parent();
			from = whole.child(from.kind(), from.names().subList(whole.names().size(), from.names().size()));
		}
		Fact fact = this.schema.fact(from);
		if (fact == null || parent == null || this.schema.has(accepted.to()) || from.kind() != accepted.to().kind()) {
			throw new LimbeckException("diff",
					"There is no way to rename " + accepted.from() + " to " + accepted.to()
							+ ": the first must be there before, and the second afterwards alone.",
					"Correct both names, or leave the rename out.");
		}
		apply(Map.of(from, accepted.to()), fact);
	}

	private void apply(Map<FactId, FactId> names, Fact fact) {
		FactId to = names.values().iterator().next();
		List<Lock> locks = List.of(new Lock(Lock.Mode.ACCESS_EXCLUSIVE, to));
		this.actions
			.add(new Action(Verb.RENAME, to, List.of(RenameRule.sql(fact, to)), List.of(), List.of(), true, locks));
		Map<FactId, FactId> all = new HashMap<>(names);
		if (fact.kind() == FactKind.COLUMN) {
			addHeirs(fact.id(), to.last(), all);
		}
		this.schema = Names.changed(this.schema, this.after, all);
		renameSequences(to);
	}

	// Those of identities have names that PostgreSQL makes once, and keeps.
	private void renameSequences(FactId renamed) {
		Set<FactId> columns = new HashSet<>(this.schema.children(renamed));
		columns.add(renamed);
		for (FactId column : columns) {
			for (Fact is : this.schema.children(column, FactKind.IDENTITY)) {
				Fact wanted = this.after.fact(is.id());
				if (wanted != null && !wanted.need("sequence").equals(is.need("sequence"))
						&& wanted.need("schema").equals(is.need("schema"))) {
					this.actions.add(new Action(Verb.RENAME, is.id(), List.of(RenameRule.sequence(is, wanted)),
							List.of(), List.of(), true));
				}
			}
		}
	}

	private void addHeirs(FactId column, String name, Map<FactId, FactId> names) {
		this.schema.dependents(column)
			.stream()
			.filter((heir) -> heir.kind() == FactKind.COLUMN && heir.last().equals(column.last()))
			.forEach((heir) -> {
				FactId table = this.schema.need(heir).parent();
				if (table != null && table.kind() == FactKind.TABLE) {
					names.put(heir, table.child(FactKind.COLUMN, List.of(name)));
					addHeirs(heir, name, names);
				}
			});
	}

	private void renameNameless() {
		Map<FactId, FactId> names = new TreeMap<>();
		Set<FactId> taken = new HashSet<>();
		for (Fact from : this.schema.facts()) {
			Fact to = (isNameless(from) && !this.after.has(from.id())) ? twin(from, taken) : null;
			if (to != null) {
				taken.add(to.id());
				names.put(from.id(), to.id());
				this.actions.add(new Action(Verb.RENAME, to.id(), List.of(RenameRule.sql(from, to.id())), List.of(),
						List.of(), true));
			}
		}
		this.schema = Names.changed(this.schema, this.after, names);
	}

	private static boolean isNameless(Fact fact) {
		return (fact.kind() == FactKind.CONSTRAINT || fact.kind() == FactKind.INDEX) && !fact.has("inherited")
				&& !fact.has("only") && !fact.has("partitioned");
	}

	private @Nullable Fact twin(Fact from, Set<FactId> taken) {
		FactId table = from.parent();
		if (table == null || !this.after.has(table)) {
			return null;
		}
		return this.after.children(table, from.kind())
			.stream()
			.filter((to) -> !this.schema.has(to.id()) && !taken.contains(to.id()) && to.says(from))
			.filter((to) -> this.schema.children(from.id(), FactKind.INDEX_ATTACHMENT).isEmpty()
					&& this.after.children(to.id(), FactKind.INDEX_ATTACHMENT).isEmpty())
			.findFirst()
			.orElse(null);
	}

	List<Action> actions() {
		return this.actions;
	}

	/**
	 * Return what is so once all is renamed.
	 * @return the schema before, under the new names
	 */
	Schema schema() {
		return this.schema;
	}

	/**
	 * What something consists of, without its own name and those of what is below it that
	 * has a name made from it.
	 *
	 * @param kind what it is
	 * @param attributes what it says
	 * @param parts what belongs to it, by name where that is of its own
	 */
	private record Content(FactKind kind, Map<String, String> attributes, Map<String, Content> parts) {

		private static final Set<FactKind> PARTS = Set.of(FactKind.TABLE, FactKind.COLUMN, FactKind.NOT_NULL,
				FactKind.IDENTITY, FactKind.DEFAULT, FactKind.DOMAIN_CONSTRAINT);

		static Content of(Fact fact, Schema schema) {
			Map<String, String> attributes = new HashMap<>(fact.attributes());
			if (fact.kind() == FactKind.NOT_NULL) {
				attributes.remove("constraint");
			}
			Map<String, Content> parts = new HashMap<>();
			for (FactId id : schema.children(fact.id())) {
				// A sequence has a name made from the table's.
				boolean counted = id.kind() == FactKind.DEFAULT
						&& schema.need(id).need("expression").startsWith("nextval(");
				if (PARTS.contains(id.kind()) && !counted) {
					String name = (fact.kind() == FactKind.COLUMN) ? id.kind().label()
							: id.kind().label() + " " + id.last();
					parts.put(name, of(schema.need(id), schema));
				}
			}
			return new Content(fact.kind(), attributes, parts);
		}

	}

}
