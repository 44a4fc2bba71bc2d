package dev.limbeck.connect;

import dev.limbeck.connect.failure.Diagnosis;
import dev.limbeck.connect.failure.FailureKind;
import dev.limbeck.connect.failure.Verdict;

/**
 * What it means that a server that should be written to is read-only.
 */
final class ReadOnlyServer {

	private static final Diagnosis STANDBY = new Diagnosis(FailureKind.STANDBY, Verdict.TRANSIENT,
			"the server is a standby and read-only", """
					If no failover is running, this is the endpoint of a replica: use the primary's endpoint.""", null);

	private static final Diagnosis READ_ONLY = new Diagnosis(FailureKind.READ_ONLY, Verdict.PERMANENT,
			"the session is read-only although the server is no standby", """
					Look where default_transaction_read_only is set: for the role, the database, the server or in this
					connection's options. Managed services set it when the disk is full.""", null);

	private ReadOnlyServer() {
	}

	static Diagnosis diagnosis(ServerState server) {
		return (server.mode() == ServerState.Mode.STANDBY) ? STANDBY : READ_ONLY;
	}

}
