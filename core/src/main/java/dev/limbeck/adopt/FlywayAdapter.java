package dev.limbeck.adopt;

import java.util.List;
import java.util.stream.Collectors;

import dev.limbeck.adopt.project.ForeignClass;

/**
 * The source of a revision in Java that runs a migration of Flyway as it is.
 *
 * @param packageName where it comes to lie, such as {@code db.limbeck}
 */
record FlywayAdapter(String packageName) {

	private static final String SOURCE = """
			package %1$s;

			import java.sql.Connection;

			import dev.limbeck.java.JavaRevision;
			import dev.limbeck.java.Revision;
			import org.flywaydb.core.api.configuration.Configuration;
			import org.flywaydb.core.api.configuration.FluentConfiguration;
			import org.flywaydb.core.api.migration.Context;

			/**
			 * Runs {@link %2$s}, a migration of Flyway, as it is.
			 */
			@Revision(id = %3$s, revises = { %4$s }, description = %5$s)
			public class %6$s implements JavaRevision {

				@Override
				public void upgrade(Connection connection) throws Exception {
					new %2$s().migrate(new Context() {

						@Override
						public Configuration getConfiguration() {
							return new FluentConfiguration();
						}

						@Override
						public Connection getConnection() {
							return connection;
						}

					});
				}

			}
			""";

	/**
	 * Write it.
	 * @param migration the class
	 * @param id of the revision
	 * @param parents ids of its parents
	 * @param description what it does
	 * @return the class that runs it
	 */
	AdoptedClass write(ForeignClass migration, String id, List<String> parents, String description) {
		String name = "Runs_" + migration.simpleName();
		String text = String.format(SOURCE, this.packageName, migration.name(), quoted(id),
				parents.stream().map(FlywayAdapter::quoted).collect(Collectors.joining(", ")), quoted(description),
				name);
		return new AdoptedClass(this.packageName + "." + name, id, migration.file(), text.replace("{  }", "{}"));
	}

	private static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

}
