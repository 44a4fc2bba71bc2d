package dev.limbeck.connect.failure;

/**
 * What it means that a server that should be written to is read-only.
 */
public final class ReadOnlyServer {

	private static final Diagnosis STANDBY = new Diagnosis(FailureKind.STANDBY, Verdict.TRANSIENT,
			"the server is a standby and read-only", """
					If no failover is running, this is the endpoint of a replica: use the primary's endpoint.""", null);

	private static final Diagnosis READ_ONLY = new Diagnosis(FailureKind.READ_ONLY, Verdict.PERMANENT,
			"the session is read-only although the server is no standby", """
					Look where default_transaction_read_only is set: for the role, the database, the server or in this
					connection's options. Managed services set it when the disk is full.""", null);

	private ReadOnlyServer() {
	}

	/**
	 * Return why it will not do.
	 * @param standby whether the server is a standby, or else a setting forbids to write
	 * @return the diagnosis
	 */
	public static Diagnosis diagnosis(boolean standby) {
		return standby ? STANDBY : READ_ONLY;
	}

}
