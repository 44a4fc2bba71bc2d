package dev.limbeck.revision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import tools.jackson.databind.JsonNode;

/**
 * One fact about a graph.
 *
 * @param node the case as it is written in the file
 */
record GraphCase(JsonNode node) {

	Outcome outcome() {
		try {
			return run();
		}
		catch (LimbeckException ex) {
			return new Outcome(ex.code(), List.of(), Set.of());
		}
	}

	private Outcome run() {
		RevisionGraph graph = graph();
		return switch (operation()) {
			case "upgrade" -> planned(Plan.upgrade(graph, rows(graph), targets()));
			case "downgrade" -> planned(Plan.downgrade(graph, rows(graph), targets().get(0)));
			case "stamp" -> found(Plan.stamp(graph, rows(graph), targets()).heads());
			case "history" -> history(graph);
			case "resolve" -> resolve(graph);
			case "bases" -> found(graph.bases());
			case "heads" -> found(option("effective", false) ? graph.heads() : graph.nominalHeads());
			default -> throw new IllegalStateException(operation());
		};
	}

	private static Outcome planned(Plan plan) {
		return new Outcome("", plan.steps().stream().map(Step::revision).toList(), plan.heads());
	}

	private static Outcome found(Set<String> ids) {
		return new Outcome("", List.of(), ids);
	}

	private Outcome history(RevisionGraph graph) {
		JsonNode range = this.node.path("range");
		SymbolRange symbols = new SymbolRange(Symbol.parse(range.path("lower").asString("base")),
				Symbol.parse(range.path("upper").asString("heads")));
		List<Revision> revisions = SymbolResolver.of(graph).history(symbols, option("inclusive", true));
		return new Outcome("", revisions.stream().map(Revision::id).toList(), Set.of());
	}

	private Outcome resolve(RevisionGraph graph) {
		SymbolResolver resolver = SymbolResolver.of(graph);
		Symbol symbol = targets().get(0);
		return "one".equals(this.node.path("arity").asString("many"))
				? found(resolver.resolveOne(symbol).map(Set::of).orElseGet(Set::of)) : found(resolver.resolve(symbol));
	}

	// Nothing can be in a ledger that could not have been stamped.
	private List<AppliedRevision> rows(RevisionGraph graph) {
		List<Symbol> from = strings(this.node.path("from")).map(Symbol::parse).toList();
		List<Step> steps = Plan.stamp(graph, List.of(), from).steps();
		return Revisions.applied(graph, steps.stream().map(Step::revision).toList());
	}

	private List<Symbol> targets() {
		JsonNode several = this.node.path("targets");
		return (several.isArray() ? strings(several) : Stream.of(this.node.path("target").asString()))
			.map(Symbol::parse)
			.toList();
	}

	RevisionGraph graph() {
		return RevisionGraph.of(this.node.path("revisions").values().stream().map((revision) -> {
			String id = revision.path("id").asString();
			return new Revision(id, strings(revision.path("down")).toList(),
					strings(revision.path("depends_on")).toList(), strings(revision.path("branch_labels")).toList(),
					List.of(), "", null, id + ".sql");
		}).toList());
	}

	private String operation() {
		return this.node.path("op").asString();
	}

	private boolean option(String name, boolean otherwise) {
		return this.node.path("options").path(name).asBoolean(otherwise);
	}

	private JsonNode expected() {
		JsonNode recommended = this.node.path("recommended");
		return recommended.isObject() ? recommended : this.node.path("expect");
	}

	Set<String> expectedCodes() {
		String code = expected().path("error").asString("").replace('_', '-');
		boolean unknownBranch = code.equals("not-found") && this.node.path("target").asString("").startsWith("nosuch@");
		return unknownBranch ? Set.of(code, "no-such-branch") : Set.of(code);
	}

	boolean isError() {
		return expected().has("error");
	}

	boolean hasOrder() {
		return expected().has("revs");
	}

	boolean isExact() {
		return "exact".equals(expected().path("order").asString());
	}

	List<String> expectedOrder() {
		return strings(expected().path("revs")).toList();
	}

	Set<String> expectedResult() {
		JsonNode set = expected().path(expected().has("set") ? "set" : "heads_after");
		return new TreeSet<>(strings(set).toList());
	}

	/**
	 * Return the first revision that comes before one it requires.
	 * @param order in which revisions run
	 * @return its id, or nothing
	 */
	String firstOutOfOrder(List<String> order) {
		List<String> upwards = new ArrayList<>(order);
		if (!operation().equals("upgrade")) {
			Collections.reverse(upwards);
		}
		RevisionGraph graph = graph();
		Set<String> later = new HashSet<>(upwards);
		for (String id : upwards) {
			if (graph.requirements(id).stream().anyMatch(later::contains)) {
				return id;
			}
			later.remove(id);
		}
		return "";
	}

	private static Stream<String> strings(JsonNode node) {
		return node.values().stream().map(JsonNode::asString);
	}

	@Override
	public String toString() {
		return this.node.path("id").asString();
	}

	/**
	 * What became of a case.
	 *
	 * @param code of the error, or nothing
	 * @param order the revisions in order, or nothing where order means nothing
	 * @param result the set that is left
	 */
	record Outcome(String code, List<String> order, Set<String> result) {

	}

}
