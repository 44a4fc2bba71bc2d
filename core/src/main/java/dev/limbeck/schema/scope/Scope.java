package dev.limbeck.schema.scope;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What is looked at when schemas are compared: the same of both. Ledgers never are, nor
 * is what an extension manages.
 */
public final class Scope {

	/** Everything but what never is. */
	public static final Scope ALL = new Scope(List.of(), List.of(), List.of());

	private final List<Glob> schemas;

	private final List<ScopePattern> excluded;

	private final List<List<String>> managed;

	private Scope(List<Glob> schemas, List<ScopePattern> excluded, List<List<String>> managed) {
		this.schemas = schemas;
		this.excluded = excluded;
		this.managed = managed;
	}

	/**
	 * Understand the settings.
	 * @param schemas the names of the schemas that are looked at, with or without
	 * asterisks; none means all
	 * @param exclude what is left out, such as {@code table:public.tmp_*}
	 * @return the scope
	 * @throws LimbeckException if a pattern means nothing
	 */
	public static Scope of(List<String> schemas, List<String> exclude) {
		return new Scope(schemas.stream().map((name) -> new Glob(name, false)).toList(),
				exclude.stream().map(ScopePattern::parse).toList(), List.of());
	}

	/**
	 * Leave out the partitions of tables, too, that an extension makes and drops.
	 * @param tables schema and name of each table
	 * @return a narrower scope
	 */
	public Scope managed(Collection<List<String>> tables) {
		List<List<String>> all = new ArrayList<>(this.managed);
		all.addAll(tables);
		return new Scope(this.schemas, this.excluded, all);
	}

	/**
	 * Look at one schema.
	 * @param schema all that was read
	 * @return what is in scope
	 */
	public Schema of(Schema schema) {
		return both(schema, schema).from();
	}

	/**
	 * Look at two schemas: what is out of scope in one of them is so in the other.
	 * @param from all that was read of the one
	 * @param to all that was read of the other
	 * @return what is in scope
	 */
	public Both both(Schema from, Schema to) {
		OutOfScope outOfFrom = outOf(from);
		OutOfScope outOfTo = outOf(to);
		Set<FactId> ledgers = Stream.of(from, to).flatMap(ToolLedgers::in).collect(Collectors.toSet());
		ledgers.stream().filter(from::has).forEach(outOfFrom::add);
		ledgers.stream().filter(to::has).forEach(outOfTo::add);
		leaveEmptied(List.of(new Side(from, outOfFrom), new Side(to, outOfTo)));
		return new Both(outOfFrom.rest(), outOfTo.rest());
	}

	private OutOfScope outOf(Schema schema) {
		OutOfScope out = new OutOfScope(schema);
		for (Fact fact : schema.facts()) {
			FactId parent = fact.parent();
			if (parent != null && isInManaged(fact)) {
				out.add(parent);
			}
			else if (isNotNamed(fact) || isExcluded(fact, schema) || isTemplate(fact, schema)) {
				out.add(fact.id());
			}
		}
		keepExtensions(schema, out);
		return out;
	}

	private boolean isNotNamed(Fact fact) {
		if (this.schemas.isEmpty() || fact.parent() != null) {
			return false;
		}
		return switch (fact.kind()) {
			case SCHEMA -> !isNamed(fact.id().last());
			case DEFAULT_PRIVILEGE -> !isNamed(fact.id().name(1));
			default -> true;
		};
	}

	private boolean isNamed(String schema) {
		return this.schemas.stream().anyMatch((glob) -> glob.matches(schema));
	}

	private boolean isExcluded(Fact fact, Schema schema) {
		FactId parent = fact.parent();
		FactId object = (fact.kind().isSatellite() && parent != null) ? parent : fact.id();
		return this.excluded.stream()
			.anyMatch((pattern) -> pattern.matches(fact.id(), object, isInSchema(object, schema)));
	}

	private static boolean isInSchema(FactId id, Schema schema) {
		FactId root = id;
		for (Fact fact = schema.fact(id); fact != null && fact.parent() != null; fact = schema.fact(root)) {
			root = fact.parent();
		}
		return root.kind() == FactKind.SCHEMA && !root.equals(id);
	}

	private boolean isInManaged(Fact fact) {
		if (this.managed.isEmpty() || fact.kind() != FactKind.INHERITANCE || !fact.has("bound")) {
			return false;
		}
		List<String> names = fact.id().names();
		return this.managed.contains(names.subList(names.size() - 2, names.size()));
	}

	// pg_partman keeps beside itself what new partitions are like.
	private static boolean isTemplate(Fact fact, Schema schema) {
		if (fact.kind() != FactKind.TABLE || !fact.id().last().startsWith("template_")) {
			return false;
		}
		Fact partman = schema.fact(FactId.of(FactKind.EXTENSION, "pg_partman"));
		return partman != null && fact.id().name(0).equals(partman.get("schema"));
	}

	// Named schemas may need them.
	private void keepExtensions(Schema schema, OutOfScope out) {
		if (!this.schemas.isEmpty()) {
			Set<FactId> needed = new HashSet<>();
			schema.facts()
				.stream()
				.filter((fact) -> !out.ids().contains(fact.id()))
				.forEach((fact) -> needed.addAll(schema.dependencies(fact.id())));
			needed.stream().filter((id) -> id.kind() == FactKind.EXTENSION).forEach(out.ids()::remove);
		}
	}

	// A schema that is there for a ledger alone, for example.
	private void leaveEmptied(List<Side> sides) {
		Set<FactId> emptied = new HashSet<>();
		for (Side side : sides) {
			side.schema.facts(FactKind.SCHEMA).stream().map(Fact::id).filter(side::isEmptied).forEach(emptied::add);
		}
		emptied.removeIf((id) -> sides.stream().anyMatch((side) -> side.holds(id)));
		for (Side side : sides) {
			emptied.stream().filter(side.schema::has).forEach(side.out::add);
		}
	}

	/**
	 * What is in scope of two schemas.
	 *
	 * @param from of the one
	 * @param to of the other
	 */
	public record Both(Schema from, Schema to) {

	}

	/**
	 * One of two schemas.
	 *
	 * @param schema all that was read
	 * @param out what is out of scope
	 */
	private record Side(Schema schema, OutOfScope out) {

		private boolean isEmptied(FactId id) {
			return objects(id).findAny().isPresent() && !holds(id) && !id.equals(FactId.of(FactKind.SCHEMA, "public"));
		}

		private boolean holds(FactId id) {
			return objects(id).anyMatch((child) -> !this.out.ids().contains(child));
		}

		private Stream<FactId> objects(FactId id) {
			return this.schema.children(id).stream().filter((child) -> !child.kind().isSatellite());
		}

	}

}
