package dev.limbeck;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The environment variables that the build hides from tests.
 */
public final class HiddenVariables {

	private static final Path FILE = Path.of("..", "src", "test-environment", "hidden-variables.properties");

	private HiddenVariables() {
	}

	/**
	 * Return all of them.
	 * @return their names
	 */
	public static Set<String> all() {
		return Arrays.stream(properties().getProperty("hidden-environment-variables").split(","))
			.map((group) -> group.replaceAll("[${}]", ""))
			.flatMap((group) -> in(group).stream())
			.collect(Collectors.toSet());
	}

	/**
	 * Return those of one group.
	 * @param group the name of its property, such as {@code hidden.limbeck}
	 * @return their names
	 */
	public static Set<String> in(String group) {
		return Set.of(properties().getProperty(group).split(","));
	}

	private static Properties properties() {
		Properties properties = new Properties();
		try (Reader reader = Files.newBufferedReader(FILE)) {
			properties.load(reader);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return properties;
	}

}
