package dev.limbeck.connect.failure;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import dev.limbeck.VisibleText;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server itself said in an error or a notice.
 */
public final class ServerErrors {

	private static final int FIRST_LINES = 8;

	private static final int LAST_LINES = 3;

	private ServerErrors() {
	}

	/**
	 * Return the message of the server, without severity, detail and position, as it may
	 * be shown.
	 * @param ex an error
	 * @return without the full stop with which the driver ends its own; lines of which
	 * all but the first are indented
	 */
	public static String message(SQLException ex) {
		return String.join("\n", VisibleText.excerpt(words(ex), FIRST_LINES, LAST_LINES));
	}

	/**
	 * Return the message of the server as it came, to look for something in it.
	 * @param ex an error
	 * @return any text
	 */
	public static String words(SQLException ex) {
		ServerErrorMessage message = of(ex);
		String text = (message != null) ? message.getMessage() : ex.getMessage();
		if (text == null) {
			return ex.getClass().getSimpleName();
		}
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	/**
	 * Return the code of the server.
	 * @param ex an error
	 * @return the SQLSTATE, or {@code null} if the error did not come from the server
	 */
	public static @Nullable String sqlState(SQLException ex) {
		return (of(ex) != null) ? ex.getSQLState() : null;
	}

	/**
	 * Return what the server said beside its message.
	 * @param ex an error
	 * @return the text, or {@code null} if it said nothing
	 */
	public static @Nullable String detail(SQLException ex) {
		ServerErrorMessage message = of(ex);
		return (message != null) ? message.getDetail() : null;
	}

	/**
	 * Find the error of the driver in what somebody else threw: the server's own answer,
	 * else the first there is.
	 * @param thrown what was thrown
	 * @return the error, or {@code null} if there is none
	 */
	public static @Nullable SQLException sqlException(Throwable thrown) {
		SQLException first = null;
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Throwable one = thrown; one != null && seen.add(one); one = one.getCause()) {
			if (one instanceof SQLException error) {
				if (of(error) != null) {
					return error;
				}
				first = (first != null) ? first : error;
			}
		}
		return first;
	}

	/**
	 * Return the message of the server in an error.
	 * @param ex an error
	 * @return its parts, or {@code null} if the error did not come from the server
	 */
	public static @Nullable ServerErrorMessage of(SQLException ex) {
		return (ex instanceof PSQLException server) ? server.getServerErrorMessage() : null;
	}

	/**
	 * Return the message of the server in a notice.
	 * @param warning a notice
	 * @return its parts, or {@code null} if the notice did not come from the server
	 */
	public static @Nullable ServerErrorMessage of(SQLWarning warning) {
		return (warning instanceof PSQLWarning server) ? server.getServerErrorMessage() : null;
	}

}
