package dev.limbeck.model;

import java.sql.SQLException;
import java.util.Set;

import dev.limbeck.SqlState;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SqlStatement;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Why a statement of a model failed.
 *
 * @param statement the statement
 * @param thrown what the server said
 */
record ModelFailure(ModelStatement statement, SQLException thrown) {

	// What another statement may bring, also where the server's code does not say so:
	// a key that a foreign key needs, a row, a partition.
	private static final Set<String> NO_WANT = Set.of(SqlState.SYNTAX_ERROR, SqlState.INSUFFICIENT_PRIVILEGE,
			SqlState.DUPLICATE_COLUMN, SqlState.DUPLICATE_OBJECT, SqlState.DUPLICATE_FUNCTION,
			SqlState.DUPLICATE_SCHEMA, SqlState.DUPLICATE_TABLE);

	private static final Set<String> WANT = Set.of(SqlState.SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION,
			SqlState.INVALID_SCHEMA_NAME.substring(0, 2), SqlState.INTEGRITY_CONSTRAINT_VIOLATION,
			SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE.substring(0, 2));

	// The functions of the server that look for a role, whatever language it speaks.
	private static final Set<String> ROLE = Set.of("get_role_oid", "get_rolespec_oid", "get_rolespec_tuple");

	/**
	 * Return whether it may succeed once something else is there.
	 * @return whether to try again
	 */
	boolean isWant() {
		String state = String.valueOf(this.thrown.getSQLState());
		return state.length() == 5 && WANT.contains(state.substring(0, 2)) && !NO_WANT.contains(state);
	}

	ScriptProblem problem() {
		boolean role = lacksRole();
		String message = this.statement.file().hide(ServerErrors.message(this.thrown)) + " (SQLSTATE "
				+ this.thrown.getSQLState() + ")";
		return this.statement.file()
			.problem(offset(), role ? "missing-role" : "model-failed", message, role
					? "Create the role on the server of the scratch databases, or name one that has it with --scratch "
							+ "URL: roles belong to a whole server, and none is ever made for trying."
					: advice());
	}

	private String advice() {
		return isWant() ? "Nothing in the model makes what is missing: add it, or correct the name."
				: "Correct the statement. Each is run by itself in an empty database, in whatever order works.";
	}

	private boolean lacksRole() {
		SqlStatement sql = this.statement.statement();
		if (sql.startsWith("SET", "ROLE") || sql.startsWith("SET", "SESSION", "AUTHORIZATION")) {
			return SqlState.INVALID_PARAMETER_VALUE.equals(this.thrown.getSQLState());
		}
		ServerErrorMessage error = ServerErrors.of(this.thrown);
		return error != null && error.getRoutine() != null && ROLE.contains(error.getRoutine())
				&& !SqlState.INSUFFICIENT_PRIVILEGE.equals(this.thrown.getSQLState());
	}

	// The server counts characters, from 1.
	private int offset() {
		@Nullable ServerErrorMessage error = ServerErrors.of(this.thrown);
		int start = this.statement.statement().start();
		String sql = this.statement.sql();
		int position = (error != null) ? error.getPosition() - 1 : 0;
		return (position > 0 && position < sql.codePointCount(0, sql.length()))
				? start + sql.offsetByCodePoints(0, position) : start;
	}

}
