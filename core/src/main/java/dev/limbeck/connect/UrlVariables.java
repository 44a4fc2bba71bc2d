package dev.limbeck.connect;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.limbeck.UnfitFileException;
import org.jspecify.annotations.Nullable;

/**
 * Reads variables and the secret files they name, and remembers which ones were used.
 */
final class UrlVariables {

	/** What to do if a file is not what its variable promises. */
	static final String UNREADABLE = "Name a regular file of at most 1 MiB, in UTF-8, that this process may read, or remove ";

	private static final String PATH = "(/|\\./|\\.\\./|~|[A-Za-z]:[\\\\/]).*";

	private final Function<String, @Nullable String> variables;

	private final DatabaseVariables.SecretFiles files;

	private final UrlProblems problems;

	private final Set<String> used = new LinkedHashSet<>();

	private @Nullable ConnectionService service;

	UrlVariables(Function<String, @Nullable String> variables, DatabaseVariables.SecretFiles files,
			UrlProblems problems) {
		this.variables = variables;
		this.files = files;
		this.problems = problems;
	}

	UrlProblems problems() {
		return this.problems;
	}

	/**
	 * Let an entry stand above libpq's variables.
	 * @param entry what it says
	 */
	void service(ConnectionService entry) {
		this.service = entry;
	}

	/**
	 * Return the first of the variables that is set, be it itself or as a file.
	 * @param names the variables, the strongest first
	 * @return the name that was used and the text, without line ends behind it; or the
	 * connection service that stands above it
	 */
	Optional<Setting> read(List<String> names) {
		for (String name : names) {
			Optional<Setting> served = Optional.ofNullable(this.service).flatMap((entry) -> entry.inPlaceOf(name));
			if (served.isPresent()) {
				return served;
			}
			Optional<Setting> setting = read(name);
			if (setting.isPresent()) {
				this.used.add(setting.get().variable());
				return setting;
			}
		}
		return Optional.empty();
	}

	boolean isSet(String name) {
		return !value(name).isEmpty();
	}

	/**
	 * Whether a variable is there at all, with or without a value.
	 * @param name the variable
	 * @return whether it is, itself or as a file
	 */
	boolean isPresent(String name) {
		return this.variables.apply(name) != null || isSet(name + UrlVariableNames.FILE);
	}

	String value(String name) {
		String value = this.variables.apply(name);
		return (value != null) ? cleaned(name, value) : "";
	}

	// Nothing is taken from a password but the end of its line.
	private static String cleaned(String name, String value) {
		return UrlVariableNames.PASSWORDS.contains(name) ? withoutLineEnds(value) : UrlText.clean(value);
	}

	/**
	 * Return what was used, in the order of use.
	 * @return names of variables
	 */
	Set<String> used() {
		return this.used;
	}

	/**
	 * Return what is set to no effect.
	 * @return names of variables
	 */
	List<String> unused() {
		return UrlVariableNames.all().stream().filter((name) -> isSet(name) && !this.used.contains(name)).toList();
	}

	private Optional<Setting> read(String name) {
		String file = name + UrlVariableNames.FILE;
		String value = value(name);
		if (UrlText.isTooLong(value) && !UrlVariableNames.PASSWORDS.contains(name)) {
			this.problems.add(name + " has " + value.length() + " characters, more than " + UrlText.LONGEST,
					"Check where its value ends.");
			return Optional.empty();
		}
		if (!isSet(file)) {
			return (!value.isEmpty()) ? Optional.of(new Setting(name, value)) : Optional.empty();
		}
		if (!value.isEmpty()) {
			this.problems.add("both " + name + " and " + file + " are set (but are exclusive)",
					"Remove " + name + " or " + file + ".");
			return Optional.of(new Setting(name, value));
		}
		String content = content(file, value(file));
		return (!content.isEmpty()) ? Optional.of(new Setting(file, content)) : Optional.empty();
	}

	private String content(String variable, String path) {
		try {
			return cleaned(variable.substring(0, variable.length() - UrlVariableNames.FILE.length()),
					this.files.read(path));
		}
		catch (IOException | InvalidPathException ex) {
			String shown = (path.matches(PATH)) ? path : "what does not look like a path (not shown)";
			this.problems.add(variable + " names " + shown + ", which " + UnfitFileException.reason(ex),
					UNREADABLE + variable + ".");
			return "";
		}
	}

	/**
	 * Read a file.
	 * @param path its path
	 * @return its text
	 * @throws IOException if it cannot be read
	 */
	String content(String path) throws IOException {
		return this.files.read(path);
	}

	/*
	 * Like $(< file) in a shell, also for files from Windows.
	 */
	private static String withoutLineEnds(String text) {
		int from = text.startsWith("\ufeff") ? 1 : 0;
		int to = text.length();
		while (to > from && "\r\n".indexOf(text.charAt(to - 1)) >= 0) {
			to--;
		}
		return text.substring(from, to);
	}

	/**
	 * A variable and its text.
	 *
	 * @param variable the name, with {@code _FILE} if the text is from a file; or the
	 * connection service that says it
	 * @param text not empty
	 */
	record Setting(String variable, String text) {

		/**
		 * Tell whether it is a variable's, be it from a file.
		 * @param name the variable
		 * @return whether it comes from it
		 */
		boolean isOf(String name) {
			return this.variable.equals(name) || this.variable.equals(name + UrlVariableNames.FILE);
		}

	}

}
