package dev.limbeck.ledger;

/**
 * One fact of the catalog about a ledger. Names are those that somebody chose, so they
 * stand last, where nothing in them is taken for something else.
 *
 * @param table name of the table, empty for the schema
 * @param kind what it tells of
 * @param first word of it
 * @param second word of it
 * @param third word of it
 * @param name whatever somebody chose, perhaps empty
 */
record LedgerFact(String table, String kind, String first, String second, String third, String name) {

	private static final int WORDS = 6;

	/**
	 * Return the beginning of a query for facts of one kind.
	 * @param table an expression, the name of the table
	 * @param kind what they tell of
	 * @param name an expression for what somebody chose
	 * @param words expressions for up to three words, which have no bar in them
	 * @return the SQL
	 */
	static String query(String table, String kind, String name, String... words) {
		StringBuilder sql = new StringBuilder("SELECT pg_catalog.concat(" + table + ", '|" + kind + "'");
		for (int i = 0; i < WORDS - 3; i++) {
			sql.append(", '|'").append((i < words.length) ? ", " + words[i] : "");
		}
		return sql + ", '|', " + name + ")";
	}

	static LedgerFact parse(String text) {
		String[] words = text.split("\\|", WORDS);
		return new LedgerFact(words[0], words[1], words[2], words[3], words[4], words[5]);
	}

	boolean is(String wanted) {
		return this.kind.equals(wanted);
	}

}
