package dev.limbeck.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.RegularFile;
import dev.limbeck.UnfitFileException;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.revision.Symbol;
import dev.limbeck.script.JavaRevisionDefinition;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.ScriptExplanation;
import dev.limbeck.script.ScriptExplanation.ExplainedSection;
import dev.limbeck.script.ScriptExplanation.ExplainedStatement;
import dev.limbeck.sql.SourceText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Shows the statements of a revision file.
 */
@Command(name = "explain",
		description = "Show the statements of a revision file, and which of them cannot run in a transaction.",
		footer = { "", "No database is contacted, unless X is seen from where one stands.", "", "Examples:",
				"  limbeck explain head", "  limbeck explain db/migration/20261120_0930_3b7a1d2e4f56_due_date.sql" })
final class ExplainCommand implements LimbeckCommand {

	/** As of revision files. */
	private static final int LARGEST = 64 * RegularFile.SMALL;

	@Parameters(arity = "1", paramLabel = "FILE|X", description = "A file, or a symbol that means one revision.")
	private String subject = "";

	@Override
	public Result run(Invocation invocation) {
		Optional<Path> file = file(invocation.environment().workingDirectory());
		ScriptExplanation explanation = file.isPresent() ? ScriptExplanation.of(read(file.get()))
				: ScriptExplanation.of(script(invocation));
		return Result.done(lines(explanation), json(explanation));
	}

	private Optional<Path> file(Path directory) {
		try {
			return Optional.of(directory.resolve(this.subject)).filter(Files::isRegularFile);
		}
		catch (InvalidPathException ex) {
			return Optional.empty();
		}
	}

	private SourceText read(Path file) {
		try {
			return SourceText.decode(this.subject, RegularFile.read(file, LARGEST));
		}
		catch (IOException ex) {
			throw new LimbeckException("unreadable-file", this.subject + " " + UnfitFileException.reason(ex) + ".",
					"Let the process read it.");
		}
	}

	private RevisionScript script(Invocation invocation) {
		if (this.subject.matches(".*(/|\\\\|\\.sql$).*")) {
			throw new LimbeckException("no-such-file", "There is no file " + this.subject + ".",
					"Check the path; it starts from " + invocation.environment().workingDirectory() + ".");
		}
		Symbol symbol = Symbol.parse(this.subject);
		Overview overview = Overview.of(invocation, Symbols.needDatabase(symbol));
		String id = overview.resolver()
			.resolveOne(symbol)
			.orElseThrow(() -> new LimbeckException("no-revision", symbol + " is no revision.",
					"Name one that has a file."));
		RevisionDefinition definition = invocation.scripts().find(id);
		if (definition instanceof RevisionScript script) {
			return script;
		}
		String what = (definition instanceof JavaRevisionDefinition java) ? "is the class " + java.className()
				: "has no file";
		throw new LimbeckException("no-statements",
				"Revision " + id + " " + what + ": there are no statements to show.",
				"Name a revision that has a file with SQL.");
	}

	private static List<String> lines(ScriptExplanation explanation) {
		List<String> lines = new ArrayList<>();
		for (ExplainedSection section : explanation.sections()) {
			lines.add(section.name() + ": " + size(section) + execution(section));
			for (ExplainedStatement statement : section.statements()) {
				lines.add("  line " + statement.line() + ": " + summary(statement.sql()));
				if (statement.batch() != null) {
					lines.add("    in rounds, each in a transaction of its own"
							+ (statement.batch().isEmpty() ? "" : ": " + statement.batch()));
				}
				if (statement.refusal() != null) {
					lines.add("    cannot run in a transaction: " + statement.refusal());
				}
			}
		}
		return lines;
	}

	private static String execution(ExplainedSection section) {
		return switch (section.execution()) {
			case TRANSACTION -> " in one transaction";
			case STATEMENTS -> ", one by one";
			case MIXED -> ", to be split or declared with -- @transaction none";
		};
	}

	private static String size(ExplainedSection section) {
		int size = section.statements().size();
		return (size == 1) ? "1 statement" : size + " statements";
	}

	// The first line says enough; --json has all of it.
	private static String summary(String sql) {
		String first = sql.lines().findFirst().orElse("").strip();
		String shown = (first.length() > 100) ? first.substring(0, 100) : first;
		return shown.equals(sql) ? sql : shown + " ...";
	}

	private static Map<String, ?> json(ScriptExplanation explanation) {
		List<Map<String, ?>> statements = new ArrayList<>();
		for (ExplainedSection section : explanation.sections()) {
			for (ExplainedStatement statement : section.statements()) {
				Map<String, @Nullable Object> json = Json.object();
				json.put("section", section.name());
				json.put("line", statement.line());
				json.put("sql", statement.sql());
				json.put("transactional", statement.refusal() == null);
				if (statement.refusal() != null) {
					json.put("reason", statement.refusal());
				}
				if (statement.batch() != null) {
					json.put("batch", statement.batch());
				}
				statements.add(json);
			}
		}
		return Map.of("statements", statements);
	}

}
