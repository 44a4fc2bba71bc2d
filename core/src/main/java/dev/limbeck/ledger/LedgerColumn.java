package dev.limbeck.ledger;

/**
 * One column of a ledger as it has to be.
 *
 * @param name its name
 * @param type as {@code format_type} writes it
 * @param required whether it is {@code NOT NULL}
 * @param filling what fills it by itself, as SQL, perhaps empty
 * @param check what its values must fulfil, as SQL, perhaps empty
 */
record LedgerColumn(String name, String type, boolean required, String filling, String check) {

	private static final String IDENTITY = "GENERATED ALWAYS AS IDENTITY";

	static LedgerColumn of(String name, String type) {
		return new LedgerColumn(name, type, false, "", "");
	}

	static LedgerColumn required(String name, String type) {
		return new LedgerColumn(name, type, true, "", "");
	}

	static LedgerColumn identity(String name) {
		return new LedgerColumn(name, "bigint", true, IDENTITY, "");
	}

	static LedgerColumn time(String name) {
		return required(name, "timestamp with time zone").byDefault("clock_timestamp()");
	}

	LedgerColumn byDefault(String value) {
		return new LedgerColumn(this.name, this.type, this.required, "DEFAULT " + value, this.check);
	}

	LedgerColumn oneOf(String values) {
		return new LedgerColumn(this.name, this.type, this.required, this.filling,
				" CHECK (" + this.name + " IN (" + values + "))");
	}

	/**
	 * Return the column as a table declares it.
	 * @return name, type and constraints
	 */
	String definition() {
		return this.name + " " + this.type + (this.required ? " NOT NULL" : "")
				+ (this.filling.isEmpty() ? "" : " " + this.filling) + this.check;
	}

	/**
	 * Return what a column of this name must be, to people.
	 * @return such as {@code text NOT NULL}
	 */
	String nature() {
		return this.type + (this.required ? " NOT NULL" : "");
	}

	boolean isIdentity() {
		return this.filling.equals(IDENTITY);
	}

}
