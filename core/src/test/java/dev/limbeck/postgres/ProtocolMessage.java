package dev.limbeck.postgres;

/**
 * One message of the PostgreSQL protocol.
 *
 * @param type its letter, or 0 for what has none: the packets before the login, and the
 * answer to a request for encryption
 * @param bytes the whole message, as it was sent
 */
record ProtocolMessage(char type, byte[] bytes) {

	boolean isQuery() {
		return this.type == 'Q';
	}

	/**
	 * Tell whether a server says that a statement has done what it does.
	 * @return whether it is its CommandComplete
	 */
	boolean isStatementEnd() {
		return this.type == 'C';
	}

}
