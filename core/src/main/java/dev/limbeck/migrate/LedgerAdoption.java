package dev.limbeck.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.LimbeckException;
import dev.limbeck.ledger.Ledger;
import dev.limbeck.ledger.LedgerEntry;
import dev.limbeck.ledger.LedgerGuard;
import dev.limbeck.ledger.LedgerState;
import dev.limbeck.ledger.LedgerStore;
import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.log.LogFields;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.session.MigrationSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Enters into a ledger what another tool has applied, in one transaction under the
 * migration lock, and takes that out again. What the other tool has is only read.
 */
final class LedgerAdoption {

	private static final Logger logger = LoggerFactory.getLogger(LedgerAdoption.class);

	private static final String NOT_EMPTY = "ledger-not-empty";

	private final MigratorSettings settings;

	private final RevisionScripts scripts;

	private final MigrationSession session;

	private final Ledger ledger;

	LedgerAdoption(MigratorSettings settings, RevisionScripts scripts, MigrationSession session) {
		this.settings = settings;
		this.scripts = scripts;
		this.session = session;
		this.ledger = new Ledger(settings.ledgerSchema());
	}

	/**
	 * Look what would be entered.
	 * @param history reads what is applied
	 * @return the revisions, each behind those that it requires
	 * @throws SQLException if the connection is lost
	 */
	List<ForeignRevision> look(ForeignHistory history) throws SQLException {
		requireEmpty(LedgerStore.toRead(this.ledger, this.session).read());
		return found(history);
	}

	/**
	 * Enter it.
	 * @param history reads what is applied
	 * @return the revisions, each behind those that it requires
	 * @throws SQLException if the connection is lost
	 */
	List<ForeignRevision> enter(ForeignHistory history) throws SQLException {
		LedgerStore store = LedgerStore.toWrite(this.ledger, this.session);
		return new UnderLock(this.settings, this.session).run(store.read(), () -> {
			LedgerState state = store.read();
			requireEmpty(state);
			List<ForeignRevision> found = found(history);
			store.requireOwn(state);
			if (!state.exists()) {
				store.create(state.alone());
			}
			LedgerWriter writer = this.settings.writer(this.ledger);
			List<String> statements = new ArrayList<>(List.of(writer.fenced()));
			for (ForeignRevision each : found) {
				LedgerEntry entry = LedgerEntry.of(this.scripts.get(each.revision()), this.scripts.graph());
				statements.addAll(writer.adopt(entry, each.appliedAt(), each.appliedBy()));
			}
			store.change(statements);
			return found;
		});
	}

	/**
	 * Enter it, unless another process was faster.
	 * @param history reads what is applied
	 * @throws SQLException if the connection is lost
	 */
	void enterUnlessOthersHave(ForeignHistory history) throws SQLException {
		try {
			List<ForeignRevision> entered = enter(history);
			LogFields.NONE.info(logger)
				.log("Entered into the ledger, because another tool has applied them: {} revisions", entered.size());
		}
		catch (LimbeckException ex) {
			if (!NOT_EMPTY.equals(ex.code())) {
				throw ex;
			}
		}
	}

	/**
	 * Take out what was entered.
	 * @return the ids
	 * @throws SQLException if the connection is lost
	 */
	List<String> undo() throws SQLException {
		LedgerStore store = LedgerStore.toWrite(this.ledger, this.session);
		LedgerState before = store.read();
		if (!before.exists()) {
			return List.of();
		}
		return new UnderLock(this.settings, this.session).run(before, () -> {
			store.requireOwn(store.read());
			Set<String> others = new HashSet<>();
			List<String> adopted = new ArrayList<>();
			this.session.sql()
				.query("SELECT revision, origin FROM " + this.ledger.revisionTable() + " ORDER BY 1",
						(row) -> "adopt".equals(row.getString(2)) ? adopted.add(row.getString(1))
								: others.add(row.getString(1)));
			if (!others.isEmpty()) {
				throw new LimbeckException(NOT_EMPTY,
						"The ledger has more than what was adopted: " + named(others) + ". Nothing was changed.",
						"Downgrade these first: what was adopted they may need.");
			}
			LedgerWriter writer = this.settings.writer(this.ledger);
			List<String> statements = new ArrayList<>(List.of(writer.fenced()));
			statements.addAll(writer.abandon(adopted));
			store.change(statements);
			return adopted;
		});
	}

	private void requireEmpty(LedgerState state) {
		if (!state.rows().isEmpty()) {
			Set<String> ids = state.rows().stream().map((row) -> row.id()).collect(Collectors.toSet());
			throw new LimbeckException(NOT_EMPTY,
					"The ledger in schema " + this.settings.ledgerSchema() + " is not empty: it has " + named(ids)
							+ ". Nothing was changed.",
					"What is applied it knows already: \"limbeck current\" tells. \"limbeck adopt --undo\" takes out what "
							+ "was adopted.");
		}
	}

	private static String named(Collection<String> ids) {
		List<String> sorted = ids.stream().sorted().limit(3).toList();
		return String.join(", ", sorted) + ((ids.size() > 3) ? " and " + (ids.size() - 3) + " more" : "");
	}

	private List<ForeignRevision> found(ForeignHistory history) throws SQLException {
		List<ForeignRevision> found = history.read(this::rows, this.scripts);
		Set<String> ids = found.stream().map(ForeignRevision::revision).collect(Collectors.toSet());
		RevisionGraph graph = this.scripts.graph();
		List<String> gaps = new ArrayList<>();
		for (ForeignRevision each : found) {
			Revision revision = Objects.requireNonNull(graph.find(each.revision()));
			Set<String> required = new HashSet<>(revision.parents());
			required.addAll(graph.dependencies(revision));
			required.removeAll(ids);
			required.forEach((id) -> gaps.add(id + ", which " + each.revision() + " is built upon"));
		}
		if (!gaps.isEmpty()) {
			throw new LimbeckException("gap-in-history",
					"By the table of the other tool these are not applied: " + String.join("; ", gaps)
							+ ". Nothing was changed.",
					"Apply them with the other tool, or let the file of the revision behind each gap revise the one "
							+ "before it.");
		}
		return this.scripts.graph()
			.revisions()
			.stream()
			.flatMap((revision) -> found.stream().filter((each) -> each.revision().equals(revision.id())))
			.toList();
	}

	// The tables are those of others.
	private List<List<@Nullable String>> rows(String sql, int columns) throws SQLException {
		List<List<@Nullable String>> rows = new ArrayList<>();
		LedgerGuard.query(this.session.sql(), sql, (row) -> {
			List<@Nullable String> values = new ArrayList<>();
			for (int column = 1; column <= columns; column++) {
				values.add(row.getString(column));
			}
			return rows.add(values);
		});
		return rows;
	}

}
