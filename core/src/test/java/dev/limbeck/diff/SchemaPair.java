package dev.limbeck.diff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Two schemas as SQL, each perhaps with rows.
 *
 * @param folder where {@code old.sql} and {@code new.sql} stand
 */
record SchemaPair(Path folder) {

	private static final String SINCE = "-- from PostgreSQL ";

	static List<SchemaPair> all(Path folder) {
		try (Stream<Path> folders = Files.list(folder)) {
			return folders.filter((pair) -> Files.exists(pair.resolve("old.sql")))
				.sorted(Comparator.comparing(Path::getFileName))
				.map(SchemaPair::new)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	String name() {
		return this.folder.getFileName().toString();
	}

	/**
	 * Return whether a server knows what the schemas need.
	 * @param version its major version
	 * @return whether the pair can be tried there
	 */
	boolean isFor(int version) {
		String first = schema(Side.OLD).lines().findFirst().orElse("");
		return !first.startsWith(SINCE) || version >= Integer.parseInt(first.substring(SINCE.length()));
	}

	String schema(Side side) {
		return text(side.file + ".sql");
	}

	String rows(Side side) {
		return text("rows-" + side.file + ".sql");
	}

	private String text(String name) {
		try {
			Path file = this.folder.resolve(name);
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return name();
	}

	/**
	 * One of the two.
	 */
	enum Side {

		OLD("old"), NEW("new");

		private final String file;

		Side(String file) {
			this.file = file;
		}

		Side other() {
			return (this == OLD) ? NEW : OLD;
		}

	}

}
