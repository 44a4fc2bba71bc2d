package dev.limbeck.doctor.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerRepair;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.ledger.UpgradeComparison;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.NameList;
import dev.limbeck.revision.Position;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.session.MigrationSession;
import org.jspecify.annotations.Nullable;

/**
 * What a ledger tells, beside the files.
 */
final class LedgerFindings {

	private static final int LINES = 12;

	private final Declared declared;

	private final Ledger ledger;

	private final String schema;

	private final List<Finding> findings = new ArrayList<>();

	private final Set<String> kept = new HashSet<>();

	private @Nullable LedgerState state;

	LedgerFindings(Declared declared, String schema) {
		this.declared = declared;
		this.ledger = new Ledger(schema);
		this.schema = schema;
	}

	/**
	 * Read the ledger, if that is possible, and tell what it tells.
	 * @param session where it is
	 * @param database its name for messages
	 * @return what was found
	 * @throws SQLException if the connection is lost
	 */
	List<Finding> read(MigrationSession session, String database) throws SQLException {
		LedgerStore store = LedgerStore.toRead(this.ledger, session);
		try {
			LedgerRepair repair = store.damages();
			if (!repair.isSound()) {
				this.findings.add(damaged(repair));
			}
			if (repair.damages().isEmpty()) {
				examine(store, session, database);
			}
		}
		catch (LimbeckException ex) {
			String id = LedgerRepair.isNeeded(ex) ? "damaged-ledger" : "missing-privilege";
			this.findings
				.add(Catalogue.get(id).found(Place.database(this.schema), ex.description()).withRemedy(ex.action()));
		}
		return this.findings;
	}

	/**
	 * Tell of a database that somebody else has made.
	 * @param tables those that are there
	 * @param ledgers the schemas that hold a ledger
	 * @return what was found
	 */
	List<Finding> withoutRows(List<String> tables, List<String> ledgers) {
		LedgerState read = this.state;
		if (read == null || !read.rows().isEmpty()) {
			return List.of();
		}
		List<Finding> found = new ArrayList<>();
		if (!read.exists() && !ledgers.isEmpty()) {
			found.add(Catalogue.get("ledger-elsewhere")
				.found(Place.database(this.schema), "There is no ledger in schema " + this.schema
						+ " (limbeck.ledger.schema), but one in " + NameList.sorted(ledgers) + "."));
		}
		else if (!tables.isEmpty()) {
			Finding finding = Catalogue.get("empty-ledger")
				.found(Place.database(this.schema),
						"The database has " + tables.size() + ((tables.size() == 1) ? " table (" : " tables (")
								+ NameList.first(tables) + "), and "
								+ (read.exists() ? "its ledger is empty." : "no ledger."));
			found.add(this.declared.ids().isEmpty() ? finding.withCommand("limbeck baseline -m \"What there was\"")
					: finding);
		}
		return found;
	}

	private Finding damaged(LedgerRepair repair) {
		String told = repair.problems().isEmpty()
				? "The ledger in schema " + this.schema + " lacks rows of revisions that are applied: "
						+ NameList.of(repair.remembered()) + "."
				: repair.problems()
					.stream()
					.map((problem) -> "In schema " + this.schema + " " + problem + ".")
					.collect(Collectors.joining("\n"));
		return Catalogue.get("damaged-ledger")
			.found(Place.database(this.schema), told)
			.withCommand(repair.statements().isEmpty() ? "limbeck ledger" : "limbeck ledger repair");
	}

	private void examine(LedgerStore store, MigrationSession session, String database) throws SQLException {
		LedgerState read = store.readWhatIsLeft();
		this.state = read;
		RevisionGraph graph = this.declared.graph();
		if (graph != null) {
			this.findings.addAll(PositionFindings.of(Position.of(graph, read.rows()), database));
		}
		else {
			unknown(read.rows(), database);
		}
		unfinished(read.rows(), session, database);
		changed(read.rows(), store);
		Set<String> unknown = unknown(read.rows());
		this.kept.addAll(unknown.isEmpty() ? Set.of() : store.upgradesInSight(unknown).keySet());
	}

	/**
	 * Return what no file declares, and the ledger has kept.
	 * @return ids
	 */
	Set<String> kept() {
		return Set.copyOf(this.kept);
	}

	private Set<String> unknown(List<AppliedRevision> rows) {
		return rows.stream()
			.filter((row) -> row.state() == State.APPLIED && !this.declared.ids().contains(row.id()))
			.map(AppliedRevision::id)
			.collect(Collectors.toSet());
	}

	private void unknown(List<AppliedRevision> rows, String database) {
		Set<String> unknown = unknown(rows);
		if (!unknown.isEmpty()) {
			this.findings.add(Catalogue.get("ahead")
				.found(Place.database(database),
						"The database has revisions that no file declares: " + NameList.sorted(unknown) + "."));
		}
	}

	private void unfinished(List<AppliedRevision> rows, MigrationSession session, String database) throws SQLException {
		List<AppliedRevision> unfinished = rows.stream().filter((row) -> row.state() != State.APPLIED).toList();
		if (!unfinished.isEmpty()) {
			boolean running = LockHolder.find(session.sql(), this.ledger, List.of()).present();
			for (AppliedRevision row : unfinished) {
				this.findings.add(running
						? Catalogue.get("running-revision")
							.found(Place.database(database), "Revision " + row.id() + " is being run.")
						: PositionFindings.abandoned(row.id(), database));
			}
		}
	}

	private void changed(List<AppliedRevision> rows, LedgerStore store) throws SQLException {
		Map<String, AppliedRevision> changed = rows.stream()
			.filter((row) -> row.state() == State.APPLIED && isChanged(row))
			.collect(Collectors.toMap(AppliedRevision::id, (row) -> row));
		Map<String, String> texts = changed.isEmpty() ? Map.of() : store.upgradesInSight(changed.keySet());
		changed.forEach((id, row) -> {
			RevisionDefinition definition = this.declared.definitions().get(id);
			if (definition != null) {
				this.findings.add(changed(row, texts.get(id), definition));
			}
		});
	}

	private boolean isChanged(AppliedRevision row) {
		RevisionDefinition definition = this.declared.definitions().get(row.id());
		return definition != null && !definition.checksum().equals(row.checksum());
	}

	private static Finding changed(AppliedRevision row, @Nullable String text, RevisionDefinition definition) {
		String told = Stream
			.concat(Stream.of("Revision " + row.id() + " (" + definition.revision().origin()
					+ ") was changed after it was applied."),
					UpgradeComparison.of(row.checksum(), text, definition).lines(LINES).stream())
			.collect(Collectors.joining("\n"));
		return Catalogue.get("changed-revision")
			.found(Place.file(definition.revision().origin()), told)
			.withCommand("limbeck show --diff " + row.id());
	}

}
