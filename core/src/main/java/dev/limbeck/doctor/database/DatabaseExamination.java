package dev.limbeck.doctor.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUnreachableException;
import dev.limbeck.connect.DatabaseWait;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.ServerState.Mode;
import dev.limbeck.connect.WaitClock;
import dev.limbeck.connect.WaitSettings;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.doctor.finding.Place;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.session.MigrationSession;
import org.postgresql.PGConnection;

/**
 * All that a live database tells, on one connection, without a lock and without a change.
 *
 * @param connector the way to it
 * @param source who named it
 * @param schema of the ledger
 */
public record DatabaseExamination(Connector connector, String source, String schema) {

	private static final WaitSettings ONE_TRY = WaitSettings.DEFAULT.readOnly().withTimeout(Duration.ZERO);

	private static final String APPLICATION = "limbeck doctor";

	/**
	 * Look.
	 * @param declared what the files declare
	 * @return what was found
	 */
	public Examined find(Declared declared) {
		List<Finding> findings = new ArrayList<>();
		Set<String> kept = new HashSet<>();
		try {
			ask((reached, session) -> {
				findings.addAll(server(reached));
				kept.addAll(examine(session, reached.place(), declared, findings));
			});
		}
		catch (DatabaseUnreachableException ex) {
			findings.add(unreachable(ex));
		}
		catch (SQLException ex) {
			findings.add(refused(ex));
		}
		return new Examined(findings, kept);
	}

	/**
	 * Find out what the ledger has kept of a revision.
	 * @param id the revision
	 * @return that, or nothing if it has kept nothing, or cannot be asked
	 */
	public Optional<KeptRevision> kept(String id) {
		List<KeptRevision> found = new ArrayList<>();
		try {
			ask((reached, session) -> {
				LedgerStore store = LedgerStore.toRead(new Ledger(this.schema), session);
				Map<String, String> upgrades = store.upgradesInSight(Set.of(id));
				for (AppliedRevision row : upgrades.isEmpty() ? List.<AppliedRevision>of()
						: store.readWhatIsLeft().rows()) {
					if (row.id().equals(id)) {
						found.add(new KeptRevision(row, Objects.requireNonNull(upgrades.get(id)),
								store.downgrades(Set.of(id)).get(id), reached.place()));
					}
				}
			});
		}
		catch (LimbeckException | SQLException ex) {
			return Optional.empty(); // There are other ways to bring it back.
		}
		return found.stream().findFirst();
	}

	private void ask(Question question) throws SQLException {
		try (Reached reached = new DatabaseWait(ONE_TRY, WaitClock.system(), new Random()).await(this.connector,
				this.source);
				MigrationSession session = MigrationSession.open(reached, APPLICATION, this.connector.isOpened())) {
			question.put(reached, session);
		}
	}

	private static List<Finding> server(Reached reached) throws SQLException {
		List<Finding> findings = new ArrayList<>();
		Place place = Place.database(reached.place());
		if (reached.server().mode() != Mode.WRITABLE) {
			boolean standby = reached.server().mode() == Mode.STANDBY;
			findings.add(Catalogue.get("read-only-server")
				.found(place, "The server at " + reached.place()
						+ (standby ? " is a standby." : " takes no writes: default_transaction_read_only is on.")));
		}
		if (reached.connection().unwrap(PGConnection.class).getBackendPID() != reached.server().backendPid()) {
			findings.add(Catalogue.get("pooler")
				.found(place, "The server at " + reached.place()
						+ " answers from another backend than the one that was logged in to."));
		}
		return findings;
	}

	private Set<String> examine(MigrationSession session, String database, Declared declared, List<Finding> findings)
			throws SQLException {
		LedgerFindings ledger = new LedgerFindings(declared, this.schema);
		findings.addAll(ledger.read(session, database));
		List<Key> keys = new ArrayList<>();
		List<String> tables = new ArrayList<>();
		OtherTools tools = new OtherTools();
		Questions catalog = new Questions().askTrusting("key", (row) -> keys.add(Key.read(row)))
			.ask("table", (row) -> tables.add(row.getString(1)));
		tools.addTo(catalog);
		new SchemaFaults(declared, findings).addTo(catalog);
		new SearchPath(this.schema, findings).addTo(catalog);
		catalog.send(session.sql());
		List<Finding> empty = ledger.withoutRows(tables, tools.ledgers());
		if (empty.stream().anyMatch((finding) -> finding.id().equals("ledger-elsewhere"))) {
			// Whoever brought it there would make the second ledger.
			findings.removeIf((finding) -> finding.id().equals("behind"));
		}
		findings.addAll(empty);
		examineRows(session, keys, tools, findings);
		return ledger.kept();
	}

	private void examineRows(MigrationSession session, List<Key> keys, OtherTools tools, List<Finding> findings)
			throws SQLException {
		Questions others = new Questions();
		tools.examine(others, findings);
		ask(session, others, "Whether other tools have failed is unknown.", findings);
		Map<Key, Key.Values> known = new LinkedHashMap<>();
		Questions values = new Questions();
		keys.stream()
			.filter(Key::asked)
			.forEach((key) -> values.askSql(key.values(),
					(row) -> Optional.ofNullable(known.put(key, Key.Values.read(row)))));
		ask(session, values, "The largest values of keys are unknown.", findings);
		keys.forEach((key) -> findings.addAll(key.findings(known.get(key))));
	}

	// A table may be locked, or not be what its name says: that hides nothing else.
	private void ask(MigrationSession session, Questions questions, String otherwise, List<Finding> findings)
			throws SQLException {
		try {
			questions.send(session.sql());
		}
		catch (SQLException ex) {
			if (session.sql().isLost(ex)) {
				throw ex;
			}
			findings.add(refused(ex).withEffect(otherwise));
		}
	}

	private Finding unreachable(LimbeckException failure) {
		return Catalogue.get("database-unreachable")
			.found(Place.database(this.connector.description()), failure.description())
			.withRemedy(failure.action());
	}

	private Finding refused(SQLException failure) {
		return Catalogue.get("database-unreachable")
			.found(Place.database(this.connector.description()), "The database at " + this.connector.description()
					+ " refused: " + ServerErrors.message(failure) + ".");
	}

	/**
	 * What is asked on the connection.
	 */
	private interface Question {

		void put(Reached reached, MigrationSession session) throws SQLException;

	}

}
