package dev.limbeck.connect;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Finds the database in variables: {@code DATABASE_URL} and its relatives, the variables
 * of images and platforms for single parts, and libpq's. An empty variable is none,
 * unless it stands for a URL, a host or a connection service; every variable may end in
 * {@code _FILE} and name a file that holds the value, except those of libpq's parameters.
 */
public final class DatabaseVariables {

	private final Function<String, @Nullable String> variables;

	private final SecretFiles files;

	/**
	 * Create a finder.
	 * @param variables returns the value of a variable, {@code null} if it is not set
	 * @param files reads the files that {@code _FILE} variables name
	 */
	public DatabaseVariables(Function<String, @Nullable String> variables, SecretFiles files) {
		this.variables = variables;
		this.files = files;
	}

	/**
	 * Return what the strongest URL variable says ({@code DATABASE_URL},
	 * {@code JDBC_DATABASE_URL}, {@code POSTGRES_URL}); parts that it leaves out are
	 * taken from the variables of the parts, as libpq does.
	 * @return the URL, or nothing if no URL variable is set
	 * @throws DatabaseUrlException if a variable is empty or cannot be understood, with
	 * all reasons
	 */
	public Optional<Resolved> url() {
		UrlProblems problems = new UrlProblems();
		UrlVariables reader = new UrlVariables(this.variables, this.files, problems);
		Optional<String> first = UrlVariableNames.URL.stream().filter(reader::isPresent).findFirst();
		first.ifPresent((name) -> refuseEmpty(name, reader));
		Optional<UrlVariables.Setting> setting = reader.read(UrlVariableNames.URL);
		problems.throwIfAny();
		first.filter((name) -> setting.filter((found) -> found.isOf(name)).isEmpty())
			.ifPresent((name) -> problems.add(name + UrlVariableNames.FILE + " names a file that is empty",
					"Write the URL into it, or unset it. " + UrlText.EXAMPLE));
		problems.throwIfAny();
		return setting.map((found) -> {
			UrlParts parts = UrlParser.parse(found.text(), problems.in(found.variable()));
			problems.throwIfAny();
			return resolve(reader, parts, found.variable());
		});
	}

	/**
	 * Fill in what a URL leaves out from the variables of the parts, as libpq does; the
	 * URL variables do not count.
	 * @param url the URL, in any common form
	 * @param source who says it, in the place of a variable
	 * @return the URL
	 * @throws DatabaseUrlException if it or a variable cannot be understood, with all
	 * reasons
	 */
	public Resolved completed(String url, String source) {
		if (isBlank(url)) {
			throw new DatabaseUrlException(source + " is empty.",
					"Write a URL such as postgresql://user@host/database.");
		}
		UrlProblems problems = new UrlProblems();
		UrlVariables reader = new UrlVariables(this.variables, this.files, problems);
		UrlParts parts = UrlParser.parse(url, problems.in(source));
		problems.throwIfAny();
		reader.used().add(source);
		return resolve(reader, parts, source);
	}

	/**
	 * Return what the variables of the parts say, such as {@code DB_HOST} or
	 * {@code POSTGRES_PASSWORD_FILE}.
	 * @return a URL with these parts, or nothing if none of them is set
	 * @throws DatabaseUrlException if a variable cannot be understood, with all reasons
	 */
	public Optional<Resolved> components() {
		UrlVariables reader = new UrlVariables(this.variables, this.files, new UrlProblems());
		boolean set = UrlVariableNames.partsAndService()
			.anyMatch((name) -> reader.isSet(name) || reader.isSet(name + UrlVariableNames.FILE))
				|| UrlVariableNames.places().anyMatch(reader::isPresent);
		return (set) ? Optional.of(resolve(reader, new UrlParts(), "")) : Optional.empty();
	}

	/**
	 * Return the variables that are set, of which none counts if something else says
	 * where the database is.
	 * @return names of variables, those that end in {@code _FILE} included
	 */
	public List<String> unused() {
		// The driver reads it itself, whoever says where the database is.
		return new UrlVariables(this.variables, this.files, new UrlProblems()).unused()
			.stream()
			.filter((name) -> !name.equals(UrlVariableNames.PASSWORD_FILE))
			.toList();
	}

	/**
	 * Return every variable that is looked at.
	 * @return names, those that end in {@code _FILE} included
	 */
	public static Set<String> names() {
		return Set.copyOf(UrlVariableNames.all());
	}

	/**
	 * Return the variables that hold a URL or a password, or the path of a file with one.
	 * @return names
	 */
	public static Set<String> secretNames() {
		return Set.copyOf(UrlVariableNames.secrets());
	}

	// Whoever set it meant a database, and no default can be that one.
	private static void refuseEmpty(String name, UrlVariables reader) {
		if (isBlank(reader.value(name)) && !reader.isSet(name + UrlVariableNames.FILE)) {
			reader.problems().add(name + " is set, but empty", "Set it to a URL, or unset it. " + UrlText.EXAMPLE);
		}
	}

	/*
	 * Quotes around nothing are nothing.
	 */
	private static boolean isBlank(String value) {
		return UrlText.clean(value).isEmpty();
	}

	private static Resolved resolve(UrlVariables reader, UrlParts parts, String url) {
		new UrlCompletion(reader, parts).complete(url);
		reader.problems().throwIfAny();
		String note = parts.namesHost() ? "" : " (names no host)";
		return new Resolved(parts.toUrl(), String.join(", ", reader.used()) + note, reader.unused());
	}

	/**
	 * Reads the file that a {@code _FILE} variable names.
	 */
	@FunctionalInterface
	public interface SecretFiles {

		/**
		 * Read a file.
		 * @param path the value of the variable
		 * @return the content as text
		 * @throws IOException if there is no such file or it cannot be read
		 */
		String read(String path) throws IOException;

	}

	/**
	 * A database URL and where it came from.
	 *
	 * @param url the URL, with what the variables leave open left open
	 * @param source names of the variables it was made from, separated by commas
	 * @param unused names of variables that are set to no effect
	 */
	public record Resolved(DatabaseUrl url, String source, List<String> unused) {

		/**
		 * Copy the list.
		 */
		public Resolved {
			unused = List.copyOf(unused);
		}

	}

}
