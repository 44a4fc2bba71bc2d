package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.VisibleText;
import dev.limbeck.cli.result.Result;
import dev.limbeck.connect.Connector;
import dev.limbeck.model.DatabaseModel;
import dev.limbeck.model.Difference;
import dev.limbeck.model.Model;
import dev.limbeck.proof.ProofReport;
import dev.limbeck.scratch.ScratchServer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Compares two schemas.
 */
@Command(name = "diff", description = "Compare two schemas, and write the SQL that makes the one like the other.",
		footer = { "", "Exits with 3 if they differ. Nothing is changed.", "", "Examples:",
				"  limbeck diff live schema.sql", "  limbeck diff @heads schema/ --prove",
				"  limbeck diff postgres://app@staging/shop live --json" })
final class DiffCommand implements LimbeckCommand {

	@Parameters(index = "0", arity = "1", paramLabel = "FROM", description = SchemaArgument.DESCRIPTION)
	private String from = "";

	@Parameters(index = "1", arity = "1", paramLabel = "TO", description = "Likewise.")
	private String to = "";

	@Option(names = "--allow-drops", description = "Write drops so that they run; else they are commented out.")
	private boolean drops;

	@Option(names = "--expect", paramLabel = "FINGERPRINT",
			description = "Fail if FROM is not as it was when the head of a plan said this.")
	private @Nullable String expected;

	@Option(names = "--strict", description = "Fail if something is there that is not compared.")
	private boolean strict;

	@Mixin
	private RenameOptions renames = new RenameOptions();

	@Mixin
	private ProofOptions proof = new ProofOptions();

	@Mixin
	private ScopeOptions scope = new ScopeOptions();

	@Mixin
	private ScratchOption scratch = new ScratchOption();

	@Override
	public Result run(Invocation invocation) {
		SchemaArgument argument = new SchemaArgument(invocation);
		Model old = argument.parse(this.from);
		Model goal = argument.parse(this.to);
		return this.scratch.with(invocation, target(old, goal), (server) -> compare(invocation, old, goal, server));
	}

	// A scratch database is like the one that is compared.
	private static @Nullable Connector target(Model... sides) {
		return Stream.of(sides)
			.filter(DatabaseModel.class::isInstance)
			.map((side) -> ((DatabaseModel) side).connector())
			.findFirst()
			.orElse(null);
	}

	// As it was typed, unless that may hold a password.
	private static String name(String typed, Model model) {
		return VisibleText.line((model instanceof DatabaseModel) ? model.name() : typed);
	}

	private Result compare(Invocation invocation, Model old, Model goal, ScratchServer server) {
		Difference decided = this.renames.decide(Difference.towards(old, goal, this.scope.scope(invocation), server),
				invocation.terminal());
		if (this.expected != null) {
			decided.expect(this.expected);
		}
		Difference whole = decided.settled(server);
		Difference difference = this.drops ? whole : whole.keeping();
		DifferenceText text = new DifferenceText(difference);
		ProofReport report = this.proof.run(invocation, difference, server);
		List<String> lines = new ArrayList<>();
		lines.add("-- From " + name(this.from, old) + " to " + name(this.to, goal) + ".");
		if (!text.isSame()) {
			lines.add("-- Starts at " + whole.before().fingerprint() + ".");
		}
		lines.addAll(text.lines(report));
		boolean failed = (report != null && !report.isProven()) || (this.strict && !difference.unread().isEmpty());
		int exitCode = text.isSame() ? Result.DONE : Result.FOUND;
		return Result.document(String.join("\n", lines), text.json(report))
			.withExitCode(failed ? Result.FAILED : exitCode);
	}

}
