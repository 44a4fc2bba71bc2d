package dev.limbeck.generate;

/**
 * The text of a new file with settings: one that is set, and the others as comments.
 */
final class SettingsText {

	private static final String TEXT = """
			# Settings of Limbeck's command line. In a Spring Boot application the same keys stand in application.properties.
			# The database comes from the environment (DATABASE_URL and others) or from --url.

			# Folders with revision files, separated by commas, relative to the working directory
			limbeck.locations=%s

			# The schema in which the database remembers its revisions
			#limbeck.ledger.schema=public

			# How long to wait for the database, and for another process that migrates but does nothing
			#limbeck.wait.timeout=60s
			#limbeck.lock.wait=10m

			# New revision files: their names ({ss}, {epoch} and / for folders are possible, too), the time zone of the names,
			# and the most characters of the message in them
			#limbeck.revision.pattern=%s
			#limbeck.revision.time-zone=UTC
			#limbeck.revision.slug-length=%d

			# A template of new revision files, and a command to run on each, such as a formatter
			#limbeck.revision.template=revision.sql.template
			#limbeck.revision.after-write=pg_format --inplace {file}
			""";

	private SettingsText() {
	}

	/**
	 * Make the text.
	 * @param location the value of {@code limbeck.locations}
	 * @return the text, for a file in UTF-8
	 */
	static String of(String location) {
		RevisionFileSettings settings = RevisionFileSettings.DEFAULT;
		return String.format(TEXT, escaped(location), settings.pattern(), settings.slugLength());
	}

	// A blank at the beginning of a value would be lost.
	private static String escaped(String value) {
		return value.replace("\\", "\\\\").replaceFirst("^(?=\\s)", "\\\\");
	}

}
