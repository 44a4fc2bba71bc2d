package dev.limbeck.doctor.scratch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.SqlState;
import dev.limbeck.connect.Connector;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.migrate.MigrationCommand.Upgrade;
import dev.limbeck.migrate.Migrator;
import dev.limbeck.migrate.PlanReview;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.revision.Symbol;
import dev.limbeck.scratch.ScratchDatabase;
import dev.limbeck.scratch.ScratchServer;

/**
 * Applies all revisions to a new database, and goes on with what does not need the one
 * that has failed.
 */
final class FromZero {

	private static final String STATE = "SQLSTATE ";

	private final ScratchServer scratch;

	private final Function<Connector, Migrator> migrators;

	private final TriedRevisions tried;

	private final Set<String> wanted = new HashSet<>();

	private final List<Finding> findings = new ArrayList<>();

	FromZero(ScratchServer scratch, Function<Connector, Migrator> migrators, TriedRevisions tried) {
		this.scratch = scratch;
		this.migrators = migrators;
		this.tried = tried;
		tried.graph().revisions().forEach((revision) -> this.wanted.add(revision.id()));
	}

	/**
	 * Apply them.
	 * @return where that has led, to be closed by the caller
	 */
	Reached run() {
		ScratchDatabase database = this.scratch.create();
		try {
			while (!applied(database)) {
				// What is half done there stops every plan.
				database.close();
				database = this.scratch.create();
			}
			return new Reached(database, this.wanted, this.findings);
		}
		catch (RuntimeException | Error ex) {
			database.close();
			throw ex;
		}
	}

	private boolean applied(ScratchDatabase database) {
		Migrator migrator = this.migrators.apply(database.connector());
		while (!this.wanted.isEmpty()) {
			try {
				migrator.run(new Upgrade(targets(this.tried.graph(), this.wanted)), PlanReview.ACCEPT);
				return true;
			}
			catch (LimbeckException ex) {
				List<AppliedRevision> rows = migrator.rows();
				fail(ex, rows);
				if (rows.stream().anyMatch((row) -> row.state() != AppliedRevision.State.APPLIED)) {
					return false;
				}
			}
		}
		return true;
	}

	/**
	 * Name some revisions by those that nothing else of them requires.
	 * @param graph all revisions
	 * @param ids some of them, with all that they require
	 * @return the ends
	 */
	static List<Symbol> targets(RevisionGraph graph, Set<String> ids) {
		Set<String> ends = new HashSet<>(ids);
		ids.forEach((id) -> ends.removeAll(graph.requirements(id)));
		return ends.stream().sorted().map(Symbol::parse).toList();
	}

	private void fail(LimbeckException failure, List<AppliedRevision> rows) {
		Set<String> applied = rows.stream()
			.filter((row) -> row.state() == AppliedRevision.State.APPLIED)
			.map(AppliedRevision::id)
			.collect(Collectors.toSet());
		RevisionGraph graph = this.tried.graph();
		Revision failed = graph.inOrder((id) -> this.wanted.contains(id) && !applied.contains(id)).get(0);
		Set<String> above = graph.descendants(List.of(failed.id()));
		this.wanted.removeAll(above);
		this.findings.add(found(failed, failure, above));
	}

	private Finding found(Revision failed, LimbeckException failure, Set<String> above) {
		List<String> told = new ArrayList<>();
		told.add("Revision " + failed.id() + " fails on a new database, at " + place(failed, failure) + ".");
		String server = failure.description().lines().filter((line) -> line.startsWith(STATE)).findFirst().orElse("");
		told.add(server.isEmpty() ? failure.description() : server);
		MissingObject.of(String.valueOf(failure.sqlState()), server)
			.ifPresent((missing) -> told.add(missing.explained(this.tried, failed.id())));
		if (SqlState.QUERY_CANCELED.equals(failure.sqlState())) {
			told.add(failure.action().lines().findFirst().orElse(""));
		}
		List<String> untried = above.stream().filter((id) -> !id.equals(failed.id())).sorted().toList();
		if (!untried.isEmpty()) {
			told.add("Not tried, because it needs it: " + NameList.first(untried) + ".");
		}
		return Catalogue.get("fresh-database").found(place(failed, failure), String.join("\n", told));
	}

	// "… failed at file.sql:8:1."
	static Place place(Revision revision, LimbeckException failure) {
		String text = failure.description();
		int at = text.indexOf(revision.origin() + ":");
		int line = 0;
		for (int i = at + revision.origin().length() + 1; at >= 0 && i < text.length()
				&& Character.isDigit(text.charAt(i)); i++) {
			line = line * 10 + Character.digit(text.charAt(i), 10);
		}
		return (line > 0) ? Place.line(revision.origin(), line) : Place.file(revision.origin());
	}

	/**
	 * Where it has led.
	 *
	 * @param database with all that could be applied
	 * @param applied the ids of that
	 * @param findings what has failed
	 */
	record Reached(ScratchDatabase database, Set<String> applied, List<Finding> findings) implements AutoCloseable {

		/**
		 * Copy the collections.
		 */
		Reached {
			applied = Set.copyOf(applied);
			findings = List.copyOf(findings);
		}

		@Override
		public void close() {
			this.database.close();
		}

	}

}
