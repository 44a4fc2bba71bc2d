package dev.limbeck.cli.result;

import dev.limbeck.LimbeckException;

/**
 * A command was asked for in a way that it cannot follow; nothing was done.
 */
public final class UsageException extends LimbeckException {

	private static final long serialVersionUID = 1L;

	/**
	 * Create a new failure.
	 * @param description what cannot be followed and why
	 * @param action what to write instead
	 */
	public UsageException(String description, String action) {
		this("usage", description, action);
	}

	/**
	 * Create a new failure with a code of its own.
	 * @param code stable identification for programs, in kebab case
	 * @param description what cannot be followed and why
	 * @param action what to write instead
	 */
	public UsageException(String code, String description, String action) {
		super(code, description, action);
	}

}
