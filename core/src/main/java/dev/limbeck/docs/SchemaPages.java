package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.limbeck.blame.Life;
import dev.limbeck.diff.script.Dump;
import dev.limbeck.drawing.PagePart;
import dev.limbeck.revision.Revision;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Describes a schema for people: a page that leads to all tables and shows how they refer
 * to each other, a page for each schema, and one for each table and view. The same schema
 * gives the same pages: they hold no time, and no name of a machine.
 */
public final class SchemaPages {

	/** Stands in each file that is ours, so that no other one is ever replaced. */
	public static final String MARK = "<!-- Written by \"limbeck docs\". What is changed here is lost. -->";

	private static final String DIAGRAM = "diagram.svg";

	private final String source;

	private final Facts facts;

	private final Authors authors;

	private final Map<FactId, List<String>> sql = new LinkedHashMap<>();

	/**
	 * Create pages.
	 * @param source what the schema is of, in a few words
	 * @param schema the schema
	 * @param dump its SQL
	 * @param lives what revisions did; none if that is not known
	 * @param revisions all of them, in order
	 */
	public SchemaPages(String source, Schema schema, Dump dump, List<Life> lives, List<Revision> revisions) {
		this.source = source;
		this.facts = new Facts(schema);
		this.authors = new Authors(lives, revisions);
		dump.statements()
			.forEach((statement) -> this.sql.computeIfAbsent(statement.object(), (same) -> new ArrayList<>())
				.add(statement.sql()));
	}

	/**
	 * Write all pages.
	 * @param format the format
	 * @param layout finds places for the diagram, or {@code null} to have none
	 * @return texts by the paths of their files, relative, with slashes
	 */
	public Map<String, String> files(PageFormat format, @Nullable DiagramLayout layout) {
		Diagram diagram = new TableDiagram(this.facts).diagram();
		PlacedDiagram placed = (layout != null && !diagram.boxes().isEmpty()) ? layout.place(diagram) : null;
		Map<String, String> files = new TreeMap<>();
		PagePart picture = PagePart.read(SchemaPages.class, "diagram.css");
		PagePart style = new PagePart(
				PagePart.ofTables().text() + PagePart.read(SchemaPages.class, "docs.css").text() + picture.text());
		for (Page page : pages(placed)) {
			switch (format) {
				case MARKDOWN -> files.put(MarkdownText.path(page.path()), new MarkdownText(page).text());
				case HTML -> files.put(HtmlText.path(page.path()), new HtmlText(page, style).text());
			}
		}
		if (placed != null && format == PageFormat.MARKDOWN) {
			List<String> lines = new DiagramSvg(placed, (table) -> MarkdownText.path(PagePath.of(table)))
				.lines(PagePart.ofTables().colors() + picture.text());
			files.put(DIAGRAM, MARK + "\n" + String.join("\n", lines) + "\n");
		}
		return files;
	}

	private List<Page> pages(@Nullable PlacedDiagram diagram) {
		TablePages tables = new TablePages(this.facts, this.authors, this.sql, this.facts.referrers());
		List<Page> pages = new ArrayList<>();
		pages.add(index(diagram));
		schemas().forEach((schema) -> pages.add(schema(schema)));
		this.facts.relations().forEach((relation) -> pages.add(tables.page(relation)));
		return pages;
	}

	private Set<String> schemas() {
		Set<String> schemas = new LinkedHashSet<>();
		this.facts.schema().facts(FactKind.SCHEMA).forEach((fact) -> schemas.add(fact.id().last()));
		this.facts.relations().forEach((relation) -> schemas.add(relation.id().name(0)));
		return schemas;
	}

	private Page index(@Nullable PlacedDiagram diagram) {
		List<Block> blocks = new ArrayList<>();
		blocks.add(new Block.Paragraph(Authors.words("This is " + this.source + ".")));
		if (diagram != null) {
			blocks.add(new Block.Picture(diagram));
		}
		for (String schema : schemas()) {
			blocks.add(new Block.Title("Schema " + schema));
			blocks.addAll(about(schema));
		}
		List<Fact> loose = this.facts.others().stream().filter((fact) -> fact.parent() == null).toList();
		if (!loose.isEmpty()) {
			blocks.add(new Block.Title("In no schema"));
			blocks.add(objects(loose));
		}
		return new Page(Page.INDEX, "Schema", blocks);
	}

	private List<Block> about(String schema) {
		List<Block> blocks = new ArrayList<>();
		String comment = this.facts.comment(FactId.of(FactKind.SCHEMA, schema));
		if (!comment.isEmpty()) {
			blocks.add(new Block.Paragraph(Authors.words(comment)));
		}
		List<Fact> relations = this.facts.relations()
			.stream()
			.filter((relation) -> relation.id().name(0).equals(schema))
			.toList();
		List<Fact> others = others(schema);
		if (!relations.isEmpty()) {
			blocks.add(relations(relations));
		}
		if (!others.isEmpty()) {
			blocks.add(new Block.Paragraph(
					List.of(new Inline.Link((others.size() == 1) ? "1 other object" : others.size() + " other objects",
							PagePath.ofSchema(schema)))));
		}
		if (relations.isEmpty() && others.isEmpty()) {
			blocks.add(new Block.Paragraph(Authors.words("There is nothing in it.")));
		}
		return blocks;
	}

	private Block relations(List<Fact> relations) {
		return new Block.Grid(this.authors.columns("Table", "What it is", "Columns", "Comment"),
				relations.stream()
					.map((relation) -> this.authors.cells(relation.id(),
							List.of(List.of(new Inline.Link(relation.id().last(), PagePath.of(relation.id()))),
									Authors.words(relation.kind().label().replace('_', ' ')),
									Authors.words(String.valueOf(this.facts.columns(relation.id()).size())),
									Authors.words(this.facts.comment(relation.id())))))
					.toList());
	}

	private Page schema(String schema) {
		List<Block> blocks = new ArrayList<>(
				List.of(new Block.Paragraph(List.of(new Inline.Words("One of the schemas of "),
						new Inline.Link("this database", Page.INDEX), new Inline.Words(".")))));
		List<Fact> relations = this.facts.relations()
			.stream()
			.filter((relation) -> relation.id().name(0).equals(schema))
			.toList();
		if (!relations.isEmpty()) {
			blocks.add(relations(relations));
		}
		List<Fact> others = others(schema);
		if (!others.isEmpty()) {
			blocks.add(new Block.Title("Other objects"));
			blocks.add(objects(others));
		}
		for (Fact other : others) {
			List<String> statements = this.sql.getOrDefault(other.id(), List.of());
			if (!statements.isEmpty()) {
				blocks.add(new Block.Sql(String.join(";\n\n", statements) + ";"));
			}
		}
		blocks.addAll(this.authors.revisions(others.stream().map(Fact::id).toList()));
		return new Page(PagePath.ofSchema(schema), "Schema " + schema, blocks);
	}

	private List<Fact> others(String schema) {
		FactId id = FactId.of(FactKind.SCHEMA, schema);
		return this.facts.others().stream().filter((fact) -> id.equals(fact.parent())).toList();
	}

	private Block objects(List<Fact> facts) {
		return new Block.Grid(this.authors.columns("Object", "What it is", "Comment"),
				facts.stream()
					.map((fact) -> this.authors.cells(fact.id(),
							List.of(Authors.code(name(fact.id())), Authors.words(fact.kind().label().replace('_', ' ')),
									Authors.words(this.facts.comment(fact.id())))))
					.toList());
	}

	// What is overloaded has its arguments behind its name.
	private static String name(FactId id) {
		return switch (id.kind()) {
			case FUNCTION, PROCEDURE, AGGREGATE -> id.name(id.names().size() - 2) + "(" + id.last() + ")";
			default -> id.last();
		};
	}

}
