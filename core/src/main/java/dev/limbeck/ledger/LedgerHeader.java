package dev.limbeck.ledger;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a ledger before its rows are read.
 *
 * @param schemaExists whether its schema is there
 * @param exists whether its table of revisions is there
 * @param comment on that table
 * @param shape what its tables are
 * @param logReadable whether its log may be read
 * @param others what else remembers migrations, if that table is not there
 * @param defaults a text that changes with what sessions begin with
 */
record LedgerHeader(boolean schemaExists, boolean exists, @Nullable String comment, LedgerShape shape,
		boolean logReadable, OtherTables others, String defaults) {

	/**
	 * Read what {@link Ledger#headerQuery} yields.
	 * @param row the row
	 * @param first the number of its first column there
	 * @return the header
	 * @throws SQLException if the connection is lost
	 */
	static LedgerHeader read(ResultSet row, int first) throws SQLException {
		return new LedgerHeader(row.getBoolean(first), row.getBoolean(first + 1), row.getString(first + 2),
				new LedgerShape(texts(row.getArray(first + 3))), row.getBoolean(first + 4),
				new OtherTables(texts(row.getArray(first + 5))), row.getString(first + 6));
	}

	private static List<String> texts(@Nullable Array array) throws SQLException {
		return (array != null) ? List.of((String[]) array.getArray()) : List.of();
	}

	/**
	 * Refuse a ledger that cannot be used.
	 * @param ledger the ledger
	 */
	void check(Ledger ledger) {
		if (this.comment != null) {
			checkFormat(ledger);
		}
		List<LedgerDamage> damages = this.shape.damages(ledger);
		if (!damages.isEmpty() && isOurs()) {
			throw LedgerErrors.damaged(ledger, damages);
		}
		if (this.exists) {
			checkFormat(ledger);
		}
	}

	private boolean isOurs() {
		return this.comment != null || !this.exists || this.shape.looksLikeOurs();
	}

	private void checkFormat(Ledger ledger) {
		int format = Ledger.format(this.comment);
		if (format == 0 || format > Ledger.FORMAT) {
			throw LedgerErrors.unknownFormat(ledger, this.comment);
		}
	}

	/**
	 * Return what is not as it has to be, the comment included.
	 * @param ledger the ledger
	 * @return nothing if there is no ledger, or it is sound
	 * @throws dev.limbeck.LimbeckException if it is not ours, or too new
	 */
	List<LedgerDamage> damages(Ledger ledger) {
		if (this.exists && !(this.comment == null && this.shape.looksLikeOurs())) {
			checkFormat(ledger);
		}
		List<LedgerDamage> damages = new ArrayList<>(this.shape.damages(ledger));
		if (this.exists && this.comment == null) {
			damages
				.add(new LedgerDamage(LedgerTable.REVISION.tableName(), "its comment is missing", ledger.commenting()));
		}
		return damages;
	}

}
