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
 * @param trust who could have written them
 * @param logReadable whether its log may be read
 * @param others what else remembers migrations, if that table is not there
 * @param defaults a text that changes with what sessions begin with
 */
record LedgerHeader(boolean schemaExists, boolean exists, @Nullable String comment, LedgerShape shape,
		LedgerTrust trust, boolean logReadable, OtherTables others, String defaults) {

	/**
	 * Read what {@link Ledger#headerQuery} yields.
	 * @param row the row
	 * @param first the number of its first column there
	 * @return the header
	 * @throws SQLException if the connection is lost
	 */
	static LedgerHeader read(ResultSet row, int first) throws SQLException {
		List<LedgerFact> facts = texts(row.getArray(first + 3)).stream().map(LedgerFact::parse).toList();
		return new LedgerHeader(row.getBoolean(first), row.getBoolean(first + 1), row.getString(first + 2),
				new LedgerShape(facts), new LedgerTrust(facts), row.getBoolean(first + 4),
				new OtherTables(texts(row.getArray(first + 5))), row.getString(first + 6));
	}

	private static List<String> texts(@Nullable Array array) throws SQLException {
		return (array != null) ? List.of((String[]) array.getArray()) : List.of();
	}

	/**
	 * Refuse a ledger that cannot be read, before anything of it is.
	 * @param ledger the ledger
	 */
	void checkToRead(Ledger ledger) {
		if (!this.trust.code().isEmpty()) {
			throw LedgerErrors.foreign(ledger, LedgerRepair.problems(this.trust.code()));
		}
		if (this.shape.exists() && this.trust.isExposed()) {
			throw LedgerErrors.foreign(ledger, LedgerRepair.problems(this.trust.strangers()));
		}
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

	/**
	 * Refuse a ledger that cannot be read, or whose word this role must not take for what
	 * to run.
	 * @param ledger the ledger
	 */
	void checkToWrite(Ledger ledger) {
		if (this.trust.code().isEmpty() && this.trust.isForeign() && this.trust.isForMore()) {
			throw LedgerErrors.foreign(ledger, LedgerRepair.problems(this.trust.strangers()));
		}
		checkToRead(ledger);
		if (!this.trust.openings(ledger).isEmpty()) {
			throw LedgerErrors.open(ledger, this.trust.openings(ledger));
		}
	}

	/**
	 * Return what speaks against taking the word of a ledger that may be read.
	 * @param ledger the ledger
	 * @param toRun whether what it says is to be run
	 * @return nothing if it may be trusted
	 */
	List<LedgerDamage> doubts(Ledger ledger, boolean toRun) {
		List<LedgerDamage> doubts = new ArrayList<>(this.trust.openings(ledger));
		if (toRun || this.trust.isForMore()) {
			doubts.addAll(this.trust.strangers());
		}
		return doubts;
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
		this.trust.code().stream().filter((damage) -> !damages.contains(damage)).forEach(damages::add);
		damages.addAll(doubts(ledger, false));
		if (this.exists && this.comment == null) {
			damages
				.add(new LedgerDamage(LedgerTable.REVISION.tableName(), "its comment is missing", ledger.commenting()));
		}
		return damages;
	}

}
