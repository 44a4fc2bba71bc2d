package dev.limbeck.connect.failure;

import java.sql.SQLTransientException;
import java.util.List;
import java.util.function.Predicate;

import dev.limbeck.SqlState;

/**
 * What the driver itself says, without a word of the server and without a failure of the
 * network. Its own words are shown only where they are known to hold no URL.
 */
final class DriverRules {

	static final List<Rule> RULES = List.of(Silence.RULE,
			Rule.rule((symptom) -> symptom.cause(NotPostgresqlException.class), FailureKind.OTHER_DATABASE,
					Verdict.PERMANENT, "{driver}",
					"Let the DataSource lead to PostgreSQL, set limbeck.migration.url, or set limbeck.enabled=false."),
			Rule.rule(DriverText.is("Connection attempt timed out."), FailureKind.UNREACHABLE, Verdict.TRANSIENT,
					Silence.REASON, Silence.ADVICE),
			Rule.rule(DriverText.is("Could not find a server with specified targetServerType: {0}"),
					FailureKind.STANDBY, Verdict.TRANSIENT, "the server is not of the targetServerType asked for", """
							If no failover is running, use the endpoint of the primary (not the one of the replicas),
							or correct targetServerType."""),
			Rule.rule(DriverText.is("The server does not support SSL."), FailureKind.TLS, Verdict.PERMANENT,
					"the connection asks for TLS but the server does not offer it",
					"Set sslmode=prefer or sslmode=disable (and remove ssl=true), or switch TLS on at the server."),
			Rule.rule(DriverText.isAny("The server requested SCRAM-based authentication, but no password was provided.",
					"The server requested password-based authentication, but no password was provided by plugin {0}"),
					FailureKind.PASSWORD_MISSING, Verdict.PERMANENT,
					"the server asks for a password but none was given", "Set the password."),
			Rule.rule(
					DriverText
						.is("The server requested SCRAM-based authentication, but the password is an empty string."),
					FailureKind.PASSWORD_MISSING, Verdict.PERMANENT,
					"the server asks for a password but the one given is empty", "Set the password."),
			Rule.rule(authentication(), FailureKind.INVALID_SETTING, Verdict.PERMANENT, "{driver}", """
					Correct channelBinding and requireAuth, or let the server offer what they ask for
					(channel binding needs TLS and scram-sha-256)."""),
			Rule.rule(
					DriverText.isAny("An error occurred while setting up the SSL connection.",
							"Protocol error.  Session setup failed.",
							"An error occurred while setting up the GSS Encoded connection."),
					FailureKind.NOT_POSTGRESQL, Verdict.PERMANENT, "what listens there does not speak PostgreSQL",
					"Check host and port: PostgreSQL listens on 5432 unless told otherwise."),
			Rule.rule(DriverText.is("The hostname {0} could not be verified by hostnameverifier {1}."), FailureKind.TLS,
					Verdict.PERMANENT, "the server's certificate is for another host name",
					"""
							Use the host name that stands in the certificate, or sslmode=verify-ca to check only who signed it."""),
			Rule.rule(
					DriverText.isAny("Invalid sslmode value: {0}", "Invalid targetServerType value: {0}",
							"Invalid gssEncMode value: {0}", "Invalid channelBinding value: {0}"),
					FailureKind.INVALID_SETTING, Verdict.PERMANENT, "{driver}", """
							Allowed are sslmode=disable, allow, prefer, require, verify-ca, verify-full;
							targetServerType=any, primary, secondary, preferPrimary, preferSecondary;
							gssEncMode=disable, allow, prefer, require; channelBinding=disable, prefer, require."""),
			Rule.rule((symptom) -> symptom.state(SqlState.INVALID_PARAMETER_VALUE), FailureKind.INVALID_SETTING,
					Verdict.PERMANENT, "{driver}", "Correct this parameter of the connection."),
			Rule.rule(url(), FailureKind.INVALID_URL, Verdict.PERMANENT, "the JDBC URL cannot be understood",
					"""
							It has the form jdbc:postgresql://host:port/database?name=value, with user and password outside of it
							and special characters in names and values as %XX."""),
			Rule.rule((symptom) -> symptom.cause(SQLTransientException.class), FailureKind.UNREACHABLE,
					Verdict.TRANSIENT, "the connection pool had no connection in time",
					"Check the server, and whether the pool is large enough."),
			Rule.rule(Symptom::foreign, FailureKind.INVALID_SETTING, Verdict.PERMANENT,
					"the DataSource gave no connection ({foreign})",
					"""
							Correct the DataSource. If it needs to know more than there is while the application starts, such as one
							that routes by the current user, give migrations one of their own: a bean with @LimbeckDataSource, or
							limbeck.migration.url."""),
			Rule.rule((symptom) -> true, FailureKind.INVALID_SETTING, Verdict.PERMANENT,
					"the driver could not connect ({type}, SQLSTATE {state})",
					"Check the parameters of the connection; the driver's own log at DEBUG tells more."));

	private DriverRules() {
	}

	private static Predicate<Symptom> authentication() {
		return DriverText.isAny("Authentication method is not allowed by requireAuth",
				"Channel Binding is required, but SSL is not in use",
				"Channel Binding is required, but server did not offer an authentication method that supports channel binding",
				"Channel Binding is required, but could not extract channel binding data from SSL session",
				"Channel binding is required, but server requested ''{0}'' authentication. Channel binding is only supported with SCRAM authentication over encrypted connections.",
				"Channel binding is required, but server skipped authentication. Channel binding is only supported with SCRAM authentication over encrypted connections.");
	}

	// 99999 with a cause means that something else went wrong inside the driver.
	private static Predicate<Symptom> url() {
		return (symptom) -> symptom.state(SqlState.UNEXPECTED_ERROR) && symptom.exception().getCause() == null
				|| symptom.state(SqlState.SQLCLIENT_UNABLE_TO_ESTABLISH_SQLCONNECTION)
						&& symptom.driverMessage().startsWith("No suitable driver");
	}

}
