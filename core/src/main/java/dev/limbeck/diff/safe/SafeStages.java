package dev.limbeck.diff.safe;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import dev.limbeck.diff.Action;
import dev.limbeck.diff.Hazard;
import dev.limbeck.diff.Verb;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * Puts schemas between two others so that no step reads or writes all rows of a table
 * while others wait for it.
 */
final class SafeStages {

	private static final String NOT_VALID = "not_valid";

	private static final int LONGEST_NAME = 55;

	private final Standing standing;

	private final List<BackFill> fills;

	private final Set<FactId> valued;

	private final Order order;

	private final Set<FactId> unseen = new HashSet<>();

	// Each with the column that it looks at.
	private final Map<Fact, FactId> checks = new LinkedHashMap<>();

	SafeStages(Standing standing, List<BackFill> fills) {
		this.standing = standing;
		this.fills = fills;
		this.valued = new LinkedHashSet<>(standing.valuedRowByRow());
		this.valued.forEach((column) -> fills.add(BackFill.byDefault(column)));
		Set<FactId> filled = new HashSet<>();
		fills.forEach((fill) -> filled.add(fill.column()));
		this.order = new Order(standing, filled);
		standing.goal()
			.facts(FactKind.CONSTRAINT)
			.stream()
			.filter((fact) -> standing.isMade(fact) && !fact.has(NOT_VALID) && isLookedAt(fact))
			.forEach((fact) -> this.unseen.add(fact.id()));
		this.order.at(Order.Turn.NOT_NULL)
			.stream()
			.filter((id) -> id.kind() == FactKind.NOT_NULL)
			.map(standing.goal()::need)
			.map((fact) -> Objects.requireNonNull(fact.parent()))
			.filter((column) -> standing.isPlain(Standing.table(column)))
			.forEach((column) -> this.checks.put(check(column), column));
	}

	private static boolean isLookedAt(Fact constraint) {
		String type = constraint.need("type");
		return type.equals("check") || type.equals("foreign_key");
	}

	private Fact check(FactId column) {
		FactId table = Standing.table(column);
		String name = column.last();
		String plain = ((name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME)
				? "column_" + Integer.toHexString(name.hashCode()) : name) + "_is_set";
		String free = plain;
		for (int number = 1; isTaken(table, free); number++) {
			free = plain + number;
		}
		return new Fact(table.child(FactKind.CONSTRAINT, List.of(free)), table,
				Map.of("type", "check", "definition", "CHECK ((" + Spelling.identifier(name) + " IS NOT NULL))"),
				Map.of());
	}

	private boolean isTaken(FactId table, String name) {
		FactId id = table.child(FactKind.CONSTRAINT, List.of(name));
		return this.standing.before().has(id) || this.standing.goal().has(id);
	}

	Stages stages() {
		Schema first = until(Order.Turn.FIRST, true, true);
		Schema valueless = valueless(first);
		List<Step> joined = (valueless == first) ? List.of() : List.of(Step.of(valueless, first));
		List<Step> later = new ArrayList<>();
		if (!this.fills.isEmpty()) {
			later.add(BackFill.step(first, this.fills, Verb.ALTER));
		}
		Schema built = concurrently(first, Order.Turn.CONCURRENT, later);
		Schema pointed = until(Order.Turn.BEHIND, true, true);
		add(later, Step.of(built, pointed));
		Schema demanded = until(Order.Turn.NOT_NULL, false, false);
		add(later, demand(pointed, demanded));
		Schema keyed = concurrently(demanded, Order.Turn.PRIMARY_KEY, later);
		add(later, Step.of(keyed, this.standing.goal()));
		return new Stages(valueless, joined, later);
	}

	private static void add(List<Step> steps, Step step) {
		if (!step.isEmpty()) {
			steps.add(step);
		}
	}

	// Rows get the values of defaults that differ from row to row afterwards.
	private Schema valueless(Schema first) {
		Set<FactId> defaults = new HashSet<>();
		this.valued
			.forEach((column) -> first.children(column, FactKind.DEFAULT).forEach((fact) -> defaults.add(fact.id())));
		return first.without(defaults);
	}

	private Schema concurrently(Schema start, Order.Turn turn, List<Step> steps) {
		Set<FactId> missing = new LinkedHashSet<>(this.order.at(turn));
		Schema reached = start;
		while (!missing.isEmpty()) {
			FactId next = missing.stream()
				.filter((id) -> id.kind() == FactKind.INDEX || id.kind() == FactKind.CONSTRAINT)
				.findFirst()
				.orElseThrow();
			missing.remove(next);
			missing.removeIf((id) -> next.equals(this.standing.goal().need(id).parent()));
			Set<FactId> out = new HashSet<>(this.order.after(turn));
			out.addAll(missing);
			boolean keys = turn == Order.Turn.PRIMARY_KEY;
			Schema after = with(this.standing.goal().without(out), !keys, !keys);
			Fact made = this.standing.goal().need(next);
			add(steps, Step.of(reached, after).changed((action) -> Concurrent.of(action, made)));
			reached = after;
		}
		return reached;
	}

	// First all rows are looked at, and only then others are kept out for a moment.
	private Step demand(Schema start, Schema end) {
		Schema seen = until(Order.Turn.BEHIND, false, true);
		Schema both = with(this.standing.goal().without(this.order.after(Order.Turn.NOT_NULL)), false, true);
		return Step.of(start, seen).then(Step.of(seen, both).changed(this::withoutScan)).then(Step.of(both, end));
	}

	private Action withoutScan(Action action) {
		if (!this.standing.isPlain(Standing.table(action.subject()))) {
			return action;
		}
		return new Action(action.verb(), action.subject(), action.sql(), action.joined(),
				action.hazards().stream().filter((hazard) -> hazard.type() != Hazard.Type.SCAN).toList(),
				action.transactional(), action.locks());
	}

	private Schema until(Order.Turn turn, boolean unseen, boolean checked) {
		return with(this.standing.goal().without(this.order.after(turn)), unseen, checked);
	}

	private Schema with(Schema schema, boolean notValid, boolean checked) {
		List<Fact> facts = new ArrayList<>();
		Map<FactId, Set<FactId>> edges = new HashMap<>();
		schema.facts().forEach((fact) -> {
			facts.add((notValid && this.unseen.contains(fact.id())) ? notValid(fact) : fact);
			edges.put(fact.id(), schema.dependencies(fact.id()));
		});
		if (checked) {
			this.checks.forEach((check, column) -> {
				facts.add(notValid ? notValid(check) : check);
				edges.put(check.id(), Set.of(column));
			});
		}
		return new Schema(schema.origin(), facts, edges);
	}

	private static Fact notValid(Fact fact) {
		Map<String, String> attributes = new HashMap<>(fact.attributes());
		attributes.put(NOT_VALID, "true");
		return new Fact(fact.id(), fact.parent(), attributes, fact.details());
	}

}
