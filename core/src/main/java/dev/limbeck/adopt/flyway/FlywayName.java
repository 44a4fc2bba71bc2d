package dev.limbeck.adopt.flyway;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What the name of a file says to Flyway.
 *
 * @param kind what it is
 * @param version its version, or {@code null} if it is repeated
 * @param description words with blanks between them
 */
record FlywayName(Kind kind, @Nullable FlywayVersion version, String description) {

	/**
	 * Read a name.
	 * @param name without folders
	 * @param settings say how names are made
	 * @return what it says, or nothing if Flyway would pass over it
	 */
	static Optional<FlywayName> of(String name, FlywaySettings settings) {
		String suffix = settings.suffixes().stream().filter(name::endsWith).findFirst().orElse(null);
		if (suffix == null) {
			return Optional.empty();
		}
		String stem = name.substring(0, name.length() - suffix.length());
		for (Kind kind : Kind.values()) {
			String prefix = settings.prefix(kind);
			if (!prefix.isEmpty() && stem.startsWith(prefix)) {
				Optional<FlywayName> found = of(kind, stem.substring(prefix.length()), settings.separator());
				if (found.isPresent()) {
					return found;
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<FlywayName> of(Kind kind, String rest, String separator) {
		int gap = rest.indexOf(separator);
		String version = (gap < 0) ? rest : rest.substring(0, gap);
		String words = (gap < 0) ? "" : rest.substring(gap + separator.length()).replace('_', ' ');
		if (kind == Kind.REPEATABLE) {
			return (version.isEmpty() && !words.isEmpty()) ? Optional.of(new FlywayName(kind, null, words))
					: Optional.empty();
		}
		return FlywayVersion.of(version).map((number) -> new FlywayName(kind, number, words));
	}

	/**
	 * What a file is.
	 */
	enum Kind {

		/** Applied once, in the order of versions. */
		VERSIONED,

		/** Takes back what has the same version. */
		UNDO,

		/** Applied whenever it has changed. */
		REPEATABLE,

		/** Stands for all versions up to its own in an empty database. */
		BASELINE

	}

}
