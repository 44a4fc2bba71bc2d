package dev.limbeck.proof.rows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.limbeck.proof.rows.TableShape.Column;
import dev.limbeck.proof.rows.TableShape.Reference;
import dev.limbeck.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Puts a few rows into each table, as its constraints allow.
 */
public final class RowMaker {

	private static final int ROWS = 3;

	private static final int ATTEMPTS = 60;

	private final Session session;

	// The same rows each time.
	private final Random random = new Random(0);

	private int number = 1;

	private RowMaker(Session session) {
		this.session = session;
	}

	/**
	 * Fill all tables that are empty.
	 * @param session to a database that nobody else uses, outside of a transaction
	 * @return for each table that stays empty its name and why, in the order of names
	 * @throws SQLException if the connection is lost
	 */
	public static List<String> fill(Session session) throws SQLException {
		return fill(session, 0);
	}

	/**
	 * Fill the tables that are empty, and that were made later than others.
	 * @param session to a database that nobody else uses, outside of a transaction
	 * @param number in the catalog, which is smaller than those of the tables to fill
	 * @return for each table that stays empty its name and why, in the order of names
	 * @throws SQLException if the connection is lost
	 */
	public static List<String> fill(Session session, long number) throws SQLException {
		List<String> left = new ArrayList<>();
		RowMaker maker = new RowMaker(session);
		session.execute("BEGIN; SET CONSTRAINTS ALL IMMEDIATE");
		for (TableShape table : sorted(ReadShapes.from(session, number))) {
			String problem = maker.fill(table);
			if (problem != null) {
				left.add(table.name() + ": " + problem);
			}
		}
		session.execute("COMMIT");
		left.sort(null);
		return left;
	}

	// What is referred to comes first, as far as that is possible.
	private static List<TableShape> sorted(List<TableShape> tables) {
		Map<Long, TableShape> open = new LinkedHashMap<>();
		tables.forEach((table) -> open.put(table.oid(), table));
		List<TableShape> sorted = new ArrayList<>();
		while (!open.isEmpty()) {
			TableShape next = open.values()
				.stream()
				.filter((table) -> table.referenced()
					.stream()
					.noneMatch((other) -> other != table.oid() && open.containsKey(other)))
				.findFirst()
				.orElseGet(() -> open.values().iterator().next());
			sorted.add(next);
			open.remove(next.oid());
		}
		return sorted;
	}

	private @Nullable String fill(TableShape table) throws SQLException {
		if (this.session.queryOne("SELECT EXISTS (SELECT FROM " + table.name() + ")", (row) -> row.getBoolean(1))) {
			return null;
		}
		String problem = null;
		int made = 0;
		for (int row = 0; row < ROWS; row++) {
			String failure = add(table);
			made += (failure != null) ? 0 : 1;
			problem = (problem != null) ? problem : failure;
		}
		return (made == 0) ? problem : null;
	}

	private @Nullable String add(TableShape table) throws SQLException {
		String problem = null;
		for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
			String failure = attempt(insert(table, attempt));
			if (failure == null) {
				return null;
			}
			problem = (problem != null) ? problem : failure;
		}
		return problem;
	}

	private @Nullable String attempt(String insert) throws SQLException {
		try {
			this.session.execute("SAVEPOINT limbeck_row; " + insert + "; RELEASE SAVEPOINT limbeck_row");
			return null;
		}
		catch (SQLException ex) {
			if (this.session.isLost(ex)) {
				throw ex;
			}
			this.session.execute("ROLLBACK TO SAVEPOINT limbeck_row");
			return String.valueOf(ex.getMessage()).lines().findFirst().orElse("");
		}
	}

	private String insert(TableShape table, int attempt) {
		this.number++;
		Map<String, String> values = new LinkedHashMap<>();
		for (Column column : table.columns()) {
			String conditions = conditions(table, column);
			if (attempt == 0 || conditions.isEmpty()) {
				first(column, attempt, values);
			}
			else {
				List<String> candidates = Samples.candidates(column, conditions, this.number);
				values.put(column.name(), candidates.get(this.random.nextInt(candidates.size())));
			}
		}
		Set<String> referring = new HashSet<>();
		table.references().forEach((reference) -> refer(table, reference, attempt, values, referring));
		return values.isEmpty() ? "INSERT INTO " + table.name() + " DEFAULT VALUES" : "INSERT INTO " + table.name()
				+ " (" + String.join(", ", values.keySet()) + ") VALUES (" + String.join(", ", values.values()) + ")";
	}

	private static String conditions(TableShape table, Column column) {
		String name = column.name().replace("\"", "");
		boolean concerned = table.conditions().contains(name) || table.conditions().contains("FOR VALUES");
		return column.conditions() + (concerned ? " " + table.conditions() : "");
	}

	private void first(Column column, int attempt, Map<String, String> values) {
		if (!column.filled() || attempt % 2 == 1) {
			boolean none = column.nullable() && attempt % 5 == 4;
			values.put(column.name(), none ? "NULL" : Samples.of(column, this.number));
		}
	}

	private void refer(TableShape table, Reference reference, int attempt, Map<String, String> values,
			Set<String> referring) {
		boolean toItself = reference.table() == table.oid();
		for (int index = 0; index < reference.columns().size(); index++) {
			String column = reference.columns().get(index);
			String key = reference.keys().get(index);
			if (referring.add(column)) {
				values.put(column, (toItself && attempt % 2 == 0) ? "NULL" : "(SELECT " + key + " FROM "
						+ reference.target() + " ORDER BY " + key + " OFFSET " + (this.number % ROWS) + " LIMIT 1)");
			}
		}
	}

}
