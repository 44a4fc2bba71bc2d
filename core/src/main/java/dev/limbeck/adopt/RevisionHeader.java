package dev.limbeck.adopt;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.script.AdoptedFrom;

/**
 * The header of an adopted revision.
 *
 * @param migration what it comes from
 * @param id its id
 * @param parents ids of its parents
 * @param dependsOn ids of what else it needs
 * @param tool whose migration it was
 */
record RevisionHeader(Migration migration, String id, List<String> parents, List<String> dependsOn, Tool tool) {

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("-- " + description());
		lines.add("--");
		lines.add("-- @revision " + this.id);
		if (!this.parents.isEmpty()) {
			lines.add("-- @revises  " + String.join(", ", this.parents));
		}
		if (!this.dependsOn.isEmpty()) {
			lines.add("-- @depends-on " + String.join(", ", this.dependsOn));
		}
		if (!this.migration.labels().isEmpty()) {
			lines.add("-- @branch   " + String.join(", ", this.migration.labels()));
		}
		if (this.migration.created() != null) {
			lines.add("-- @created  " + this.migration.created().truncatedTo(ChronoUnit.SECONDS));
		}
		lines.add("-- @adopted  "
				+ new AdoptedFrom(this.tool.word(), this.migration.key(), this.migration.checksum()).value());
		if (this.migration.expandable()) {
			lines.add("-- @placeholders");
		}
		return lines;
	}

	/**
	 * Return what the revision does.
	 * @return one line that says something
	 */
	String description() {
		StringBuilder line = new StringBuilder();
		this.migration.description()
			.codePoints()
			.map((character) -> (Character.isWhitespace(character) || Character.isISOControl(character)) ? ' '
					: character)
			.filter((character) -> character != 0xFFFD)
			.forEach(line::appendCodePoint);
		String words = line.toString().strip().replaceAll(" +", " ").replaceFirst("^[-@]+", "").strip();
		return words.codePoints().anyMatch(Character::isLetterOrDigit) ? words : "Migration " + this.migration.key();
	}

}
