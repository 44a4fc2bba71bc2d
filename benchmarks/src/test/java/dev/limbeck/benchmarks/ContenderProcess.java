package dev.limbeck.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contender in a Java process of its own, with the defaults of the JVM.
 */
final class ContenderProcess {

	private static final Pattern SELF_MEASURED = Pattern.compile("BENCH wall=(\\d+) cpu=(\\d+).*");

	private final ClassPath classPath;

	private final Path log;

	private final List<String> options;

	/**
	 * Make it ready to run.
	 * @param classPath of this module
	 * @param log where goes what it says
	 * @param options for the JVM
	 */
	ContenderProcess(ClassPath classPath, Path log, List<String> options) {
		this.classPath = classPath;
		this.log = log;
		this.options = options;
	}

	/**
	 * Run a tool by itself.
	 * @param contender the tool
	 * @param target what it is to bring up to date
	 * @return what it took
	 */
	Measurement run(Contender contender, Target target) {
		if (contender == Contender.PSQL) {
			return PsqlRun.run(target, this.log);
		}
		List<String> command = java(this.classPath.of(contender));
		command.addAll(List.of(contender.main(), target.address(), target.database(),
				contender.files(target.history()).toString()));
		return start(command, false);
	}

	/**
	 * Start an application until it is ready.
	 * @param contender the tool that it has
	 * @param target what the tool is to bring up to date
	 * @return what it took, from the start of the process
	 */
	Measurement startApplication(Contender contender, Target target) {
		List<String> command = java(this.classPath.ofApplication(contender));
		command.addAll(List.of("dev.limbeck.benchmarks.application.BenchmarkApplication", "--server.port=0",
				"--spring.datasource.url=" + target.jdbcUrl(), "--spring.datasource.username=postgres",
				"--spring.datasource.password=postgres", "--spring.main.banner-mode=off",
				"--limbeck.locations=filesystem:" + target.history().limbeck(),
				"--spring.flyway.locations=filesystem:" + target.history().flyway(),
				"--spring.liquibase.change-log=file:" + target.history().changelog()));
		return start(command, true);
	}

	private List<String> java(String jars) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
		command.addAll(this.options);
		command.addAll(List.of("-cp", jars));
		return command;
	}

	private Measurement start(List<String> command, boolean fromOutside) {
		try {
			long start = System.nanoTime();
			Process process = new ProcessBuilder(command).redirectError(this.log.toFile()).start();
			Measurement measured = null;
			for (String line : (Iterable<String>) process.inputReader().lines()::iterator) {
				Matcher own = SELF_MEASURED.matcher(line);
				if (own.matches()) {
					long wall = fromOutside ? System.nanoTime() - start : micros(own.group(1)).toNanos();
					measured = new Measurement(Duration.ofNanos(wall), micros(own.group(2)));
				}
			}
			if (process.waitFor() != 0 || measured == null) {
				throw new IllegalStateException("It failed, see " + this.log + ": " + String.join(" ", command));
			}
			return measured;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Duration micros(String digits) {
		return Duration.of(Long.parseLong(digits), ChronoUnit.MICROS);
	}

}
