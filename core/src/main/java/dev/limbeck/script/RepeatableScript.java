package dev.limbeck.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.sql.Checksum;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.placeholder.Placeholders;

/**
 * A script that is run again whenever it has changed, such as one that makes a view.
 *
 * @param name its path in the folder {@code repeatable}, without {@code .sql}
 * @param section its statements
 * @param options how they want to be run
 * @param dependsOn names of those that it wants to be run after
 * @param description its first comment, or nothing
 * @param checksum of its tokens, as a revision has it
 */
public record RepeatableScript(String name, Section section, ScriptOptions options, List<String> dependsOn,
		String description, String checksum) {

	private static final Set<TagName> TAGS = EnumSet.of(TagName.DEPENDS_ON, TagName.PLACEHOLDERS, TagName.LOCK_TIMEOUT,
			TagName.STATEMENT_TIMEOUT);

	/**
	 * Copy the list.
	 */
	public RepeatableScript {
		dependsOn = List.copyOf(dependsOn);
	}

	/**
	 * Read a script.
	 * @param name its path in its folder, without {@code .sql}
	 * @param source the file
	 * @return what it says
	 * @throws dev.limbeck.sql.ScriptException if anything in the file is wrong, with all
	 * of it
	 */
	public static RepeatableScript parse(String name, SourceText source) {
		Problems problems = new Problems(source);
		SqlScript script = SqlScript.parse(source, TagComment::startsSection);
		problems.addErrorOf(script);
		List<Tag> header = new ArrayList<>();
		List<String> dependsOn = new ArrayList<>();
		int sql = script.statements().isEmpty() ? source.text().length() : script.statements().get(0).start();
		for (Tag tag : Tags.read(script, problems)) {
			if (!TAGS.contains(tag.name()) || tag.start() > sql) {
				problems.add(tag.start(), "misplaced-tag", tag.name() + why(tag, sql), action(tag));
			}
			else if (tag.name() == TagName.DEPENDS_ON) {
				Arrays.stream(tag.value().split("[,\\s]+")).filter((each) -> !each.isEmpty()).forEach(dependsOn::add);
			}
			else {
				header.add(tag);
			}
		}
		ScriptOptions options = new HeaderReader(problems).options(header);
		Section section = new SectionReader(script, List.of(), problems)
			.read(new SectionRange(TagName.UPGRADE, 0, source.text().length()), true);
		if (section.execution() != Execution.TRANSACTION) {
			problems.add(sql, "mixed-transactions",
					"a repeatable runs in one transaction, and PostgreSQL refuses this "
							+ "one, or a statement below it, inside of one",
					"Move what does not run in one to a revision.");
		}
		problems.throwIfAny();
		return new RepeatableScript(name, section, options, dependsOn,
				FileLayout.of(script, header).description().orElse(""), Checksum.of(source, script.statements()));
	}

	private static String why(Tag tag, int sql) {
		return (TAGS.contains(tag.name()) && tag.start() > sql) ? " stands behind the first statement"
				: " has no place in a repeatable";
	}

	private static String action(Tag tag) {
		return switch (tag.name()) {
			case DOWNGRADE, UPGRADE -> "Take it away: a repeatable is not taken back, but run again as it was in the "
					+ "release that is to run. What it made goes with a DROP in a revision.";
			case DEPENDS_ON, PLACEHOLDERS, LOCK_TIMEOUT, STATEMENT_TIMEOUT -> "Move it to the top of the file.";
			default -> "Take it away, or move the file out of the folder repeatable, if it is a revision.";
		};
	}

	/**
	 * Return the script with values for its placeholders, if it says that it has any.
	 * @param values what stands for them
	 * @return the script, whose text and checksum are those of the file all the same
	 */
	public RepeatableScript expanding(Placeholders values) {
		return !this.options.placeholders() ? this : new RepeatableScript(this.name, this.section.expanding(values),
				this.options, this.dependsOn, this.description, this.checksum);
	}

	/**
	 * Return where it was found.
	 * @return a path or URL
	 */
	public String origin() {
		return this.section.source().origin();
	}

}
