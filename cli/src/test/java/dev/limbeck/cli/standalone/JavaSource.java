package dev.limbeck.cli.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles classes of revisions while a test runs.
 */
public final class JavaSource {

	private JavaSource() {
	}

	/**
	 * Compile a revision that creates a table of its own.
	 * @param classes where the class goes
	 * @param name its name, in the package {@code db.migration}
	 * @param annotation what it declares, such as {@code id = "a"}
	 */
	public static void compile(Path classes, String name, String annotation) {
		String text = """
				package db.migration;

				import java.sql.Connection;

				@dev.limbeck.java.Revision(%2$s)
				public class %1$s implements dev.limbeck.java.JavaRevision {

					public void upgrade(Connection connection) throws Exception {
						connection.createStatement().execute("CREATE TABLE %1$s (id int)");
					}

					public void downgrade(Connection connection) throws Exception {
						connection.createStatement().execute("DROP TABLE %1$s");
					}

				}
				""".formatted(name, annotation);
		try {
			Path source = Files.writeString(Files.createTempDirectory("java").resolve(name + ".java"), text);
			Files.createDirectories(classes);
			int result = ToolProvider.getSystemJavaCompiler()
				.run(null, null, null, "-d", classes.toString(), "-cp", System.getProperty("java.class.path"),
						source.toString());
			assertThat(result).isZero();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
