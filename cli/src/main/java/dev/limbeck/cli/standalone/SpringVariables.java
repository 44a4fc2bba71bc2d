package dev.limbeck.cli.standalone;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseVariables.Resolved;
import org.jspecify.annotations.Nullable;

/**
 * What Spring Boot's own variables say about the database: those of JDBC first, then
 * those of R2DBC.
 *
 * @param variables all variables
 */
record SpringVariables(Variables variables) {

	private static final String JDBC = "SPRING_DATASOURCE_";

	private static final String REACTIVE = "SPRING_R2DBC_";

	private static final List<String> NAMES = Stream.of(JDBC, REACTIVE)
		.flatMap((group) -> Stream.of(group + "URL", group + "USERNAME", group + "PASSWORD"))
		.toList();

	/**
	 * Find the database.
	 * @return where it is, if one of the variables says so
	 * @throws LimbeckException if what says so cannot be understood
	 */
	Optional<Resolved> find() {
		return find(JDBC, DatabaseUrl::parse)
			.or(() -> find(REACTIVE, (text, source) -> new ReactiveUrl(text, source).toJdbc()));
	}

	private Optional<Resolved> find(String group, BiFunction<String, String, DatabaseUrl> reader) {
		String source = group + "URL";
		String text = text(source);
		if (text == null) {
			return Optional.empty();
		}
		DatabaseUrl url = reader.apply(text, source);
		String user = (url.user() != null) ? url.user() : text(group + "USERNAME");
		String password = (url.password() != null) ? url.password() : text(group + "PASSWORD");
		List<String> unused = NAMES.stream()
			.filter((name) -> !name.equals(source))
			.filter((name) -> !name.equals(group + "USERNAME") || url.user() != null)
			.filter((name) -> !name.equals(group + "PASSWORD") || url.password() != null)
			.filter(this::isSet)
			.toList();
		return Optional.of(new Resolved(
				new DatabaseUrl(url.hosts(), url.database(), user, password, url.parameters(), url.warnings()), source,
				unused));
	}

	/**
	 * Return the variables that are set, of which none counts if something else says
	 * where the database is.
	 * @return their names
	 */
	List<String> unused() {
		return NAMES.stream().filter(this::isSet).toList();
	}

	private boolean isSet(String name) {
		return text(name) != null;
	}

	private @Nullable String text(String name) {
		String text = this.variables.get(name);
		return (text != null && !text.isBlank()) ? text : null;
	}

}
