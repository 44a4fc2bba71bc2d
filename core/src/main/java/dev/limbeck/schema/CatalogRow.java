package dev.limbeck.schema;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One row of a query on the catalog, before its parent is known.
 *
 * @param kind what it is about
 * @param address where it stands
 * @param parent where what it belongs to stands
 * @param own its own names, below those of its parent
 * @param attributes what counts for equality
 * @param details what does not
 */
record CatalogRow(FactKind kind, Address address, Address parent, List<String> own, Map<String, String> attributes,
		Map<String, String> details) {

	private static final int NAMES = 8;

	private static final Set<FactKind> EXPRESSIONS = EnumSet.of(FactKind.CONSTRAINT, FactKind.DOMAIN_CONSTRAINT,
			FactKind.INDEX, FactKind.COLUMN, FactKind.DEFAULT, FactKind.VIEW, FactKind.MATERIALIZED_VIEW, FactKind.RULE,
			FactKind.POLICY, FactKind.TRIGGER, FactKind.STATISTICS);

	private static final String DETAIL = "~";

	/**
	 * Read a row: kind, address, parent's address, names, then attributes by their
	 * labels. A label with a tilde before it is a detail.
	 * @param row the result set
	 * @return the row
	 * @throws SQLException if a column cannot be read
	 */
	static CatalogRow read(ResultSet row) throws SQLException {
		FactKind kind = FactKind.of(row.getString(1));
		Map<String, String> attributes = new HashMap<>();
		Map<String, String> details = new HashMap<>();
		ResultSetMetaData columns = row.getMetaData();
		for (int column = NAMES + 1; column <= columns.getColumnCount(); column++) {
			String value = row.getString(column);
			if (value != null) {
				String label = columns.getColumnLabel(column);
				boolean detail = label.startsWith(DETAIL);
				(detail ? details : attributes).put(detail ? label.substring(1) : label,
						EXPRESSIONS.contains(kind) ? SettledText.of(value) : value);
			}
		}
		return new CatalogRow(kind, Address.read(row, 2), Address.read(row, 5),
				List.of((String[]) row.getArray(NAMES).getArray()), attributes, details);
	}

}
