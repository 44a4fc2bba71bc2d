package dev.limbeck.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One psql that executes all files, statement by statement.
 */
final class PsqlRun {

	/** What a POSIX shell says last of the processor time of its children. */
	private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

	private PsqlRun() {
	}

	static boolean isInstalled() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "psql")));
	}

	/**
	 * Run.
	 * @param target where the files are to be executed
	 * @param log where goes what it says
	 * @return what it took, the start of the process included
	 */
	static Measurement run(Target target, Path log) {
		try {
			List<String> command = new ArrayList<>(List.of("sh", "-c", "\"$@\" || exit; times", "sh", "psql", "-qX",
					"-v", "ON_ERROR_STOP=1", "-h", "localhost", "-p", Integer.toString(target.port()), "-U", "postgres",
					"-d", target.database()));
			try (Stream<Path> files = Files.list(target.history().plain())) {
				files.sorted().forEach((file) -> command.addAll(List.of("-f", file.toString())));
			}
			return run(new ProcessBuilder(command).redirectError(log.toFile()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Measurement run(ProcessBuilder builder) throws IOException {
		long start = System.nanoTime();
		Process process = builder.start();
		List<String> lines = process.inputReader().lines().toList();
		Duration wall = Duration.ofNanos(System.nanoTime() - start);
		Matcher times = TIMES.matcher(lines.isEmpty() ? "" : lines.get(lines.size() - 1));
		if (!times.matches()) {
			throw new IllegalStateException("psql failed: " + String.join(" ", lines));
		}
		return new Measurement(wall, time(times, 1).plus(time(times, 3)));
	}

	private static Duration time(Matcher times, int group) {
		double seconds = Double.parseDouble(times.group(group + 1));
		return Duration.ofMinutes(Long.parseLong(times.group(group))).plusMillis(Math.round(seconds * 1000));
	}

}
