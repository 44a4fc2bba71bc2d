package dev.limbeck.scratch;

import java.security.SecureRandom;
import java.util.HexFormat;

import dev.limbeck.sql.SqlText;

/**
 * The name of a scratch database, which says what lock is held as long as it is in use.
 *
 * @param key of an advisory lock of the session that has made it
 */
record ScratchName(long key) {

	/** What all of them begin with, before 16 hex digits. */
	static final String PREFIX = "limbeck_scratch_";

	private static final SecureRandom random = new SecureRandom();

	static ScratchName choose() {
		return new ScratchName(random.nextLong());
	}

	/**
	 * Understand the name of a database.
	 * @param name as it stands in the catalog, with the digits behind its beginning
	 * @return the name
	 */
	static ScratchName of(String name) {
		return new ScratchName(HexFormat.fromHexDigitsToLong(name, PREFIX.length(), name.length()));
	}

	String text() {
		return PREFIX + HexFormat.of().toHexDigits(this.key);
	}

	String identifier() {
		return SqlText.identifier(text());
	}

	String lock() {
		return "SELECT pg_catalog.pg_advisory_lock(" + this.key + ")";
	}

	String unlock() {
		return "SELECT pg_catalog.pg_advisory_unlock(" + this.key + ")";
	}

}
