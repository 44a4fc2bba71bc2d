package dev.limbeck.session;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/**
 * Keeps causes away from a failure whose messages would show a password.
 *
 * @param passwords what is not shown
 */
public record HarmlessCause(Passwords passwords) {

	/**
	 * Return what may be attached to a failure as its cause.
	 * @param <T> the kind of cause
	 * @param passwords what is not shown
	 * @param cause what was thrown
	 * @return the same, or {@code null} if its message, or that of another exception it
	 * carries, holds a password
	 */
	public static <T extends Throwable> @Nullable T of(Passwords passwords, T cause) {
		Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
		return new HarmlessCause(passwords).isHarmless(cause, seen) ? cause : null;
	}

	/**
	 * Return what may be attached to a failure that belongs to no statement of which the
	 * passwords are known.
	 * @param cause what the driver said
	 * @return the same, or {@code null} if it quotes SQL
	 */
	public static @Nullable SQLException withoutSql(SQLException cause) {
		ServerErrorMessage server = ServerErrors.of(cause);
		boolean quotes = server != null && (server.getWhere() != null || server.getInternalQuery() != null);
		return quotes ? null : cause;
	}

	private boolean isHarmless(@Nullable Throwable thrown, Set<Throwable> seen) {
		if (thrown == null || !seen.add(thrown)) {
			return true;
		}
		String message = String.valueOf(thrown.getMessage());
		Throwable next = (thrown instanceof SQLException error) ? error.getNextException() : null;
		return this.passwords.hide(message).equals(message) && isHarmless(thrown.getCause(), seen)
				&& isHarmless(next, seen)
				&& Arrays.stream(thrown.getSuppressed()).allMatch((suppressed) -> isHarmless(suppressed, seen));
	}

}
