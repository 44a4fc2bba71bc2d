package dev.limbeck.adopt.liquibase;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;

/**
 * What the attributes of a changeset mean.
 *
 * @param origin its file, as people call it
 * @param changeSet the changeset
 */
record ChangeSetRules(String origin, Element changeSet) {

	/**
	 * Tell whether it is for PostgreSQL, and not switched off.
	 * @return whether it is
	 */
	boolean isWanted() {
		return this.changeSet.isForPostgres() && !this.changeSet.is("ignore");
	}

	/**
	 * Return what is not carried over.
	 * @return the remarks
	 */
	List<Remark> remarks() {
		List<Remark> remarks = new ArrayList<>();
		for (String condition : List.of("context", "contexts", "contextFilter", "labels")) {
			if (!this.changeSet.get(condition).isBlank()) {
				remarks.add(Remark.left("context", this.origin, this.changeSet.line(),
						"runs only for " + condition + " " + this.changeSet.get(condition)
								+ "; the revision runs everywhere",
						"Move the file to a folder that limbeck.locations names only where it is to run, if that "
								+ "matters."));
			}
		}
		if (this.changeSet.is("runAlways")) {
			remarks.add(Remark.left("run-always", this.origin, this.changeSet.line(),
					"Liquibase runs this each time; a revision runs once",
					"What it does each time belongs elsewhere, such as into the application."));
		}
		if (this.changeSet.is("runOnChange")) {
			remarks.add(Remark.note("repeatable", this.origin, this.changeSet.line(),
					"Liquibase runs this again whenever it has changed; here it is a revision",
					"Write each later change of it as a new revision."));
		}
		if ("false".equalsIgnoreCase(this.changeSet.get("failOnError"))) {
			remarks.add(Remark.left("fail-on-error", this.origin, this.changeSet.line(),
					"may fail without harm (failOnError); a revision may not",
					"Write it such that it does not fail, for example with IF EXISTS."));
		}
		return remarks;
	}

	ForeignScript script(int line, String sql) {
		String delimiter = this.changeSet.get("endDelimiter");
		boolean own = !delimiter.isEmpty() && !delimiter.equals(";");
		return new ForeignScript(this.origin, line, own ? delimited(sql, delimiter) : sql,
				!"false".equalsIgnoreCase(this.changeSet.get("runInTransaction")));
	}

	private static String delimited(String sql, String delimiter) {
		StringBuilder cut = new StringBuilder();
		sql.lines().forEach((line) -> {
			String end = line.stripTrailing();
			boolean ends = end.toLowerCase(Locale.ROOT).endsWith(delimiter.toLowerCase(Locale.ROOT));
			cut.append(ends ? end.substring(0, end.length() - delimiter.length()) + ";" : line).append('\n');
		});
		return cut.toString();
	}

}
