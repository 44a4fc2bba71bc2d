package dev.limbeck.connect.failure;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.limbeck.SqlState;

/**
 * What a pooler says. PgBouncer before 1.2x reports every error as 08P01, also those it
 * passes on from the server, so its words decide; what is unknown is worth a retry.
 */
final class PoolerRules {

	static final List<Rule> RULES = List.of(Rule.rule(says("unsupported startup parameter"),
			FailureKind.INVALID_SETTING, Verdict.PERMANENT, "the pooler says: {server}", """
					Connect to the server itself instead of the pooler, remove the parameter from the connection,
					or add it to ignore_startup_parameters in pgbouncer.ini."""),
			Rule.rule(
					says("password authentication failed", "auth failed", "authentication failed", "login rejected",
							"wrong password", "no such user"),
					FailureKind.WRONG_PASSWORD, Verdict.AFTER_GRACE, "the pooler says: {server}", """
							Check user and password: the pooler needs the role in its auth_file or auth_query,
							and the server behind it needs the same password."""),
			Rule.rule(database(), FailureKind.DATABASE_MISSING, Verdict.AFTER_GRACE, "the pooler says: {server}",
					"""
							Check the name of the database: it must be listed in the pooler's [databases] and exist on the server."""),
			Rule.rule(says("ssl required", "tls required", "not allowed", "pg_hba.conf"), FailureKind.ACCESS_REFUSED,
					Verdict.PERMANENT, "the pooler says: {server}",
					"""
							Set sslmode=require if the pooler insists on TLS, or allow this client in the pooler's access rules."""),
			Rule.rule(says("no more connections allowed", "max_client_conn", "too many", "connection limit"),
					FailureKind.TOO_MANY_CONNECTIONS, Verdict.TRANSIENT, "the pooler says: {server}",
					"""
							Raise max_client_conn of the pooler, or lower the pool size of the applications or their number."""),
			Rule.rule(pooler(), FailureKind.UNREACHABLE, Verdict.TRANSIENT, "the pooler says: {server}", """
					The pooler is up but cannot reach PostgreSQL behind it: check that the server runs and
					that host and port in the pooler's [databases] are right."""),
			Rule.rule((symptom) -> symptom.says("tenant or user not found"), FailureKind.LOGIN_REFUSED,
					Verdict.PERMANENT, "the pooler says: {server}", """
							Check user and host: Supabase's pooler expects the user as postgres.PROJECT
							and the host of the project's own region."""));

	private PoolerRules() {
	}

	private static Predicate<Symptom> pooler() {
		return (symptom) -> symptom.fromServer() && symptom.state(SqlState.PROTOCOL_VIOLATION);
	}

	private static Predicate<Symptom> says(String... texts) {
		return pooler().and((symptom) -> Stream.of(texts).anyMatch(symptom::says));
	}

	private static Predicate<Symptom> database() {
		return says("no such database").or(says("database \"").and(says("does not exist")));
	}

}
