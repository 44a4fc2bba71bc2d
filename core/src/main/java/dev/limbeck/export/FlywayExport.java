package dev.limbeck.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.generate.Slug;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.Execution;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * Revisions as the migrations of Flyway, one after the other: branches become a line, in
 * the order in which they would be applied to an empty database.
 *
 * @param files what is to be written
 * @param left what a person has to write
 * @param versions the versions of all revisions, those left included, by their ids in
 * order
 */
public record FlywayExport(List<ExportedFile> files, List<LeftOut> left, Map<String, String> versions) {

	private static final int WORDS = 60;

	/**
	 * Copy the lists.
	 */
	public FlywayExport {
		files = List.copyOf(files);
		left = List.copyOf(left);
	}

	/**
	 * Plan it. Nothing is written.
	 * @param scripts the revisions
	 * @return what becomes of them
	 */
	public static FlywayExport of(RevisionScripts scripts) {
		List<RevisionDefinition> definitions = new ArrayList<>();
		for (Revision revision : scripts.graph().inOrder((id) -> true)) {
			definitions.add(Objects.requireNonNull(scripts.find(revision.id())));
		}
		Map<String, String> versions = FlywayVersions.of(definitions);
		FlywayExport export = new FlywayExport(List.of(), List.of(), versions);
		List<ExportedFile> files = new ArrayList<>();
		List<LeftOut> left = new ArrayList<>();
		scripts.foldersLeftOut()
			.forEach((folder) -> left.add(new LeftOut(null, folder, "is not exported",
					"Write repeatable scripts as R__*.sql, and callbacks as afterMigrate.sql and the like.")));
		for (RevisionDefinition definition : definitions) {
			if (definition instanceof RevisionScript script) {
				files.addAll(export.files(script));
				left.addAll(export.left(script));
			}
			else {
				left.add(export.left(definition, "is written in Java for Limbeck",
						"Write a Java migration for Flyway that does the same, " + export.name("V", definition) + "."));
			}
		}
		return new FlywayExport(files, left, versions);
	}

	private List<ExportedFile> files(RevisionScript script) {
		List<ExportedFile> files = new ArrayList<>(files("V", script, script.upgrade()));
		if (script.downgrade() != null) {
			files.addAll(files("U", script, script.downgrade()));
		}
		return files;
	}

	private List<ExportedFile> files(String prefix, RevisionScript script, Section section) {
		List<ExportedFile> files = new ArrayList<>();
		String id = script.revision().id();
		String name = name(prefix, script) + ".sql";
		files.add(new ExportedFile(name, id, text(script, section)));
		String settings = settings(script, section);
		if (!settings.isEmpty()) {
			files.add(new ExportedFile(name + ".conf", id, settings));
		}
		return files;
	}

	private String name(String prefix, RevisionDefinition definition) {
		Revision revision = definition.revision();
		return prefix + this.versions.get(revision.id()) + "__" + Slug.of(FlywayVersions.words(revision), WORDS);
	}

	private static String text(RevisionScript script, Section section) {
		StringBuilder text = new StringBuilder();
		if (!script.revision().description().isBlank()) {
			text.append("-- ").append(script.revision().description()).append('\n');
		}
		text.append("-- Revision ").append(script.revision().id()).append(" of Limbeck.\n\n");
		if (section.execution() == Execution.TRANSACTION) {
			append(text, "lock_timeout", script.options().lockTimeout());
			append(text, "statement_timeout", script.options().statementTimeout());
		}
		String sql = section.text().strip();
		return text.append(sql).append(sql.isEmpty() ? "" : "\n").toString();
	}

	private static void append(StringBuilder text, String setting, @Nullable Duration time) {
		if (time != null) {
			text.append("SET LOCAL ").append(setting).append(" = '").append(time.toMillis()).append("ms';\n");
		}
	}

	// Flyway expands placeholders everywhere, comments included.
	private static String settings(RevisionScript script, Section section) {
		StringBuilder settings = new StringBuilder();
		if (section.execution() != Execution.TRANSACTION) {
			settings.append("executeInTransaction=false\n");
		}
		if (!script.options().placeholders() && text(script, section).contains("${")) {
			settings.append("placeholderReplacement=false\n");
		}
		return settings.toString();
	}

	private List<LeftOut> left(RevisionScript script) {
		List<LeftOut> left = new ArrayList<>();
		if (FlywayVersions.isRenumbered(script, Objects.requireNonNull(this.versions.get(script.revision().id())))) {
			left.add(left(script, "came from Flyway under another version, which does not fit the order any more",
					"Compare flyway_schema_history, and correct its version there, or the names of the files."));
		}
		List<Section> sections = (script.downgrade() != null) ? List.of(script.upgrade(), script.downgrade())
				: List.of(script.upgrade());
		boolean alone = sections.stream().anyMatch((section) -> section.execution() != Execution.TRANSACTION);
		if (alone && (script.options().lockTimeout() != null || script.options().statementTimeout() != null)) {
			left.add(left(script, "limits how long its statements wait or run, and runs outside of a transaction",
					"Set lock_timeout and statement_timeout of the session for it, and reset them."));
		}
		if (sections.stream().anyMatch((section) -> !section.hints().isEmpty())) {
			left.add(left(script, "holds tags at its statements, which Flyway takes for comments",
					"Write what they do into the file: a batch is a procedure with its own COMMIT."));
		}
		if (script.options().placeholders() && sections.stream().anyMatch(FlywayExport::isQuoting)) {
			left.add(left(script, "has Limbeck put quotes around values (${name:literal}, ${name:identifier})",
					"Write '${name}' or \"${name}\", and give Flyway values that need no more than that."));
		}
		return left;
	}

	private static boolean isQuoting(Section section) {
		return section.text().contains(":literal}") || section.text().contains(":identifier}");
	}

	private LeftOut left(RevisionDefinition definition, String message, String action) {
		return new LeftOut(definition.revision().id(), definition.revision().origin(), message, action);
	}

	/**
	 * Return what Flyway is to begin behind where all revisions are applied.
	 * @return the last version, or {@code null} if there are no revisions
	 */
	public @Nullable String baseline() {
		return this.versions.values().stream().reduce((first, second) -> second).orElse(null);
	}

}
