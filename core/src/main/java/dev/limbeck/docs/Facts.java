package dev.limbeck.docs;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What people ask about a schema.
 *
 * @param schema the schema
 */
record Facts(Schema schema) {

	private static final List<FactKind> RELATIONS = List.of(FactKind.TABLE, FactKind.FOREIGN_TABLE, FactKind.VIEW,
			FactKind.MATERIALIZED_VIEW);

	/**
	 * Return what has rows.
	 * @return tables and views, by schema and name
	 */
	List<Fact> relations() {
		return RELATIONS.stream()
			.flatMap((kind) -> this.schema.facts(kind).stream())
			.sorted(Comparator.comparing((Fact fact) -> fact.id().name(0)).thenComparing((fact) -> fact.id().last()))
			.toList();
	}

	/**
	 * Return the tables that are drawn.
	 * @return tables that are no partitions, by schema and name
	 */
	List<Fact> drawn() {
		return relations().stream()
			.filter((fact) -> fact.kind() == FactKind.TABLE || fact.kind() == FactKind.FOREIGN_TABLE)
			.filter((fact) -> parents(fact.id()).stream().noneMatch((parent) -> parent.has("bound")))
			.toList();
	}

	List<Fact> parents(FactId table) {
		return facts(table, FactKind.INHERITANCE);
	}

	/**
	 * Return what is neither a relation nor a part of something.
	 * @return such as types, sequences and functions
	 */
	List<Fact> others() {
		return this.schema.facts()
			.stream()
			.filter((fact) -> fact.kind() != FactKind.SCHEMA && !RELATIONS.contains(fact.kind())
					&& !fact.kind().isSatellite() && fact.kind() != FactKind.DEFAULT_PRIVILEGE)
			.filter((fact) -> fact.parent() == null || fact.parent().kind() == FactKind.SCHEMA)
			.toList();
	}

	List<Fact> columns(FactId relation) {
		return facts(relation, FactKind.COLUMN).stream()
			.sorted(Comparator.comparingInt((column) -> Integer.parseInt(column.need("position"))))
			.toList();
	}

	List<Fact> facts(FactId owner, FactKind kind) {
		return List.copyOf(this.schema.children(owner, kind));
	}

	String comment(FactId id) {
		return facts(id, FactKind.COMMENT).stream().map((fact) -> fact.get("text", "")).findFirst().orElse("");
	}

	List<Fact> constraints(FactId table, String type) {
		return facts(table, FactKind.CONSTRAINT).stream().filter((fact) -> type.equals(fact.get("type"))).toList();
	}

	/**
	 * Return which foreign keys refer to tables.
	 * @return foreign keys by the tables they refer to, in the order of the tables that
	 * have them
	 */
	Map<FactId, List<Fact>> referrers() {
		return relations().stream()
			.flatMap((relation) -> constraints(relation.id(), "foreign_key").stream())
			.collect(Collectors.groupingBy(this::target));
	}

	/**
	 * Return which columns a constraint is about.
	 * @param constraint of the table that has them
	 * @return columns of that table
	 */
	Set<FactId> columnsOf(Fact constraint) {
		Set<FactId> columns = new TreeSet<>();
		this.schema.dependencies(constraint.id())
			.stream()
			.filter((id) -> id.kind() == FactKind.COLUMN
					&& Objects.equals(this.schema.need(id).parent(), constraint.parent()))
			.forEach(columns::add);
		return columns;
	}

	/**
	 * Return what a foreign key refers to.
	 * @param key the foreign key
	 * @return a table, perhaps the one that has it
	 */
	FactId target(Fact key) {
		FactId own = Objects.requireNonNull(key.parent());
		return this.schema.dependencies(key.id())
			.stream()
			.map(this::relation)
			.filter((id) -> id != null && !id.equals(own))
			.findFirst()
			.orElse(own);
	}

	private @Nullable FactId relation(FactId id) {
		FactId at = id;
		while (at != null && !RELATIONS.contains(at.kind())) {
			Fact fact = this.schema.fact(at);
			at = (fact != null) ? fact.parent() : null;
		}
		return at;
	}

}
