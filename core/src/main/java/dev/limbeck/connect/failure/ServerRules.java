package dev.limbeck.connect.failure;

import java.util.List;
import java.util.function.Predicate;

import dev.limbeck.SqlState;

/**
 * What the server says, by SQLSTATE. Its words may be translated, except for names such
 * as pg_hba.conf.
 */
final class ServerRules {

	static final List<Rule> RULES = List.of(
			Rule.rule(state(SqlState.CANNOT_CONNECT_NOW).and((symptom) -> symptom.says("Hot standby mode is disabled")),
					FailureKind.STANDBY, Verdict.PERMANENT, "the server is a standby that takes no connections",
					"Use the endpoint of the primary: this standby has hot_standby switched off."),
			Rule.rule(state(SqlState.CANNOT_CONNECT_NOW), FailureKind.UNREACHABLE, Verdict.TRANSIENT, "{server}", """
					The server is starting, stopping or recovering: look at its log if that does not end.
					If it only needs longer, raise limbeck.wait.timeout."""),
			Rule.rule(state(SqlState.DATABASE_DROPPED), FailureKind.DATABASE_MISSING, Verdict.PERMANENT, "{server}",
					"The database was dropped: create it again, or correct the name."),
			Rule.rule(state(SqlState.OPERATOR_INTERVENTION), FailureKind.UNREACHABLE, Verdict.TRANSIENT, "{server}", """
					The server ended the session: it is being stopped or restarted, or an administrator ended it."""),
			Rule.rule(state(SqlState.TOO_MANY_CONNECTIONS), FailureKind.TOO_MANY_CONNECTIONS, Verdict.TRANSIENT,
					"{server}",
					"""
							All connections are taken: lower the pool sizes or the number of instances, raise max_connections,
							or raise the CONNECTION LIMIT of the role or the database (0 lets nobody in)."""),
			Rule.rule(state(SqlState.INSUFFICIENT_RESOURCES), FailureKind.OUT_OF_RESOURCES, Verdict.TRANSIENT,
					"{server}", """
							The server has run out of disk, memory or another resource: make room there."""),
			Rule.rule(state(SqlState.INVALID_PASSWORD), FailureKind.WRONG_PASSWORD, Verdict.AFTER_GRACE, "{server}", """
					Check user and password. A data directory keeps the password it was created with: after a change of
					POSTGRES_PASSWORD run ALTER ROLE ... PASSWORD, or recreate the volume if its data may go."""),
			Rule.rule(hba("no encryption"), FailureKind.ACCESS_REFUSED, Verdict.PERMANENT, "{server}", """
					If the server insists on TLS, set sslmode=require. Otherwise let this address, user and database in
					with a line in pg_hba.conf."""),
			Rule.rule(hba("SSL encryption"), FailureKind.ACCESS_REFUSED, Verdict.PERMANENT, "{server}", """
					If the server lets this client in only without TLS, set sslmode=disable. Otherwise let this address,
					user and database in with a line in pg_hba.conf."""),
			Rule.rule(hba(""), FailureKind.ACCESS_REFUSED, Verdict.PERMANENT, "{server}",
					"Let this address, user and database in with a line in pg_hba.conf, or connect from elsewhere."),
			Rule.rule(state(SqlState.INVALID_AUTHORIZATION_SPECIFICATION), FailureKind.LOGIN_REFUSED,
					Verdict.AFTER_GRACE, "{server}",
					"Check the name of the user; create it with CREATE ROLE ... LOGIN, or let it in with ALTER ROLE ... LOGIN."),
			Rule.rule(state(SqlState.INVALID_AUTHORIZATION), FailureKind.LOGIN_REFUSED, Verdict.PERMANENT, "{server}",
					"Check user and password, and the server's rules in pg_hba.conf."),
			Rule.rule(state(SqlState.INVALID_CATALOG_NAME), FailureKind.DATABASE_MISSING, Verdict.AFTER_GRACE,
					"{server}",
					"""
							Create it with CREATE DATABASE, or correct its name: without one, the name of the user is taken.
							POSTGRES_DB creates a database only in an empty volume."""),
			Rule.rule(state(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE), FailureKind.ACCESS_REFUSED, Verdict.PERMANENT,
					"{server}",
					"Let connections in with ALTER DATABASE ... ALLOW_CONNECTIONS true, or use another database."),
			Rule.rule(state(SqlState.INSUFFICIENT_PRIVILEGE), FailureKind.ACCESS_REFUSED, Verdict.PERMANENT, "{server}",
					"Let the user in with GRANT CONNECT ON DATABASE ... TO ..."),
			Rule.rule(
					state(SqlState.SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION).or(state(SqlState.DATA_EXCEPTION))
						.or(state(SqlState.FEATURES_NOT_SUPPORTED)),
					FailureKind.INVALID_SETTING, Verdict.PERMANENT, "{server}", """
							Correct the parameters of the connection, such as options and currentSchema:
							the server does not know or not accept one of them."""),
			Rule.rule(Symptom::fromServer, FailureKind.UNREACHABLE, Verdict.TRANSIENT, "{server} (SQLSTATE {state})",
					"Look at the server's log."));

	private ServerRules() {
	}

	private static Predicate<Symptom> state(String prefix) {
		return (symptom) -> symptom.fromServer() && symptom.state(prefix);
	}

	private static Predicate<Symptom> hba(String words) {
		return state(SqlState.INVALID_AUTHORIZATION_SPECIFICATION)
			.and((symptom) -> symptom.says("pg_hba.conf") && symptom.says(words));
	}

}
