package dev.limbeck.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * How far a statement has come that is repeated in rounds, of which each is committed
 * together with this record.
 *
 * @param rounds how many are done
 * @param rows how many rows they have changed
 * @param size how many rows the next round takes, 0 if the statement itself says it
 * @param walk where on its key it is, or {@code null} if it has none
 */
public record BatchProgress(long rounds, long rows, int size, @Nullable Walk walk) {

	/** The columns that {@link #read} wants. */
	static final String COLUMNS = member("rounds") + ", " + member("rows") + ", " + member("size") + ", "
			+ member("key") + ", " + member("from") + ", " + member("last") + ", " + member("seen") + ", "
			+ member("of");

	/**
	 * Return one of its members.
	 * @param name of the member
	 * @return an expression for a text
	 */
	static String member(String name) {
		return "progress OPERATOR(pg_catalog.#>>) '{batch," + name + "}'";
	}

	/**
	 * Read a row.
	 * @param row the row
	 * @param first the number of the first of the columns
	 * @return the progress, or {@code null} if there is none, or none that can be
	 * understood
	 * @throws SQLException if the connection is lost
	 */
	static @Nullable BatchProgress read(ResultSet row, int first) throws SQLException {
		long rounds = number(row.getString(first));
		long rows = number(row.getString(first + 1));
		long size = number(row.getString(first + 2));
		if (rounds < 0 || rows < 0 || size < 0 || size > Integer.MAX_VALUE) {
			return null;
		}
		String key = row.getString(first + 3);
		String last = row.getString(first + 5);
		Walk walk = (key != null && last != null) ? new Walk(key, row.getString(first + 4), last,
				Math.max(0, number(row.getString(first + 6))), number(row.getString(first + 7))) : null;
		return new BatchProgress(rounds, rows, (int) size, walk);
	}

	private static long number(@Nullable String text) {
		return (text != null && text.matches("\\d{1,18}")) ? Long.parseLong(text) : -1;
	}

	/**
	 * Return the same progress with a smaller round next.
	 * @return half as many rows, at least one
	 */
	public BatchProgress halved() {
		return new BatchProgress(this.rounds, this.rows, (this.size + 1) / 2, this.walk);
	}

	/**
	 * Return what the ledger keeps.
	 * @return an expression for an object
	 */
	String sql() {
		String members = String.format(Locale.ROOT, "'rounds', %d, 'rows', %d, 'size', %d", this.rounds, this.rows,
				this.size);
		return "pg_catalog.jsonb_build_object('batch', pg_catalog.jsonb_build_object(" + members
				+ ((this.walk != null) ? this.walk.members() : "") + "))";
	}

	/**
	 * Where on a key a batch is.
	 *
	 * @param key the column; empty for code, which knows itself what its cursor is
	 * @param from the last key that is done, or {@code null} if none is
	 * @param last the key with which it ends; empty for code
	 * @param seen how many rows lie behind it, changed or not
	 * @param of how many rows there are about, -1 if nobody knows
	 */
	public record Walk(String key, @Nullable String from, String last, long seen, long of) {

		/**
		 * Make the walk of code.
		 * @param cursor where it is
		 * @return the walk, of which nobody knows the end
		 */
		public static Walk at(String cursor) {
			return new Walk("", cursor, "", 0, -1);
		}

		/**
		 * Return the walk with its next range done.
		 * @param to the last key of the range
		 * @param rows how many rows it has
		 * @return the same otherwise
		 */
		public Walk to(String to, long rows) {
			return new Walk(this.key, to, this.last, this.seen + rows, this.of);
		}

		private String members() {
			return ", 'key', " + text(this.key) + ((this.from != null) ? ", 'from', " + text(this.from) : "")
					+ ", 'last', " + text(this.last)
					+ String.format(Locale.ROOT, ", 'seen', %d, 'of', %d", this.seen, this.of);
		}

		private static String text(String value) {
			return SqlText.literal(value) + "::pg_catalog.text";
		}

	}

}
