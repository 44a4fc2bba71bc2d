package dev.limbeck.connect;

import dev.limbeck.LimbeckException;

/**
 * A database URL, or a variable that stands for a part of it, that cannot be understood.
 * Its texts never hold a password, nor the URL itself.
 */
public final class DatabaseUrlException extends LimbeckException {

	private static final long serialVersionUID = 1L;

	DatabaseUrlException(String description, String action) {
		super("malformed-url", description, action);
	}

}
