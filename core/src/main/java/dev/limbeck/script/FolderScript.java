package dev.limbeck.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.limbeck.sql.Checksum;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.placeholder.Placeholders;

/**
 * A script that is no revision: it lies in a folder that says when it is run.
 *
 * @param kind when it is run
 * @param name its path in that folder, without {@code .sql}
 * @param section its statements
 * @param options how they want to be run
 * @param dependsOn names of those that it wants to be run after
 * @param description its first comment, or nothing
 * @param checksum of its tokens, as a revision has it
 */
public record FolderScript(Kind kind, String name, Section section, ScriptOptions options, List<String> dependsOn,
		String description, String checksum) {

	/**
	 * Copy the list.
	 */
	public FolderScript {
		dependsOn = List.copyOf(dependsOn);
	}

	/**
	 * Read a script.
	 * @param kind when it is run
	 * @param name its path in its folder, without {@code .sql}
	 * @param source the file
	 * @return what it says
	 * @throws dev.limbeck.sql.ScriptException if anything in the file is wrong, with all
	 * of it
	 */
	public static FolderScript parse(Kind kind, String name, SourceText source) {
		Problems problems = new Problems(source);
		SqlScript script = SqlScript.parse(source, TagComment::startsSection);
		problems.addErrorOf(script);
		List<Tag> header = new ArrayList<>();
		List<String> dependsOn = new ArrayList<>();
		int sql = script.statements().isEmpty() ? source.text().length() : script.statements().get(0).start();
		for (Tag tag : Tags.read(script, problems)) {
			if (!kind.tags.contains(tag.name()) || tag.start() > sql) {
				problems.add(tag.start(), "misplaced-tag", tag.name() + why(kind, tag, sql), action(kind, tag));
			}
			else if (tag.name() == TagName.DEPENDS_ON) {
				Arrays.stream(tag.value().split("[,\\s]+")).filter((each) -> !each.isEmpty()).forEach(dependsOn::add);
			}
			else {
				header.add(tag);
			}
		}
		boolean transactional = header.stream().noneMatch((tag) -> tag.name() == TagName.TRANSACTION);
		ScriptOptions options = new HeaderReader(problems).options(header);
		Section section = new SectionReader(script, List.of(), problems)
			.read(new SectionRange(TagName.UPGRADE, 0, source.text().length()), transactional);
		if (transactional && section.execution() != Execution.TRANSACTION) {
			problems.add(sql, "mixed-transactions",
					"a " + kind.word()
							+ " runs in one transaction, and PostgreSQL refuses this statement, or one below it, "
							+ "inside of one",
					kind.tags.contains(TagName.TRANSACTION) ? "Put \"-- @transaction none\" at the top of the file."
							: "Move what does not run in one to a revision.");
		}
		problems.throwIfAny();
		return new FolderScript(kind, name, section, options, dependsOn,
				FileLayout.of(script, header).description().orElse(""), Checksum.of(source, script.statements()));
	}

	private static String why(Kind kind, Tag tag, int sql) {
		return (kind.tags.contains(tag.name()) && tag.start() > sql) ? " stands behind the first statement"
				: " has no place in a " + kind.word();
	}

	private static String action(Kind kind, Tag tag) {
		if (kind.tags.contains(tag.name())) {
			return "Move it to the top of the file.";
		}
		return switch (tag.name()) {
			case DOWNGRADE, UPGRADE ->
				"Take it away: a " + kind.word() + " is not taken back, and has one direction only. "
						+ "What it made goes with a DROP in a revision.";
			default -> "Take it away, or move the file out of the folder " + kind.word() + ", if it is a revision.";
		};
	}

	/**
	 * Return the script with values for its placeholders, if it says that it has any.
	 * @param values what stands for them
	 * @return the script, whose text and checksum are those of the file all the same
	 */
	public FolderScript expanding(Placeholders values) {
		return !this.options.placeholders() ? this : new FolderScript(this.kind, this.name,
				this.section.expanding(values), this.options, this.dependsOn, this.description, this.checksum);
	}

	/**
	 * Return where it was found.
	 * @return a path or URL
	 */
	public String origin() {
		return this.section.source().origin();
	}

	/**
	 * When such a script is run.
	 */
	public enum Kind {

		/** Behind all revisions, and again when it has changed. */
		REPEATABLE(TagName.DEPENDS_ON),

		/** Around runs and revisions. */
		CALLBACK(TagName.TRANSACTION);

		private final Set<TagName> tags;

		Kind(TagName own) {
			this.tags = EnumSet.of(own, TagName.PLACEHOLDERS, TagName.LOCK_TIMEOUT, TagName.STATEMENT_TIMEOUT);
		}

		/**
		 * Return what it is called, and the folder in which it lies.
		 * @return such as {@code repeatable}
		 */
		public String word() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
