package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;

/**
 * Describes each table and view on a page of its own.
 *
 * @param facts what there is
 * @param authors who made it
 * @param sql how it is made, by the object
 * @param referrers foreign keys, by the table they refer to
 */
record TablePages(Facts facts, Authors authors, Map<FactId, List<String>> sql, Map<FactId, List<Fact>> referrers) {

	private static final List<FactKind> MORE = List.of(FactKind.TRIGGER, FactKind.POLICY, FactKind.RULE,
			FactKind.STATISTICS);

	Page page(Fact relation) {
		FactId id = relation.id();
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(about(relation)));
		if (!this.facts.comment(id).isEmpty()) {
			blocks.add(new Block.Paragraph(Authors.words(this.facts.comment(id))));
		}
		add(blocks, "Columns", columns(relation));
		add(blocks, "Constraints", constraints(id));
		add(blocks, "Indexes", indexes(id));
		add(blocks, "More", more(id));
		add(blocks, "Referred to by", referrers(id));
		List<String> statements = this.sql.getOrDefault(id, List.of());
		if (!statements.isEmpty()) {
			blocks.add(new Block.Title("SQL"));
			blocks.add(new Block.Sql(String.join(";\n\n", statements) + ";"));
		}
		Set<FactId> all = new TreeSet<>(this.facts.schema().children(id));
		all.add(id);
		blocks.addAll(this.authors.revisions(all));
		return new Page(PagePath.of(id), id.name(0) + "." + id.last(), blocks);
	}

	private static void add(List<Block> blocks, String title, Block.Grid grid) {
		if (!grid.rows().isEmpty()) {
			blocks.add(new Block.Title(title));
			blocks.add(grid);
		}
	}

	private List<Inline> about(Fact relation) {
		List<Inline> pieces = new ArrayList<>();
		pieces.add(new Inline.Words("A " + relation.kind().label().replace('_', ' ') + " in "));
		pieces.add(new Inline.Link(relation.id().name(0), PagePath.ofSchema(relation.id().name(0))));
		if (relation.has("partition_key")) {
			pieces.add(new Inline.Words(", partitioned by "));
			pieces.add(new Inline.Code(relation.need("partition_key")));
		}
		for (Fact parent : this.facts.parents(relation.id())) {
			int names = parent.id().names().size();
			FactId table = FactId.of(FactKind.TABLE, parent.id().name(names - 2), parent.id().last());
			pieces.add(new Inline.Words(parent.has("bound") ? ", a partition of " : ", inherits from "));
			pieces.add(new Inline.Link(table.name(0) + "." + table.last(), PagePath.of(table)));
			pieces.add(new Inline.Words(parent.has("bound") ? " " : ""));
			pieces.add(new Inline.Code(parent.get("bound", "")));
		}
		pieces.add(new Inline.Words("."));
		return pieces;
	}

	private Block.Grid columns(Fact relation) {
		Keys keys = Keys.of(relation.id(), this.facts);
		ViewColumns types = ViewColumns.of(relation, this.facts);
		List<List<List<Inline>>> rows = new ArrayList<>();
		for (Fact column : this.facts.columns(relation.id())) {
			boolean required = !this.facts.facts(column.id(), FactKind.NOT_NULL).isEmpty();
			rows.add(this.authors.cells(column.id(),
					List.of(Authors.code(column.id().last()), Authors.code(column.get("type", types.type(column))),
							keys.cell(column.id()), Authors.words(required ? "no" : "yes"), value(column),
							Authors.words(this.facts.comment(column.id())))));
		}
		return new Block.Grid(this.authors.columns("Column", "Type", "Key", "Null", "Default", "Comment"), rows);
	}

	private List<Inline> value(Fact column) {
		if (column.has("expression")) {
			return List.of(new Inline.Words("generated: "), new Inline.Code(column.need("expression")));
		}
		for (Fact identity : this.facts.facts(column.id(), FactKind.IDENTITY)) {
			return Authors.words("identity, " + identity.get("generated", "").toLowerCase(Locale.ROOT));
		}
		return this.facts.facts(column.id(), FactKind.DEFAULT)
			.stream()
			.map((fact) -> Authors.code(fact.get("expression", "")))
			.findFirst()
			.orElse(List.of());
	}

	private Block.Grid constraints(FactId table) {
		return new Block.Grid(this.authors.columns("Constraint", "Definition", "Comment"), this.facts
			.facts(table, FactKind.CONSTRAINT)
			.stream()
			.map((fact) -> this.authors.cells(fact.id(),
					List.of(Authors.code(fact.id().last()),
							Authors.code(fact.get("definition", "") + (fact.has("not_valid") ? " NOT VALID" : "")),
							Authors.words(this.facts.comment(fact.id())))))
			.toList());
	}

	private Block.Grid indexes(FactId table) {
		return new Block.Grid(this.authors.columns("Index", "Definition", "Comment"),
				this.facts.facts(table, FactKind.INDEX)
					.stream()
					.map((fact) -> this.authors.cells(fact.id(),
							List.of(Authors.code(fact.id().last()),
									Authors.code((fact.has("unique") ? "UNIQUE " : "") + fact.get("definition", "")),
									Authors.words(this.facts.comment(fact.id())))))
					.toList());
	}

	private Block.Grid more(FactId table) {
		return new Block.Grid(this.authors.columns("Name", "What it is", "Definition", "Comment"), MORE.stream()
			.flatMap((kind) -> this.facts.facts(table, kind).stream())
			.map((fact) -> this.authors.cells(fact.id(),
					List.of(Authors.code(fact.id().last()), Authors.words(fact.kind().label()),
							Authors.code(fact.get("definition", "")), Authors.words(this.facts.comment(fact.id())))))
			.toList());
	}

	private Block.Grid referrers(FactId table) {
		List<List<List<Inline>>> rows = new ArrayList<>();
		for (Fact key : this.referrers.getOrDefault(table, List.of())) {
			FactId other = Objects.requireNonNull(key.parent());
			rows.add(List.of(List.of(new Inline.Link(other.name(0) + "." + other.last(), PagePath.of(other))),
					Authors.code(key.id().last())));
		}
		return new Block.Grid(List.of("Table", "Foreign key"), rows);
	}

}
