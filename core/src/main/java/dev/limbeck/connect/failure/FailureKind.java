package dev.limbeck.connect.failure;

/**
 * The kinds of failure that users tell apart, each with its code.
 */
public enum FailureKind {

	/** Nothing answers there. */
	UNREACHABLE("database-unreachable"),

	/** The name of the host means nothing. */
	UNKNOWN_HOST("unknown-host"),

	/** Something else answers there. */
	NOT_POSTGRESQL("not-postgresql"),

	/** A {@code DataSource} leads to a database of another kind. */
	OTHER_DATABASE("other-database"),

	/** The password was refused. */
	WRONG_PASSWORD("wrong-password"),

	/** A password was asked for, and none is set. */
	PASSWORD_MISSING("password-missing"),

	/** The role may not log in. */
	LOGIN_REFUSED("login-refused"),

	/** The server refuses this role, host or database. */
	ACCESS_REFUSED("access-refused"),

	/** The server has no such database. */
	DATABASE_MISSING("database-missing"),

	/** The server has no connection left. */
	TOO_MANY_CONNECTIONS("too-many-connections"),

	/** The server lacks memory or disk space. */
	OUT_OF_RESOURCES("database-out-of-resources"),

	/** No encrypted connection came about. */
	TLS("tls-failed"),

	/** A parameter of the connection cannot work. */
	INVALID_SETTING("invalid-connection-setting"),

	/** The driver does not understand the URL. */
	INVALID_URL("invalid-jdbc-url"),

	/** The server is a standby. */
	STANDBY("database-standby"),

	/** The session is read-only. */
	READ_ONLY("database-read-only");

	private final String code;

	FailureKind(String code) {
		this.code = code;
	}

	public String code() {
		return this.code;
	}

	/**
	 * Return whether knocking often makes it worse.
	 * @return whether to pause longer
	 */
	public boolean full() {
		return this == TOO_MANY_CONNECTIONS || this == OUT_OF_RESOURCES;
	}

}
