package dev.limbeck;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a user can understand and mend: what happened and why, and what to do.
 * Neither text ever holds a secret, or a character that steers a terminal, and no line of
 * them is longer than people read.
 */
public class LimbeckException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String code;

	private final String description;

	private final String action;

	private final @Nullable String sqlState;

	/**
	 * Create a new failure.
	 * @param code stable identification for programs, in kebab case
	 * @param description what happened and why, as one or more lines
	 * @param action what the user can do about it, as one or more lines
	 */
	public LimbeckException(String code, String description, String action) {
		this(code, description, action, null);
	}

	/**
	 * Create a new failure with a cause. The message of the cause is never shown to users
	 * by Limbeck.
	 * @param code stable identification for programs, in kebab case
	 * @param description what happened and why, as one or more lines
	 * @param action what the user can do about it, as one or more lines
	 * @param cause the technical cause, if any
	 */
	public LimbeckException(String code, String description, String action, @Nullable Throwable cause) {
		this(code, description, action, cause, null);
	}

	/**
	 * Create a new failure that the server has caused.
	 * @param code stable identification for programs, in kebab case
	 * @param description what happened and why, as one or more lines
	 * @param action what the user can do about it, as one or more lines
	 * @param cause the technical cause, if any
	 * @param sqlState the server's code, if it was the server that refused
	 */
	public LimbeckException(String code, String description, String action, @Nullable Throwable cause,
			@Nullable String sqlState) {
		super(shown(description), cause);
		this.code = code;
		this.description = shown(description);
		this.action = shown(action);
		this.sqlState = sqlState;
	}

	private static String shown(String text) {
		return VisibleText.of(LongLines.cut(text));
	}

	/**
	 * Return description and action, so that a stack trace, too, says what to do.
	 */
	@Override
	public String toString() {
		return super.toString() + "\n" + this.action;
	}

	/**
	 * Return the stable identification of this kind of failure, in kebab case.
	 * @return the code
	 */
	public final String code() {
		return this.code;
	}

	/**
	 * Return what happened and why.
	 * @return one or more lines
	 */
	public final String description() {
		return this.description;
	}

	/**
	 * Return what the user can do about it.
	 * @return one or more lines
	 */
	public final String action() {
		return this.action;
	}

	/**
	 * Return the server's code.
	 * @return the SQLSTATE, or {@code null} if it was not the server that refused
	 */
	public final @Nullable String sqlState() {
		return this.sqlState;
	}

}
