package dev.limbeck.connect.failure;

import java.io.EOFException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;

/**
 * What a TLS handshake says.
 */
final class TlsRules {

	private static final List<Rule> RULES = List.of(
			Rule.rule(tls(CertificateException.class).or(tls(CertPathBuilderException.class)), FailureKind.TLS,
					Verdict.PERMANENT, "the server's certificate is not trusted",
					"""
							Set sslrootcert to the file with the provider's CA certificate. For a certificate of a public CA
							set sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory instead."""),
			Rule.rule(tls(EOFException.class), FailureKind.TLS, Verdict.ONCE,
					"the peer hung up during the TLS handshake", """
							Remove sslNegotiation=direct for servers before PostgreSQL 17 or without TLS, and check that
							server and client share a TLS version."""),
			Rule.rule(tls(SocketTimeoutException.class).or(tls(SocketException.class)), FailureKind.UNREACHABLE,
					Verdict.TRANSIENT, "the TLS handshake broke off", Silence.ADVICE),
			Rule.rule((symptom) -> symptom.io(SSLException.class), FailureKind.TLS, Verdict.PERMANENT,
					"the TLS handshake failed",
					"""
							Check that this is PostgreSQL's port, the TLS versions of server and client, and whether the server asks
							for a client certificate (sslcert, sslkey)."""));

	private TlsRules() {
	}

	static List<Rule> before(List<Rule> others) {
		return Stream.concat(RULES.stream(), others.stream()).toList();
	}

	private static Predicate<Symptom> tls(Class<? extends Exception> cause) {
		return (symptom) -> symptom.io(SSLException.class) && symptom.cause(cause);
	}

}
