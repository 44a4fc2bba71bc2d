package dev.limbeck.squash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.limbeck.LimbeckException;
import dev.limbeck.generate.Sections;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.SqlStatement;

/**
 * The statements of revisions one after the other. Indexes are built plainly: in one
 * transaction nothing is built concurrently.
 *
 * @param scripts the revisions
 * @param range which of them
 * @param rows whether statements about rows stay
 */
record JoinedSections(RevisionScripts scripts, SquashRange range, boolean rows) {

	private static final Pattern CONCURRENTLY = Pattern
		.compile("(?is)^((?:CREATE|DROP|REINDEX)\\s[^'\"(;]{0,60}?)CONCURRENTLY\\s+");

	Sections sections() {
		List<String> problems = new ArrayList<>();
		String upgrade = joined(this.range.revisions(), RevisionScript::upgrade, problems);
		List<Revision> newestFirst = new ArrayList<>(this.range.revisions());
		Collections.reverse(newestFirst);
		boolean reversible = this.range.revisions()
			.stream()
			.allMatch((revision) -> this.scripts.get(revision.id()).reversible());
		String downgrade = reversible
				? joined(newestFirst, (script) -> Objects.requireNonNull(script.downgrade()), problems) : null;
		if (!problems.isEmpty()) {
			throw new LimbeckException("not-squashed",
					"The statements of these revisions cannot stand in one file:\n" + String.join("\n", problems),
					"Squash the revisions before and behind them, each range by itself.");
		}
		return new Sections(upgrade, downgrade);
	}

	private String joined(List<Revision> revisions, Function<RevisionScript, Section> which, List<String> problems) {
		List<String> parts = new ArrayList<>();
		for (Revision revision : revisions) {
			if (!(this.scripts.get(revision.id()) instanceof RevisionScript script)) {
				problems.add(revision.origin() + " is written in Java");
				continue;
			}
			Section section = which.apply(script);
			List<String> statements = new ArrayList<>();
			for (SqlStatement statement : section.statements()) {
				String text = section.text(statement);
				String left = this.rows ? text : DataStatements.schemaAlone(statement, text);
				if (left != null) {
					String place = revision.origin() + ":" + statement.line();
					statements.add(plain(section, statement, left, (problem) -> problems.add(place + problem)) + ";");
				}
			}
			if (!statements.isEmpty()) {
				parts.add(String.join("\n", statements));
			}
		}
		return String.join("\n\n", parts);
	}

	private static String plain(Section section, SqlStatement statement, String sql, Consumer<String> problems) {
		String text = CONCURRENTLY.matcher(sql).replaceFirst("$1");
		if (statement.copyData() != null) {
			problems.accept(" has rows of its own (COPY)");
		}
		else if (statement.setsSession()) {
			problems.accept(" sets what the statements behind it would meet, too");
		}
		// Each round commits, and so would all other statements.
		else if (section.batchTag(statement) != null) {
			problems.accept(" has a @batch, which is no part of one transaction");
		}
		else if (section.refusal(statement) != null && text.equals(sql)) {
			problems.accept(" does not run in a transaction");
		}
		return text;
	}

}
