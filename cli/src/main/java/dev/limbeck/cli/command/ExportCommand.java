package dev.limbeck.cli.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.cli.result.UsageException;
import dev.limbeck.export.ExportedFile;
import dev.limbeck.export.FlywayExport;
import dev.limbeck.export.LeftOut;
import dev.limbeck.export.WriteExport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Writes the revisions as another tool's files.
 */
@Command(name = "export", description = "Write the revisions as the migrations of Flyway.",
		footer = { "", "Branches become a line, in the order in which an empty database would get them.",
				"What came from Flyway has its version again. No database is contacted.",
				"Exits with 3 if something cannot be exported: it says what to write instead.", "", "Examples:",
				"  limbeck export flyway src/main/resources/db/flyway" })
final class ExportCommand implements LimbeckCommand {

	private static final String FLYWAY = "flyway";

	private static final int SHOWN = 10;

	@Parameters(index = "0", arity = "1", paramLabel = "TOOL", description = "The tool: flyway.")
	private String tool = "";

	@Parameters(index = "1", arity = "1", paramLabel = "DIR",
			description = "The folder of the new files, which is empty.")
	private String folder = "";

	@Override
	public Result run(Invocation invocation) {
		if (!this.tool.equals(FLYWAY)) {
			throw new UsageException("\"" + this.tool + "\" is no tool that revisions can be exported to.",
					"Write limbeck export flyway " + ((this.folder.isEmpty()) ? "DIR" : this.folder) + ".");
		}
		FlywayExport export = FlywayExport.of(invocation.scripts());
		if (export.versions().isEmpty()) {
			return Result.done(HeadsCommand.noRevisions(invocation), json(export));
		}
		WriteExport.into(export.files(), invocation.environment().workingDirectory().resolve(this.folder).normalize());
		return new Result(lines(export), json(export), export.left().isEmpty() ? Result.DONE : Result.FOUND);
	}

	private List<String> lines(FlywayExport export) {
		List<String> lines = new ArrayList<>();
		int revisions = export.versions().size();
		lines.add("Wrote " + export.files().size() + ((export.files().size() == 1) ? " file" : " files") + " for "
				+ revisions + ((revisions == 1) ? " revision" : " revisions") + " to " + this.folder + ".");
		lines.add("Where all of them are applied and Flyway has no table: flyway baseline -baselineVersion="
				+ export.baseline());
		if (!export.left().isEmpty()) {
			lines.add("");
			lines.add("Left to you:");
		}
		export.left().stream().limit(SHOWN).forEach((left) -> {
			lines.add("  " + left.origin() + " " + left.message());
			lines.add("    " + left.action());
		});
		if (export.left().size() > SHOWN) {
			lines.add("  and " + (export.left().size() - SHOWN) + " more");
		}
		return lines;
	}

	private static Map<String, ?> json(FlywayExport export) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("baseline", export.baseline());
		json.put("files", export.files().stream().map((file) -> json(export, file)).toList());
		json.put("left", export.left().stream().map(ExportCommand::json).toList());
		return json;
	}

	private static Map<String, ?> json(FlywayExport export, ExportedFile file) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("file", file.name());
		json.put("revision", file.revision());
		json.put("version", export.versions().get(file.revision()));
		return json;
	}

	private static Map<String, ?> json(LeftOut left) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("revision", left.revision());
		json.put("origin", left.origin());
		json.put("message", left.message());
		json.put("action", left.action());
		return json;
	}

}
