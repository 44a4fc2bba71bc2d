package dev.limbeck.schema;

import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.BundledText;

/**
 * The queries on the catalog, one file a kind. A line that ends with {@code -- 15+} is
 * for servers from that version on, one with {@code -- <15} for older ones.
 */
final class CatalogQueries {

	/** Those that yield facts; parents may come after their children. */
	static final List<String> FACTS = List.of("schema", "extension", "relation", "column", "table_type", "default",
			"not_null", "identity", "sequence", "sequence_owner", "constraint", "index", "index_attachment",
			"inheritance", "replica_identity", "trigger", "rule", "policy", "function", "type", "domain_constraint",
			"collation", "conversion", "statistics", "event_trigger", "publication", "publication_table",
			"publication_schema", "subscription", "foreign_data_wrapper", "server", "user_mapping", "language", "cast",
			"operator", "operator_family", "operator_class", "access_method", "transform", "text_search",
			"default_privilege", "grant", "comment", "security_label");

	private static final String CONDITION = " -- ";

	private CatalogQueries() {
	}

	/**
	 * Return a query for a server.
	 * @param name the name of its file, without the extension
	 * @param version the major version of the server
	 * @return the query, without a semicolon
	 */
	static String query(String name, int version) {
		return BundledText.read(CatalogQueries.class, name + ".sql")
			.lines()
			.map((line) -> line(line, version))
			.collect(Collectors.joining("\n"));
	}

	private static String line(String line, int version) {
		int at = line.lastIndexOf(CONDITION);
		if (at < 0) {
			return line;
		}
		String condition = line.substring(at + CONDITION.length());
		boolean older = condition.startsWith("<");
		int from = Integer.parseInt(older ? condition.substring(1) : condition.substring(0, condition.length() - 1));
		return (older == (version < from)) ? line.substring(0, at) : "";
	}

}
