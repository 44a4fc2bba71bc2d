package dev.limbeck.ledger;

import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What to do so that a role may use a ledger: who is to run which statements.
 *
 * @param ledger the ledger
 * @param grantee the role, quoted
 */
record LedgerGrants(Ledger ledger, String grantee) {

	private static final String TABLES = "As the owner of the schema and its tables, or a superuser, run: ";

	static LedgerGrants to(String role, Ledger ledger) {
		return new LedgerGrants(ledger, SqlText.identifier(role));
	}

	/**
	 * Return what is enough to see where the database stands.
	 * @return one line, with the SQL at its end
	 */
	String reading() {
		return TABLES + usage() + " GRANT SELECT (" + LedgerTable.readableColumns() + ") ON "
				+ this.ledger.revisionTable() + " TO " + this.grantee + "; GRANT SELECT ON " + this.ledger.logTable()
				+ " TO " + this.grantee + ";";
	}

	/**
	 * Return what it takes to see the SQL that is stored.
	 * @return one line, with the SQL at its end
	 */
	String readingSql() {
		return TABLES + usage() + " GRANT SELECT ON " + this.ledger.revisionTable() + ", " + this.ledger.logTable()
				+ " TO " + this.grantee + ";";
	}

	/**
	 * Return what migrating needs of the ledger.
	 * @param state whether it exists, or {@code null} if even that could not be read
	 * @return one line, with the SQL at its end
	 */
	String writing(@Nullable LedgerState state) {
		if (state == null || state.exists()) {
			return "Migrate as the role that owns the ledger, or as a member of it. Or, if from now on only this role is "
					+ "to migrate, as the owner of the schema and its tables, or a superuser, run: " + usage()
					+ " GRANT SELECT, INSERT, UPDATE, DELETE ON " + this.ledger.revisionTable() + " TO " + this.grantee
					+ "; GRANT SELECT, INSERT ON " + this.ledger.logTable() + " TO " + this.grantee + ";";
		}
		return state.schemaExists()
				? "As the owner of the schema or a superuser, run: GRANT USAGE, CREATE ON SCHEMA " + schema() + " TO "
						+ this.grantee + ";"
				: "As the owner of the database or a superuser, run: CREATE SCHEMA " + schema() + " AUTHORIZATION "
						+ this.grantee + ";";
	}

	/**
	 * Return what all blocks of ours need.
	 * @return one line, with the SQL at its end
	 */
	String language() {
		return "As a superuser, run: GRANT USAGE ON LANGUAGE plpgsql TO " + this.grantee + ";";
	}

	private String usage() {
		return "GRANT USAGE ON SCHEMA " + schema() + " TO " + this.grantee + ";";
	}

	private String schema() {
		return SqlText.identifier(this.ledger.schema());
	}

}
