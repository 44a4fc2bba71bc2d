package dev.limbeck.doctor.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import dev.limbeck.doctor.finding.Catalogue;
import dev.limbeck.doctor.finding.Finding;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A column of whole numbers that is a key, or that a sequence fills.
 *
 * @param table where it is
 * @param column its name
 * @param type its type
 * @param asked whether its largest value can be had without reading the table
 * @param sequence what fills it, or {@code null}
 */
record Key(Relation table, String column, String type, boolean asked, @Nullable Filler sequence) {

	/** From which part of what is possible on it is time to act. */
	private static final double NEAR = 0.75;

	private static final int PERCENT = 100;

	static Key read(ResultSet row) throws SQLException {
		String sequence = row.getString(7);
		Filler filler = null;
		if (sequence != null) {
			long last = row.getLong(11);
			boolean used = !row.wasNull();
			filler = new Filler(new Relation(row.getString(6), sequence), row.getLong(8), row.getBoolean(9),
					row.getLong(10) > 0, used ? last : null, row.getBoolean(12));
		}
		return new Key(new Relation(row.getString(1), row.getString(2)), row.getString(3), row.getString(4),
				row.getBoolean(5), filler);
	}

	// An empty table yields no row.
	String largest() {
		String name = SqlText.identifier(this.column);
		return "SELECT l.m FROM (SELECT pg_catalog.max(" + name + ") AS m FROM " + this.table.sql()
				+ ") AS l WHERE l.m IS NOT NULL";
	}

	/**
	 * Judge.
	 * @param largest the largest value of the column, or {@code null} if it has none or
	 * was not asked
	 * @return what is wrong
	 */
	List<Finding> findings(@Nullable Long largest) {
		List<Finding> findings = new ArrayList<>();
		Filler filler = this.sequence;
		if (filler != null && largest != null && filler.isBehind(largest)) {
			findings.add(behind(filler.name(), largest));
		}
		long last = Math.max((largest != null) ? largest : 0,
				(filler != null && filler.last() != null) ? filler.last() : 0);
		if (last > NEAR * limit()) {
			findings.add(Catalogue.get("integer-key-near-end")
				.found(this.table.place(), "Column " + this.column + " of " + this.table + " is of type " + this.type
						+ ", and has come to " + last + ": " + last * PERCENT / limit() + " % of what it can hold."));
		}
		else if (filler != null && !filler.cycles() && filler.last() != null && filler.last() > NEAR * filler.max()) {
			findings.add(nearEnd(filler.name(), filler.last(), filler.max()));
		}
		return findings;
	}

	private Finding behind(Relation name, long largest) {
		return Catalogue.get("sequence-behind")
			.found(name.place(),
					"Sequence " + name + " is behind column " + this.column + " of " + this.table
							+ ", whose largest value is " + largest + ".")
			.withCommand("SELECT pg_catalog.setval(" + SqlText.literal(name.sql()) + ", (SELECT pg_catalog.max("
					+ SqlText.identifier(this.column) + ") FROM " + this.table.sql() + "));");
	}

	static Finding nearEnd(Relation name, long last, long max) {
		return Catalogue.get("sequence-near-end")
			.found(name.place(), "Sequence " + name + " has come to " + last + " of " + max + ".");
	}

	private long limit() {
		return switch (this.type) {
			case "smallint" -> Short.MAX_VALUE;
			case "integer" -> Integer.MAX_VALUE;
			default -> Long.MAX_VALUE;
		};
	}

	/**
	 * What fills a column.
	 *
	 * @param name the sequence
	 * @param max the most that it yields
	 * @param cycles whether it then begins anew
	 * @param rises whether it counts upwards
	 * @param last what it has yielded last, or {@code null} if nothing or unknown
	 * @param known whether this role may know
	 */
	record Filler(Relation name, long max, boolean cycles, boolean rises, @Nullable Long last, boolean known) {

		boolean isBehind(long largest) {
			return this.known && this.rises && !this.cycles && largest > ((this.last != null) ? this.last : 0);
		}

	}

}
