package dev.limbeck.step.runner;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import dev.limbeck.SqlState;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * Hands a connection to the code of a revision without letting it end the transaction, or
 * change the connection for those after it. Whoever unwraps the driver's own connection
 * is past the guard.
 */
final class ConnectionGuard {

	private static final Set<String> REFUSED = Set.of("abort", "beginRequest", "close", "commit", "endRequest",
			"setHoldability", "setNetworkTimeout", "setReadOnly", "setTransactionIsolation", "setTypeMap");

	private static final Set<String> TAKE_SQL = Set.of("addBatch", "execute", "executeLargeUpdate", "executeQuery",
			"executeUpdate", "prepareCall", "prepareStatement");

	private final Connection guarded;

	private final String method;

	private final Connection connection;

	private volatile boolean over;

	private volatile String lastSql = "";

	/**
	 * Put a guard before a connection.
	 * @param guarded the connection, in a transaction, not in autocommit mode
	 * @param method who gets it, for messages
	 */
	ConnectionGuard(Connection guarded, String method) {
		this.guarded = guarded;
		this.method = method;
		this.connection = proxy(Connection.class, this::onConnection);
	}

	/**
	 * Return the connection for the code.
	 * @return the guarded connection
	 */
	Connection connection() {
		return this.connection;
	}

	/**
	 * Return the SQL that was given last, which an error may quote.
	 * @return the SQL, or an empty text
	 */
	String lastSql() {
		return this.lastSql;
	}

	/**
	 * Refuse everything from now on.
	 */
	void end() {
		this.over = true;
	}

	private @Nullable Object onConnection(Object proxy, Method called, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		switch (called.getName()) {
			case "rollback" -> refuseIf(arguments == null, called);
			case "setAutoCommit" -> {
				refuseIf(arguments != null && Boolean.TRUE.equals(arguments[0]), called);
				return null;
			}
			default -> refuseIf(REFUSED.contains(called.getName()), called);
		}
		Object result = pass(this.guarded, proxy, called, arguments);
		return (result instanceof Statement statement) ? guard(statement, called.getReturnType()) : result;
	}

	private Object guard(Statement statement, Class<?> type) {
		return proxy(type, (proxy, called, arguments) -> called.getName().equals("getConnection") ? this.connection
				: pass(statement, proxy, called, arguments));
	}

	private @Nullable Object pass(Object target, Object proxy, Method called, @Nullable Object @Nullable [] arguments)
			throws Throwable {
		Object first = (arguments != null) ? arguments[0] : null;
		if (called.getDeclaringClass() == Object.class) {
			return ofObject(proxy, called, first);
		}
		if (this.over) {
			throw new SQLException(
					this.method + " has returned: the connection was valid only until then, and only for it",
					SqlState.CONNECTION_DOES_NOT_EXIST);
		}
		if (first instanceof Class<?> type && type.isInstance(proxy)) { // unwrap,
																		// isWrapperFor
			return called.getName().equals("unwrap") ? proxy : (Object) true;
		}
		if (first instanceof String sql && TAKE_SQL.contains(called.getName())) {
			check(sql);
		}
		try {
			return called.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	private Object ofObject(Object proxy, Method called, @Nullable Object other) {
		return switch (called.getName()) {
			case "equals" -> proxy == other;
			case "hashCode" -> System.identityHashCode(proxy);
			default -> "connection of " + this.method;
		};
	}

	private void refuseIf(boolean condition, Method called) throws SQLException {
		if (condition) {
			refuse(called.getName() + "()");
		}
	}

	private void check(String sql) throws SQLException {
		this.lastSql = sql;
		for (SqlStatement statement : SqlScript.parse(new SourceText(this.method, sql)).statements()) {
			if (statement.controlsTransaction()) {
				refuse(statement.keywords().get(0));
			}
		}
	}

	private void refuse(String what) throws SQLException {
		throw new SQLException(
				what + " is not for " + this.method + ": Limbeck has opened the connection, "
						+ "begun the transaction, and commits when the method returns. Savepoints are allowed",
				SqlState.INVALID_TRANSACTION_TERMINATION);
	}

	private static <T> T proxy(Class<T> type, InvocationHandler handler) {
		return type
			.cast(Proxy.newProxyInstance(ConnectionGuard.class.getClassLoader(), new Class<?>[] { type }, handler));
	}

}
