package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.docs.Diagram.Box;
import dev.limbeck.docs.Diagram.Line;
import dev.limbeck.docs.Diagram.Link;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;

/**
 * Chooses what of a schema is drawn: its tables with their columns, or with their keys
 * alone if they are many. Partitions are a matter of their table.
 *
 * @param facts what there is
 */
record TableDiagram(Facts facts) {

	private static final int MANY = 40;

	private static final int LONG = 12;

	private static final int LONGEST = 40;

	Diagram diagram() {
		List<Fact> tables = this.facts.drawn();
		List<Box> boxes = new ArrayList<>();
		List<Link> links = new ArrayList<>();
		Set<FactId> drawn = new HashSet<>();
		tables.forEach((table) -> drawn.add(table.id()));
		for (Fact table : tables) {
			boxes.add(new Box(table.id(), lines(table.id(), tables.size() > MANY)));
			this.facts.constraints(table.id(), "foreign_key")
				.stream()
				.filter((key) -> drawn.contains(this.facts.target(key)))
				.forEach((key) -> links.add(new Link(table.id(), this.facts.target(key), key.id().last())));
		}
		return new Diagram(boxes, links);
	}

	private List<Line> lines(FactId table, boolean keysOnly) {
		Keys keys = Keys.of(table, this.facts);
		List<Fact> columns = this.facts.columns(table);
		boolean some = keysOnly || columns.size() > LONG;
		List<Line> lines = new ArrayList<>();
		for (Fact column : columns) {
			boolean shown = keysOnly ? keys.isKey(column.id()) : keys.isKey(column.id()) || lines.size() < LONG;
			if (!some || shown) {
				lines.add(new Line(keys.mark(column.id()), cut(column.id().last()),
						cut(inShort(column.get("type", "")))));
			}
		}
		if (lines.size() < columns.size()) {
			lines.add(new Line("", (columns.size() - lines.size()) + " more", ""));
		}
		return lines;
	}

	// The standard's names are long, and PostgreSQL has short ones for the same.
	private static String inShort(String type) {
		return type.replace("timestamp with time zone", "timestamptz")
			.replace(" without time zone", "")
			.replace("time with time zone", "timetz")
			.replace("character varying", "varchar")
			.replace("double precision", "float8");
	}

	private static String cut(String text) {
		return (text.codePointCount(0, text.length()) <= LONGEST) ? text
				: text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
	}

}
