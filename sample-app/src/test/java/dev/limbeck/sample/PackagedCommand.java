package dev.limbeck.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.limbeck.postgres.PostgresDatabase;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How to run a command of Limbeck inside the application, as a rule from its jar.
 *
 * @param launch jar and environment
 * @param directory the working directory, or {@code null} for the one that it has by
 * itself
 * @param options options of Java
 */
record PackagedCommand(ApplicationLaunch launch, @Nullable Path directory, List<String> options) {

	/** Only a command that hangs takes so long. */
	private static final long SECONDS = 90;

	static PackagedCommand on(PostgresDatabase database) {
		return of(ApplicationLaunch.ofPackaged().with("DATABASE_URL", GuardedServer.url(database)));
	}

	/**
	 * Run classes before there is a jar.
	 * @param database where
	 * @return how to, with {@link #runClasses}
	 */
	static PackagedCommand beforeThereIsAJar(PostgresDatabase database) {
		return of(ApplicationLaunch.ofPackagedJar().with("DATABASE_URL", GuardedServer.url(database)));
	}

	static PackagedCommand of(ApplicationLaunch launch) {
		return new PackagedCommand(launch, null, List.of());
	}

	PackagedCommand in(Path newDirectory) {
		return new PackagedCommand(this.launch.asJar(), newDirectory, this.options);
	}

	PackagedCommand options(String... newOptions) {
		return new PackagedCommand(this.launch, this.directory, List.of(newOptions));
	}

	/**
	 * Run it to its end.
	 * @param arguments arguments of the application, but for the first one
	 * @return what came of it
	 */
	Outcome run(String... arguments) {
		return run(this.launch.program(), arguments);
	}

	/**
	 * Run it to its end, but not from the jar.
	 * @param classPath where the classes are
	 * @param arguments arguments of the application, but for the first one
	 * @return what came of it
	 */
	Outcome runClasses(String classPath, String... arguments) {
		return run(List.of("-cp", classPath, RemindersApplication.class.getName()), arguments);
	}

	private Outcome run(List<String> program, String... arguments) {
		List<String> all = new ArrayList<>(this.options);
		all.addAll(program);
		all.add("limbeck");
		ProcessBuilder process = this.launch.java(all, List.of(arguments));
		return run((this.directory != null) ? process.directory(this.directory.toFile()) : process);
	}

	private static Outcome run(ProcessBuilder builder) {
		try {
			Path output = Files.createTempFile("command", ".out");
			Path errors = Files.createTempFile("command", ".err");
			Process process = builder.redirectErrorStream(false)
				.redirectOutput(output.toFile())
				.redirectError(errors.toFile())
				.start();
			if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
				process.destroyForcibly().waitFor();
			}
			return new Outcome(process.exitValue(), Files.readString(output), Files.readString(errors));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What came of a command.
	 *
	 * @param exitCode the exit code of the process
	 * @param output what it wrote to standard output
	 * @param errors what it wrote to standard error
	 */
	record Outcome(int exitCode, String output, String errors) {

		/**
		 * Expect that it came to a good end, without a start of the application.
		 * @return what it wrote to standard output
		 */
		String succeeded() {
			assertThat(this.exitCode).as(toString()).isZero();
			assertThat(this.errors).doesNotContain("RemindersApplication", "Tomcat", "Spring Boot ::");
			return this.output;
		}

	}

}
