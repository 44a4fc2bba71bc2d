package dev.limbeck.cli.environment;

import java.io.PrintWriter;

import org.jspecify.annotations.Nullable;

/**
 * Where a command writes, and whom it can ask.
 */
public interface Terminal {

	/**
	 * Return what takes the result of a command and nothing else.
	 * @return standard output
	 */
	PrintWriter out();

	/**
	 * Return what takes errors and questions.
	 * @return standard error
	 */
	PrintWriter err();

	/**
	 * Return whether a person is there to answer.
	 * @return whether {@link #readLine()} makes sense
	 */
	boolean isInteractive();

	/**
	 * Return whether standard output is shown, and not taken by a program or a file.
	 * @return whether a terminal takes it
	 */
	default boolean isSeen() {
		return isInteractive();
	}

	/**
	 * Return whether what is written may be coloured.
	 * @return whether a person sees it, and has not set {@code NO_COLOR}
	 */
	default boolean showsColors() {
		return false;
	}

	/**
	 * Read what the person types.
	 * @return a line, or {@code null} at the end of the input
	 */
	@Nullable String readLine();

}
