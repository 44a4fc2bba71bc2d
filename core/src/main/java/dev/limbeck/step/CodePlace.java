package dev.limbeck.step;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The line of a user's class that was left by an exception.
 *
 * @param frame the frame of the stack
 */
public record CodePlace(StackTraceElement frame) {

	/**
	 * Find the place.
	 * @param thrown the exception
	 * @param classes the names of the user's classes; those nested in them count, too
	 * @return the innermost place in one of them, or {@code null} if there is none
	 */
	public static @Nullable CodePlace of(Throwable thrown, List<String> classes) {
		return Arrays.stream(thrown.getStackTrace())
			.filter((frame) -> classes.stream().anyMatch((name) -> isIn(frame.getClassName(), name)))
			.findFirst()
			.map(CodePlace::new)
			.orElse(null);
	}

	private static boolean isIn(String frame, String name) {
		return frame.equals(name) || frame.startsWith(name + "$");
	}

	/**
	 * Return the names of an object's class and what it extends.
	 * @param object any object
	 * @return names, but not those of the JDK's classes
	 */
	public static List<String> classesOf(Object object) {
		List<String> names = new ArrayList<>();
		for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getClassLoader() != null) {
				names.add(type.getName());
			}
		}
		return names;
	}

	/**
	 * Return the place for people.
	 * @return such as {@code db.migration.FillDueDates.upgrade(FillDueDates.java:23)}
	 */
	@Override
	public String toString() {
		String method = this.frame.getMethodName().replaceFirst("^lambda\\$(\\w+)\\$\\d+$", "$1");
		String file = (this.frame.getFileName() != null) ? this.frame.getFileName() : "unknown source";
		String line = (this.frame.getLineNumber() > 0) ? ":" + this.frame.getLineNumber() : "";
		return this.frame.getClassName() + "." + method + "(" + file + line + ")";
	}

}
