package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.environment.Terminal;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.diff.safe.BackFill;
import dev.limbeck.diff.safe.Stages;
import dev.limbeck.model.Difference;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import picocli.CommandLine.Option;

/**
 * What rows that are there get in columns that must have a value.
 */
final class FillOptions {

	@Option(names = "--fill", paramLabel = "COLUMN=SQL",
			description = "What rows that are there get in a column that must have a value, such as "
					+ "public.item.size=0. Default: asked for in the terminal, else a gap that has to be filled.")
	private List<String> given = List.of();

	boolean isGiven() {
		return !this.given.isEmpty();
	}

	/**
	 * Decide what rows get: as the options say, or as the person at the terminal does.
	 * @param difference what differs
	 * @param terminal where to ask
	 * @return the values, one for each column that needs one, some perhaps open
	 */
	List<BackFill> decide(Difference difference, Terminal terminal) {
		List<BackFill> fills = new ArrayList<>();
		this.given.forEach((text) -> fills.add(parse(text, difference)));
		Stages.withoutValue(difference.before(), difference.goal(), difference.renamed())
			.stream()
			.filter((column) -> fills.stream().noneMatch((fill) -> fill.column().equals(column)))
			.forEach((column) -> fills.add(ask(column, terminal)));
		return fills;
	}

	private static BackFill ask(FactId column, Terminal terminal) {
		if (!terminal.isInteractive()) {
			return new BackFill(column, null);
		}
		terminal.err()
			.print(VisibleText.line("What do the rows that are there get in " + column
					+ "? An SQL expression, or nothing to leave a gap in the file:") + " ");
		terminal.err().flush();
		String answer = terminal.readLine();
		return new BackFill(column, (answer == null || answer.isBlank()) ? null : answer.strip());
	}

	private static BackFill parse(String text, Difference difference) {
		int equals = text.indexOf('=');
		String name = text.substring(0, Math.max(0, equals)).strip();
		String value = text.substring(equals + 1).strip();
		FactId column = difference.goal()
			.facts(FactKind.NOT_NULL)
			.stream()
			.map((fact) -> FactId.of(FactKind.COLUMN, fact.id().names().toArray(String[]::new)))
			.filter((id) -> String.join(".", id.names()).equals(name))
			.filter((id) -> difference.before().has(FactId.of(FactKind.TABLE, id.name(0), id.name(1))))
			.findFirst()
			.orElseThrow(() -> new UsageException("Nothing can be filled as --fill " + text + " says.",
					"Name a column that must have a value, of a table that is there, with its schema, and an SQL "
							+ "expression: --fill public.item.size=0."));
		if (value.isEmpty()) {
			throw new UsageException("--fill " + text + " gives no value.",
					"Write an SQL expression behind the equals sign: --fill public.item.size=0.");
		}
		return new BackFill(column, value);
	}

}
