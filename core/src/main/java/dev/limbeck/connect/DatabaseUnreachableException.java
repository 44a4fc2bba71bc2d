package dev.limbeck.connect;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

/**
 * No usable connection to the database: it did not answer in time, or it refused for a
 * reason that waiting does not mend. The code says which. The driver's exception is not
 * its cause, because its message may hold the URL or the password.
 */
public final class DatabaseUnreachableException extends LimbeckException {

	private static final long serialVersionUID = 1L;

	DatabaseUnreachableException(String code, String description, String action, @Nullable String sqlState) {
		super(code, description, action, null, sqlState);
	}

}
