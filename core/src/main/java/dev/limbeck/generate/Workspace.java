package dev.limbeck.generate;

import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Where and when new files come to be, and where their random ids come from.
 *
 * @param directory the working directory: relative paths begin here
 * @param clock the time
 * @param ids gives the UUIDs whose last twelve hex digits become ids
 */
public record Workspace(Path directory, Clock clock, Supplier<UUID> ids) {

	/**
	 * Make the path of the directory absolute.
	 */
	public Workspace {
		directory = directory.toAbsolutePath().normalize();
	}

	/**
	 * Work in a directory, now, with random ids.
	 * @param directory the working directory
	 * @return the workspace
	 */
	public static Workspace in(Path directory) {
		return new Workspace(directory, Clock.systemUTC(), UUID::randomUUID);
	}

	Path resolve(Path path) {
		return this.directory.resolve(path).normalize();
	}

	String drawId() {
		String uuid = this.ids.get().toString();
		return uuid.substring(uuid.lastIndexOf('-') + 1);
	}

}
