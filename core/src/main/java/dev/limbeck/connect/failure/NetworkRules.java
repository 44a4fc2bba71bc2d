package dev.limbeck.connect.failure;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Predicate;

import dev.limbeck.SqlState;

/**
 * What the network says while no word of a server was heard: all of it may pass. The
 * words of these exceptions are never shown, since a "host name" may hold a password.
 */
final class NetworkRules {

	static final List<Rule> RULES = TlsRules.before(List.of(Rule.rule(
			io(FileNotFoundException.class).or(io(NoSuchFileException.class)).or(io(AccessDeniedException.class)),
			FailureKind.TLS, Verdict.PERMANENT, "a file that the connection's TLS settings name cannot be read", """
					Check sslrootcert, sslcert and sslkey: is the file mounted, and may this process read it?"""),
			Rule.rule(unknownHost().and((symptom) -> symptom.ioSays(".")), FailureKind.UNKNOWN_HOST,
					Verdict.FOR_A_WHILE, "the host name is unknown (asked again every 10 s)",
					"""
							Check the host name for typing errors, and that this machine can resolve it: right network, VPN, DNS."""),
			Rule.rule(unknownHost(), FailureKind.UNKNOWN_HOST, Verdict.TRANSIENT,
					"the host name is unknown (asked again every 10 s)",
					"""
							Check the host name. In Docker Compose and Kubernetes it is the name of the database's service,
							and both must be in the same network or namespace."""),
			Rule.rule(noRoute(), FailureKind.UNREACHABLE, Verdict.TRANSIENT, "there is no route to the host", """
					Check network, VPN and address. If the name leads to IPv6 only (Railway, Supabase's direct host),
					use its IPv4 or pooler address, or enable IPv6."""),
			Rule.rule(connect(SocketTimeoutException.class).or(connect(ConnectException.class)),
					FailureKind.UNREACHABLE, Verdict.TRANSIENT, "nothing answered the connection request",
					"""
							Check the address, and that firewall, security group and private network let this machine reach the port."""),
			Rule.rule(io(ConnectException.class), FailureKind.UNREACHABLE, Verdict.TRANSIENT,
					"connection refused: nothing listens on that port", """
							Is the database started, and are host and port right? From one container to another use the
							service's name and port 5432, not localhost and the published port."""),
			Rule.rule(io(SocketTimeoutException.class), FailureKind.UNREACHABLE, Verdict.TRANSIENT, Silence.REASON,
					Silence.ADVICE),
			Rule.rule(io(ProtocolException.class), FailureKind.NOT_POSTGRESQL, Verdict.PERMANENT,
					"what listens there sends more than 16 MiB before a login is over",
					"""
							Check host and port: PostgreSQL listens on 5432 unless told otherwise. If it is yours, a trigger on login
							may raise that many notices."""),
			Rule.rule(io(EOFException.class).and((symptom) -> symptom.state(SqlState.CONNECTION_FAILURE)),
					FailureKind.UNREACHABLE, Verdict.TRANSIENT, "the server closed the connection",
					"The server crashed or was stopped: look at its log."),
			Rule.rule(io(IOException.class), FailureKind.UNREACHABLE, Verdict.TRANSIENT,
					"something listens but hangs up: it is not PostgreSQL, or not yet",
					"""
							Is the database started behind this proxy, load balancer or port forwarding, and is the port PostgreSQL's?""")));

	private NetworkRules() {
	}

	private static Predicate<Symptom> io(Class<? extends IOException> type) {
		return (symptom) -> symptom.io(type);
	}

	private static Predicate<Symptom> unknownHost() {
		return io(UnknownHostException.class);
	}

	// The JDK's words, never translated.
	private static Predicate<Symptom> noRoute() {
		return io(NoRouteToHostException.class)
			.or(io(ConnectException.class).and((symptom) -> symptom.ioSays("unreachable")));
	}

	private static Predicate<Symptom> connect(Class<? extends IOException> type) {
		return io(type).and((symptom) -> symptom.ioSays("onnect timed out") || symptom.ioSays("onnection timed out"));
	}

}
