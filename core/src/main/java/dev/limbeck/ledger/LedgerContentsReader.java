package dev.limbeck.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.ledger.LedgerRow.Progress;
import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ledger with its log and its lock in one message and one snapshot, whether the
 * ledger is there or not.
 */
final class LedgerContentsReader {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

	private static final String NOTHING = "SELECT WHERE false";

	private final Ledger ledger;

	private final LedgerReader reader;

	LedgerContentsReader(Ledger ledger) {
		this.ledger = ledger;
		this.reader = new LedgerReader(ledger);
	}

	LedgerContents read(Session session, int entries) throws SQLException {
		List<LedgerRow> rows = new ArrayList<>();
		List<LogEntry> log = new ArrayList<>();
		List<Boolean> locked = new ArrayList<>();
		List<String> lost = new ArrayList<>();
		session.queryEach(message(entries),
				List.of((row) -> locked.add(locked(row)),
						(row) -> LedgerReader.isLost(row) ? lost.addAll(LedgerReader.lost(row)) : rows.add(row(row)),
						(row) -> log.add(LogEntry.read(row))));
		if (!lost.isEmpty()) {
			throw LedgerErrors.lostRows(this.ledger, lost);
		}
		return new LedgerContents(rows, log, locked.contains(true));
	}

	private boolean locked(ResultSet header) throws SQLException {
		LedgerHeader.read(header, 2).checkToRead(this.ledger);
		return header.getBoolean(1);
	}

	private String message(int entries) {
		return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;\n" + cursors(entries)
				+ ";\nFETCH ALL FROM limbeck_header;\nFETCH ALL FROM limbeck_rows;\nFETCH ALL FROM limbeck_log;\nCOMMIT";
	}

	// What would run something if it were read is not opened. A statement that names a
	// missing table cannot even be parsed, so the server itself decides what to read, and
	// the header tells what is damaged. Who reads nothing of the log needs no privilege
	// on it.
	private String cursors(int entries) {
		String log = (entries > 0) ? this.ledger.logQuery(entries) : NOTHING;
		return SqlText.block("DECLARE\n  header pg_catalog.refcursor := 'limbeck_header';\n"
				+ "  found pg_catalog.refcursor := 'limbeck_rows';\n  logged pg_catalog.refcursor := 'limbeck_log';\n"
				+ "  it record;\n  readable pg_catalog.bool;\nBEGIN\n  OPEN header SCROLL FOR SELECT "
				+ LockHolder.exists(this.ledger) + ", h.* FROM (" + this.ledger.headerQuery()
				+ ") AS h (schema, there, remark, facts, logs, others, defaults);\n  FETCH header INTO it;\n"
				+ "  MOVE ABSOLUTE 0 FROM header;\n  readable := it.remark IS NOT DISTINCT FROM "
				+ SqlText.literal(Ledger.comment()) + " AND " + this.ledger.readable("it.facts") + ";\n"
				+ LedgerGuard.statement("it.facts") + "  BEGIN\n" + "  IF it.logs THEN\n"
				+ open("found", this.ledger.fullRowsQuery(true)) + "  ELSE\n"
				+ open("found", this.ledger.fullRowsQuery(false)) + "  END IF;\n" + open("logged", log)
				+ "  EXCEPTION WHEN undefined_table OR undefined_column THEN\n  readable := false;\n"
				+ open("found", NOTHING) + open("logged", NOTHING) + "  END;\nEND");
	}

	private static String open(String cursor, String query) {
		return "  OPEN " + cursor + " FOR EXECUTE CASE WHEN readable THEN " + SqlText.literal(query) + " ELSE '"
				+ NOTHING + "' END;\n";
	}

	private LedgerRow row(ResultSet row) throws SQLException {
		String duration = row.getString(12);
		return new LedgerRow(this.reader.row(row), row.getString(10),
				row.getObject(11, OffsetDateTime.class).toInstant(),
				(duration != null) ? Duration.ofMillis(Long.parseLong(duration)) : null, row.getString(13),
				row.getString(14), row.getString(15), progress(row, row.getString(16), row.getString(17)));
	}

	// What is damaged is shown as if it were not there; who goes on with it says more.
	private static @Nullable Progress progress(ResultSet row, @Nullable String done, @Nullable String of)
			throws SQLException {
		boolean known = Stream.of(done, of).allMatch((number) -> number != null && NUMBER.matcher(number).matches());
		return known ? new Progress(Integer.parseInt(String.valueOf(done)), Integer.parseInt(String.valueOf(of)),
				BatchProgress.read(row, 18)) : null;
	}

}
