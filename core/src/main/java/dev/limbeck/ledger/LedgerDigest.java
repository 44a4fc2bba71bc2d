package dev.limbeck.ledger;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.limbeck.sql.Checksum;

/**
 * One text for all that a ledger holds, as the server and this program make it alike: the
 * SHA-256 of a line for each row, in the order of their ids. It covers what files are
 * compared with.
 */
final class LedgerDigest {

	private static final char NEXT = '|';

	private final StringBuilder lines = new StringBuilder();

	/**
	 * Return the digest as an aggregate over the rows.
	 * @param row what the query calls a row
	 * @return an expression for a text
	 */
	static String sql(String row) {
		String line = "pg_catalog.concat_ws('" + NEXT + "', $.state, $.revision, " + list("parents") + ", "
				+ list("depends_on") + ", " + list("replaces") + ", COALESCE($.source_hash, $.checksum))";
		return ("pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(COALESCE(pg_catalog.string_agg(" + line
				+ ", E'\\n' ORDER BY $.revision COLLATE pg_catalog.\"C\"), ''), 'UTF8')), 'hex')")
			.replace("$", row);
	}

	private static String list(String column) {
		return "pg_catalog.array_to_string($." + column + ", ',')";
	}

	/**
	 * Add the row of an applied revision, behind those with lesser ids.
	 * @param id the revision
	 * @param edges its parents, its dependencies, and what it replaces
	 * @param hash of its file, or the checksum if it has none
	 */
	void add(String id, List<List<String>> edges, String hash) {
		if (!this.lines.isEmpty()) {
			this.lines.append('\n');
		}
		this.lines.append("applied").append(NEXT).append(id).append(NEXT);
		for (List<String> ids : edges) {
			this.lines.append(String.join(",", ids)).append(NEXT);
		}
		this.lines.append(hash);
	}

	String text() {
		return Checksum.ofBytes(this.lines.toString().getBytes(StandardCharsets.UTF_8));
	}

}
