package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.Terminal;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Rows in aligned columns, for a person at a terminal. The last column is as wide as it
 * gets. What others wrote is made visible.
 *
 * @param terminal whether colours are shown there
 * @param titles of the columns
 * @param rows the cells, as many as there are titles
 */
record Table(Terminal terminal, List<String> titles, List<List<String>> rows) {

	private static final String GAP = "  ";

	static Table of(Terminal terminal, String... titles) {
		return new Table(terminal, List.of(titles), new ArrayList<>());
	}

	Table add(String... cells) {
		this.rows.add(Stream.of(cells).map(VisibleText::line).toList());
		return this;
	}

	/**
	 * Return the table as text.
	 * @return the titles, and a line for each row
	 */
	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add(colored(line(this.titles, List.of()), Style.bold));
		this.rows.forEach((row) -> lines.add(line(row, List.of(Style.fg_yellow))));
		return lines;
	}

	// Colours take no room: the blanks are counted before them.
	private String line(List<String> cells, List<Style> styles) {
		return IntStream.range(0, cells.size()).mapToObj((column) -> {
			String cell = cells.get(column);
			String shown = (column < styles.size()) ? colored(cell, styles.get(column)) : cell;
			return shown + " ".repeat(Math.max(0, width(column) - cell.length()));
		}).collect(Collectors.joining(GAP)).stripTrailing();
	}

	private int width(int column) {
		if (column == this.titles.size() - 1) {
			return 0;
		}
		int widest = this.rows.stream().mapToInt((row) -> row.get(column).length()).max().orElse(0);
		return Math.max(widest, this.titles.get(column).length());
	}

	private String colored(String text, Style style) {
		return this.terminal.showsColors() ? style.on() + text + Style.reset.on() : text;
	}

}
