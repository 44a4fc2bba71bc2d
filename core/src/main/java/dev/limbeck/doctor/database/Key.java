package dev.limbeck.doctor.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
		return new Key(new Relation(row.getString(1), row.getString(2)), row.getString(3), row.getString(4),
				row.getBoolean(5),
				(sequence != null) ? Filler.read(new Relation(row.getString(6), sequence), row) : null);
	}

	/**
	 * Ask how far its values have gone, and its sequence. An empty table yields no row.
	 * @return a query
	 */
	String values() {
		String name = SqlText.identifier(this.column);
		Filler filler = this.sequence;
		String furthest = (filler != null && !filler.rises()) ? "min" : "max";
		String from = "(SELECT pg_catalog." + furthest + "(" + name + ") AS m FROM " + this.table.sql() + ") AS l";
		if (filler == null || !filler.readable()) {
			return "SELECT l.m, NULL, NULL FROM " + from + " WHERE l.m IS NOT NULL";
		}
		return "SELECT l.m, s.n, EXISTS (SELECT FROM " + this.table.sql() + " WHERE " + name + " = s.n) FROM " + from
				+ ", (" + filler.nextValue() + ") AS s WHERE l.m IS NOT NULL";
	}

	/**
	 * Judge.
	 * @param values how far they have gone, or {@code null} if there are none or nobody
	 * has asked
	 * @return what is wrong
	 */
	List<Finding> findings(@Nullable Values values) {
		List<Finding> findings = new ArrayList<>();
		Filler filler = this.sequence;
		if (filler != null && values != null && filler.isBehind(values)) {
			findings.add(behind(filler, values.furthest()));
		}
		long last = furthest(values);
		long limit = (last < 0) ? -limit() - 1 : limit();
		if (Math.abs((double) last) > NEAR * Math.abs((double) limit)) {
			findings.add(Catalogue.get("integer-key-near-end")
				.found(this.table.place(),
						"Column " + this.column + " of " + this.table + " is of type " + this.type
								+ ", and has come to " + last + ": " + (long) (PERCENT * ((double) last / limit))
								+ " % of what it can hold."));
		}
		else if (filler != null && filler.isNearEnd()) {
			findings.add(nearEnd(filler.name(), Objects.requireNonNull(filler.last()), filler.end()));
		}
		return findings;
	}

	private long furthest(@Nullable Values values) {
		Filler filler = this.sequence;
		Long last = (filler != null) ? filler.last() : null;
		if (filler != null && !filler.rises()) {
			return Math.min((values != null) ? values.furthest() : 0, (last != null) ? last : 0);
		}
		return Math.max((values != null) ? values.furthest() : 0, (last != null) ? last : 0);
	}

	private Finding behind(Filler filler, long furthest) {
		String name = SqlText.identifier(this.column);
		boolean rises = filler.rises();
		Finding finding = Catalogue.get("sequence-behind")
			.found(filler.name().place(), "Sequence " + filler.name() + " is behind column " + this.column + " of "
					+ this.table + ", whose " + (rises ? "largest" : "smallest") + " value is " + furthest + ".");
		// Others may be filled by it, too: it never goes back.
		String command = "SELECT pg_catalog.setval(" + SqlText.literal(filler.name().sql()) + ", (SELECT pg_catalog."
				+ (rises ? "max(" : "min(") + name + ") FROM " + this.table.sql() + ")) FROM " + filler.name().sql()
				+ " WHERE last_value " + (rises ? "<= " : ">= ") + "(SELECT pg_catalog." + (rises ? "max(" : "min(")
				+ name + ") FROM " + this.table.sql() + ");";
		return filler.cycles() ? finding.withRemedy("It begins anew at its end, and meets rows that are still there. "
				+ "Delete them before, or let it not cycle.") : finding.withCommand(command);
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
	 * How far a column and its sequence have gone.
	 *
	 * @param furthest the value of the column that is furthest in the direction of the
	 * sequence
	 * @param next what the sequence yields next, or {@code null} if that is unknown
	 * @param taken whether a row has that value
	 */
	record Values(long furthest, @Nullable Long next, boolean taken) {

		static Values read(ResultSet row) throws SQLException {
			long next = row.getLong(2);
			return new Values(row.getLong(1), row.wasNull() ? null : next, row.getBoolean(3));
		}

	}

	/**
	 * What fills a column.
	 *
	 * @param name the sequence
	 * @param min the least that it yields
	 * @param max the most that it yields
	 * @param cycles whether it then begins anew
	 * @param step from one value to the next, less than 0 if it falls
	 * @param last what it has yielded last, or {@code null} if nothing or unknown
	 * @param readable whether this role may read it
	 */
	record Filler(Relation name, long min, long max, boolean cycles, long step, @Nullable Long last, boolean readable) {

		static Filler read(Relation name, ResultSet row) throws SQLException {
			long last = row.getLong(11);
			boolean used = !row.wasNull();
			return new Filler(name, row.getLong(13), row.getLong(8), row.getBoolean(9), row.getLong(10),
					used ? last : null, row.getBoolean(12));
		}

		boolean rises() {
			return this.step > 0;
		}

		long end() {
			return rises() ? this.max : this.min;
		}

		boolean isNearEnd() {
			return !this.cycles && this.last != null && Long.signum(this.last) == Long.signum(end())
					&& Math.abs((double) this.last) > NEAR * Math.abs((double) end());
		}

		// A block that an application hands out by itself may end before the next value.
		boolean isBehind(Values values) {
			Long next = values.next();
			if (next == null && this.last != null) {
				next = this.last + this.step;
			}
			if (next == null || this.cycles) {
				return next != null && values.taken();
			}
			return rises() ? values.furthest() >= next : values.furthest() <= next;
		}

		// Beyond its end it begins anew, or fails.
		String nextValue() {
			String next = "last_value::pg_catalog.numeric + CASE WHEN is_called THEN " + this.step + " ELSE 0 END";
			String outside = rises() ? "n > " + this.max : "n < " + this.min;
			return "SELECT CASE WHEN " + outside + " THEN "
					+ (this.cycles ? String.valueOf(rises() ? this.min : this.max) : "NULL")
					+ " ELSE n END::pg_catalog.int8 AS n FROM (SELECT " + next + " AS n FROM " + this.name.sql()
					+ ") AS v";
		}

	}

}
