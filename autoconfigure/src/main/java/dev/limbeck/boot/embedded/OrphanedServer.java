package dev.limbeck.boot.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.limbeck.LimbeckException;
import dev.limbeck.log.LogFields;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server that a killed application left behind in a data directory. While an
 * application is alive it holds a lock on a file in there.
 */
class OrphanedServer {

	private static final Logger logger = LoggerFactory.getLogger(OrphanedServer.class);

	private static final long PATIENCE = 10;

	private final Path directory;

	OrphanedServer(Path directory) {
		this.directory = directory;
	}

	/**
	 * Stop the server, if there is one.
	 * @throws LimbeckException if a live application uses it
	 */
	void stop() {
		Path lockFile = this.directory.resolve("epg-lock");
		if (Files.exists(lockFile)) {
			stopUnlessLocked(lockFile);
		}
		refuseStranger();
	}

	private void stopUnlessLocked(Path lockFile) {
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			if (lock == null) {
				throw inUse();
			}
			process().ifPresent(this::stop);
		}
		catch (OverlappingFileLockException ex) {
			throw inUse();
		}
		catch (IOException ex) {
			LogFields.NONE.debug(logger)
				.causedBy(ex)
				.log("Whether a server is left in {} cannot be told", this.directory);
		}
	}

	private LimbeckException inUse() {
		return new LimbeckException("embedded-server-in-use",
				"Another application runs the embedded PostgreSQL in " + this.directory + ".",
				"Stop it, or choose another limbeck.database.embedded-directory.");
	}

	// What is not proven to be this server is left alone: a process id is given again.
	private Optional<ProcessHandle> process() throws IOException {
		Path file = this.directory.resolve("postmaster.pid");
		PostmasterFile written = Files.exists(file) ? PostmasterFile.read(file) : null;
		if (written == null) {
			return Optional.empty();
		}
		Optional<ProcessHandle> named = ProcessHandle.of(written.pid());
		Optional<ProcessHandle> server = written.isOf(this.directory) ? named.filter(written::isWrittenBy)
				: Optional.empty();
		return server;
	}

	// PostgreSQL does not start beside such a process, and when the start is given up its
	// own tools would end whatever process the file names.
	private void refuseStranger() {
		Path file = this.directory.resolve("postmaster.pid");
		PostmasterFile.pid(file)
			.flatMap(ProcessHandle::of)
			.filter((process) -> process.isAlive() && process.pid() != ProcessHandle.current().pid())
			.ifPresent((process) -> {
				throw new LimbeckException("embedded-server-in-use",
						file + " names process " + process.pid()
								+ ", which is not known to be a server that an application has left behind there.",
						"Delete that file if no PostgreSQL runs in this directory, or choose another "
								+ "limbeck.database.embedded-directory.");
			});
	}

	private void stop(ProcessHandle server) {
		LogFields.NONE.info(logger)
			.log("Stopping the embedded PostgreSQL that a killed application left behind in {}", this.directory);
		server.destroy();
		try {
			server.onExit().get(PATIENCE, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			LogFields.NONE.warn(logger).log("The server with process id {} does not stop", server.pid());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
