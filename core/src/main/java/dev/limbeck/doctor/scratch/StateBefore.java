package dev.limbeck.doctor.scratch;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.diff.Change;
import dev.limbeck.diff.Comparison;
import dev.limbeck.diff.Planner;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a schema was before a revision: candidates are tried until the revision
 * makes of one of them what there is.
 */
final class StateBefore {

	/** More objects than one revision makes. */
	private static final int TRIES = 1000;

	private static final Set<FactKind> OBJECTS = Set.of(FactKind.SCHEMA, FactKind.TABLE, FactKind.COLUMN,
			FactKind.CONSTRAINT, FactKind.INDEX, FactKind.TRIGGER, FactKind.FUNCTION, FactKind.PROCEDURE, FactKind.VIEW,
			FactKind.MATERIALIZED_VIEW, FactKind.SEQUENCE, FactKind.EXTENSION, FactKind.POLICY, FactKind.ENUM_TYPE,
			FactKind.DOMAIN, FactKind.COMPOSITE_TYPE, FactKind.RULE, FactKind.STATISTICS);

	private final Bench bench;

	private final Schema after;

	private final List<String> uncertain = new ArrayList<>();

	StateBefore(Bench bench, Schema after) {
		this.bench = bench;
		this.after = after;
	}

	/**
	 * Return what could not be told.
	 * @return sentences
	 */
	List<String> uncertain() {
		return List.copyOf(this.uncertain);
	}

	/**
	 * Find it.
	 * @param script the revision
	 * @return a schema of which the revision makes the other one
	 * @throws LimbeckException if there is none
	 */
	Schema of(RevisionScript script) {
		Schema taken = takenBack(script);
		if (taken != null) {
			Outcome twice = outcome(this.after, script.upgrade());
			if (twice.isSame() && !Comparison.of(taken, this.after).isEmpty()) {
				this.uncertain.add("Revision " + script.revision().id()
						+ " also runs where its work is done already. What was there before it is taken from its "
						+ "downgrade: " + named(Comparison.of(taken, this.after)) + ".");
			}
			return taken;
		}
		return withoutTraces(script, removed(script));
	}

	private @Nullable Schema takenBack(RevisionScript script) {
		Section down = script.downgrade();
		if (down == null) {
			return null;
		}
		try (ScratchDatabase database = this.bench.make(this.after)) {
			this.bench.run(database, down);
			Schema before = this.bench.read(database);
			return outcome(before, script.upgrade()).isSame() ? before : null;
		}
		catch (SQLException ex) {
			return null;
		}
	}

	// Whatever the revision says is there already it has made itself.
	private Schema removed(RevisionScript script) {
		Schema candidate = this.after;
		for (int i = 0; i < TRIES; i++) {
			Outcome outcome = outcome(candidate, script.upgrade());
			if (outcome.isSame()) {
				return candidate;
			}
			Set<FactId> there = outcome.there(candidate);
			if (there.isEmpty()) {
				throw failed(script, outcome);
			}
			candidate = Bench.without(candidate, there);
		}
		throw new IllegalStateException("A schema has no end of objects");
	}

	// IF NOT EXISTS and OR REPLACE hide whether something was there.
	private Schema withoutTraces(RevisionScript script, Schema found) {
		Schema candidate = found;
		String text = script.upgrade().text().toLowerCase(Locale.ROOT);
		Set<FactId> hidden = new TreeSet<>();
		for (Fact fact : found.facts()) {
			boolean named = OBJECTS.contains(fact.kind()) && candidate.has(fact.id())
					&& text.contains(fact.id().last().toLowerCase(Locale.ROOT));
			Schema less = named ? Bench.without(candidate, Set.of(fact.id())) : candidate;
			if (named && outcome(less, script.upgrade()).isSame()) {
				candidate = less;
				hidden.add(fact.id());
			}
		}
		if (!hidden.isEmpty()) {
			this.uncertain.add("Whether these were there before revision " + script.revision().id()
					+ " cannot be told, as it takes them as they are; they are left to it: "
					+ hidden.stream().map(FactId::toString).collect(Collectors.joining(", ")) + ".");
		}
		return candidate;
	}

	private Outcome outcome(Schema candidate, Section upgrade) {
		try (ScratchDatabase database = this.bench.make(this.after)) {
			this.bench.change(database, Planner.plan(this.after, candidate));
			this.bench.run(database, upgrade);
			return new Outcome(null, "", Comparison.of(this.bench.read(database), this.after));
		}
		catch (SQLException ex) {
			return new Outcome(ex.getSQLState(), ServerErrors.message(ex), List.of());
		}
	}

	private static LimbeckException failed(RevisionScript script, Outcome outcome) {
		String why = (outcome.sqlState() != null) ? "it fails: " + outcome.message() + "."
				: "it leads elsewhere: " + named(outcome.changes()) + ".";
		return new LimbeckException("not-reconstructed",
				"What was there before revision " + script.revision().id() + " (" + script.revision().origin()
						+ ") cannot be found: " + why,
				"Give it a downgrade that says what was there before, or correct its upgrade.");
	}

	private static String named(List<Change> changes) {
		return changes.stream().map((change) -> change.id().toString()).collect(Collectors.joining(", "));
	}

	/**
	 * What a revision has made of a candidate.
	 *
	 * @param sqlState why it has failed, or {@code null}
	 * @param message why, for people
	 * @param changes how what it has made differs from what there is
	 */
	private record Outcome(@Nullable String sqlState, String message, List<Change> changes) {

		/** Something is there already. */
		private static final Set<String> DUPLICATE = Set.of(SqlState.DUPLICATE_TABLE, SqlState.DUPLICATE_OBJECT,
				SqlState.DUPLICATE_COLUMN, SqlState.DUPLICATE_FUNCTION, SqlState.DUPLICATE_SCHEMA);

		boolean isSame() {
			return this.sqlState == null && this.changes.isEmpty();
		}

		Set<FactId> there(Schema candidate) {
			if (this.sqlState == null || !DUPLICATE.contains(this.sqlState)) {
				return Set.of();
			}
			Set<FactId> there = new TreeSet<>();
			for (Fact fact : candidate.facts()) {
				boolean quoted = this.message.contains("\"" + fact.id().last() + "\"");
				boolean routine = this.sqlState.equals(SqlState.DUPLICATE_FUNCTION)
						&& this.message.contains("\"" + routine(fact) + "\"");
				if (OBJECTS.contains(fact.kind()) && (quoted || routine)) {
					there.add(fact.id());
				}
			}
			return narrowed(there);
		}

		private static String routine(Fact fact) {
			return (fact.id().names().size() > 1) ? fact.id().name(1) : fact.id().last();
		}

		// A column is told together with its table.
		private Set<FactId> narrowed(Set<FactId> there) {
			boolean column = SqlState.DUPLICATE_COLUMN.equals(this.sqlState);
			return there.stream()
				.filter((id) -> column == (id.kind() == FactKind.COLUMN))
				.filter((id) -> !column || this.message.contains("\"" + id.name(1) + "\""))
				.collect(Collectors.toSet());
		}

	}

}
