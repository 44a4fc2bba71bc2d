package dev.limbeck.migrate;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import dev.limbeck.LimbeckException;

/**
 * An upgrade in a thread of its own that is expected to fail.
 */
final class BackgroundRun {

	private final CompletableFuture<LimbeckException> end = new CompletableFuture<>();

	private final Thread thread;

	BackgroundRun(Migrator migrator) {
		this(migrator::upgrade);
	}

	BackgroundRun(Supplier<MigrationReport> migration) {
		this.thread = new Thread(() -> run(migration), "run");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	private void run(Supplier<MigrationReport> migration) {
		try {
			this.end.completeExceptionally(new AssertionError(migration.get().summary()));
		}
		catch (LimbeckException ex) {
			this.end.complete(ex);
		}
		catch (RuntimeException | Error ex) {
			this.end.completeExceptionally(ex);
		}
	}

	Thread thread() {
		return this.thread;
	}

	LimbeckException interrupt() {
		this.thread.interrupt();
		return end();
	}

	LimbeckException end() {
		return Objects.requireNonNull(this.end.join());
	}

}
