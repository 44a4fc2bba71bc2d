package dev.limbeck.connect.failure;

import java.util.concurrent.TimeoutException;

/**
 * A peer that accepts the connection and then says nothing, however that was noticed.
 */
final class Silence {

	static final String REASON = "the login timed out: something accepts connections but does not answer";

	static final String ADVICE = """
			Is this PostgreSQL's port, and is the server behind this proxy or port forwarding alive?
			A server under heavy load may need longer.""";

	static final Rule RULE = Rule.rule((symptom) -> symptom.cause(TimeoutException.class), FailureKind.UNREACHABLE,
			Verdict.TRANSIENT, REASON, ADVICE);

	private Silence() {
	}

}
