package dev.limbeck.connect;

/**
 * The kinds of failure that users tell apart, each with its code.
 */
enum FailureKind {

	UNREACHABLE("database-unreachable"), UNKNOWN_HOST("unknown-host"), NOT_POSTGRESQL("not-postgresql"),
	WRONG_PASSWORD("wrong-password"), PASSWORD_MISSING("password-missing"), LOGIN_REFUSED("login-refused"),
	ACCESS_REFUSED("access-refused"), DATABASE_MISSING("database-missing"),
	TOO_MANY_CONNECTIONS("too-many-connections"), OUT_OF_RESOURCES("database-out-of-resources"), TLS("tls-failed"),
	INVALID_SETTING("invalid-connection-setting"), INVALID_URL("invalid-jdbc-url"), STANDBY("database-standby"),
	READ_ONLY("database-read-only");

	private final String code;

	FailureKind(String code) {
		this.code = code;
	}

	String code() {
		return this.code;
	}

	/**
	 * Return whether knocking often makes it worse.
	 * @return whether to pause longer
	 */
	boolean full() {
		return this == TOO_MANY_CONNECTIONS || this == OUT_OF_RESOURCES;
	}

}
