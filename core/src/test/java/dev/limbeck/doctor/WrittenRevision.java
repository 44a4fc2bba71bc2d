package dev.limbeck.doctor;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * A revision as a person would write it.
 *
 * @param id its id
 * @param parents what it revises
 * @param altered whose table it alters, or empty
 * @param created when it was written
 * @param number how many there were before it
 */
public record WrittenRevision(String id, List<String> parents, String altered, Instant created, int number) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmm").withZone(ZoneOffset.UTC);

	public String fileName() {
		return TIME.format(this.created) + "_" + this.id + "_step_" + this.number + ".sql";
	}

	public String text() {
		String revises = this.parents.isEmpty() ? "" : "-- @revises  " + String.join(", ", this.parents) + "\n";
		String alter = this.altered.isEmpty() ? ""
				: "ALTER TABLE t_" + this.altered + " ADD COLUMN c_" + this.id + " int;\n";
		String revert = this.altered.isEmpty() ? ""
				: "ALTER TABLE t_" + this.altered + " DROP COLUMN c_" + this.id + ";\n";
		return "-- Step " + this.number + "\n--\n-- @revision " + this.id + "\n" + revises + "-- @created  "
				+ this.created + "\n\n-- @upgrade\nCREATE TABLE t_" + this.id + " (id int);\n" + alter
				+ "\n-- @downgrade\n" + revert + "DROP TABLE t_" + this.id + ";\n";
	}

	public String text(String old, String replacement) {
		if (!text().contains(old)) {
			throw new IllegalArgumentException(old);
		}
		return text().replace(old, replacement);
	}

}
