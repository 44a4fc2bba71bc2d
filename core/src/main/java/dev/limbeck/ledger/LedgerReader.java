package dev.limbeck.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.session.Session;
import dev.limbeck.session.Session.RowReader;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger, in at most two statements.
 */
public final class LedgerReader {

	private final Ledger ledger;

	private final boolean writes;

	public LedgerReader(Ledger ledger) {
		this(ledger, false);
	}

	/**
	 * Read a ledger.
	 * @param ledger the ledger
	 * @param writes whether what it says is to be run, or it is to be written
	 */
	LedgerReader(Ledger ledger, boolean writes) {
		this.ledger = ledger;
		this.writes = writes;
	}

	public LedgerState read(Session session) throws SQLException {
		return read(session, null, Map.of());
	}

	/**
	 * Read a ledger of which it is known what it should hold.
	 * @param session the session
	 * @param digest {@link SourceHashes#digest} of that, or {@code null} if it is not
	 * @param repeatables checksums of scripts that should have been run, by their names
	 * @return what it holds
	 * @throws SQLException if the connection is lost
	 */
	LedgerState read(Session session, @Nullable String digest, Map<String, String> repeatables) throws SQLException {
		LedgerHeader header = checkedHeader(session);
		List<AppliedRevision> rows = new ArrayList<>();
		List<String> lost = new ArrayList<>();
		List<String> told = new ArrayList<>();
		if (header.exists()) {
			boolean logReadable = header.logReadable();
			read(session, header,
					(digest != null) ? this.ledger.rowsQuery(logReadable, digest, this.ledger.repeated(repeatables))
							: this.ledger.rowsQuery(logReadable),
					(row) -> {
						if (!isLost(row)) {
							return rows.add(row(row));
						}
						told.add(row.getString(7));
						return lost.addAll(lost(row));
					});
		}
		return new LedgerState(header.schemaExists(), header.exists(), rows, told.contains(Ledger.EXPECTED), lost,
				header.others().sentences(this.ledger), header.defaults(), header.trust().isForMore(),
				header.trust().isForeign(), LedgerRepair.problems(header.doubts(this.ledger, this.writes)));
	}

	/**
	 * Tell whether a row of {@link Ledger#rowsQuery} stands for those that are missing.
	 * @param row the row
	 * @return whether it is no revision
	 * @throws SQLException if the connection is lost
	 */
	static boolean isLost(ResultSet row) throws SQLException {
		return row.getString(9).equals(Ledger.LOST);
	}

	static List<String> lost(ResultSet row) throws SQLException {
		return texts(row.getArray(2));
	}

	/**
	 * Read as little as tells whether the ledger has changed.
	 * @param session the session
	 * @return a text that changes with it, empty if there is no ledger
	 * @throws SQLException if the connection is lost, or privileges are missing
	 */
	String trace(Session session) throws SQLException {
		LedgerHeader header = checkedHeader(session);
		List<String> traces = new ArrayList<>();
		if (header.exists()) {
			read(session, header, this.ledger.traceQuery(), (row) -> traces.add(row.getString(1)));
		}
		return String.join("", traces);
	}

	private static void read(Session session, LedgerHeader header, String query, RowReader<?> reader)
			throws SQLException {
		if (header.trust().isForeign()) {
			LedgerGuard.query(session, query, reader);
		}
		else {
			session.query(query, reader);
		}
	}

	private LedgerHeader checkedHeader(Session session) throws SQLException {
		LedgerHeader header = header(session);
		if (this.writes) {
			header.checkToWrite(this.ledger);
		}
		else {
			header.checkToRead(this.ledger);
		}
		return header;
	}

	LedgerHeader header(Session session) throws SQLException {
		return session.queryOne(this.ledger.headerQuery(), (row) -> LedgerHeader.read(row, 1));
	}

	AppliedRevision row(ResultSet row) throws SQLException {
		try {
			return new AppliedRevision(row.getString(1), texts(row.getArray(2)), texts(row.getArray(3)),
					texts(row.getArray(4)), texts(row.getArray(5)), Passwords.hideWithin(row.getString(6)),
					row.getString(7), row.getString(8), State.valueOf(row.getString(9).toUpperCase(Locale.ROOT)));
		}
		catch (IllegalArgumentException ex) {
			throw LedgerErrors.unreadable(this.ledger, row.getString(1));
		}
	}

	static List<String> texts(Array array) throws SQLException {
		List<String> texts = Arrays.asList((String[]) array.getArray());
		if (texts.contains(null)) {
			throw new IllegalArgumentException("NULL in an array");
		}
		return texts;
	}

}
