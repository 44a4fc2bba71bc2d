package dev.limbeck.migrate;

import java.sql.SQLException;
import java.sql.SQLWarning;

import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server itself said in an error or a notice.
 */
final class ServerErrors {

	private ServerErrors() {
	}

	/**
	 * Return the message of the server, without severity, detail and position.
	 * @param ex an error
	 * @return one line, without the full stop with which the driver ends its own
	 */
	static String message(SQLException ex) {
		ServerErrorMessage message = of(ex);
		String text = (message != null) ? message.getMessage() : ex.getMessage();
		return (text != null) ? text.replaceFirst("\\.$", "") : ex.getClass().getSimpleName();
	}

	/**
	 * Return the message of the server in an error.
	 * @param ex an error
	 * @return its parts, or {@code null} if the error did not come from the server
	 */
	static @Nullable ServerErrorMessage of(SQLException ex) {
		return (ex instanceof PSQLException server) ? server.getServerErrorMessage() : null;
	}

	/**
	 * Return the message of the server in a notice.
	 * @param warning a notice
	 * @return its parts, or {@code null} if the notice did not come from the server
	 */
	static @Nullable ServerErrorMessage of(SQLWarning warning) {
		return (warning instanceof PSQLWarning server) ? server.getServerErrorMessage() : null;
	}

}
