package dev.limbeck.cli.command;

import java.util.function.Function;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.scratch.ScratchServer;
import dev.limbeck.scratch.ScratchServers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command tries SQL.
 */
final class ScratchOption {

	@Option(names = "--scratch", paramLabel = "URL",
			description = "Where SQL is tried, in databases of its own that are dropped. Default: beside the database.")
	private @Nullable String url;

	@Option(names = "--scratch-any-version", description = "Let it be a server of another major version.")
	private boolean anyVersion;

	boolean isGiven() {
		return this.url != null || this.anyVersion;
	}

	/**
	 * Run something that may need a scratch database.
	 * @param <T> what comes of it
	 * @param invocation names the database
	 * @param target the database that scratch databases are like, or {@code null} for
	 * that of all commands
	 * @param work what may need one
	 * @return what came of it
	 */
	<T> T with(Invocation invocation, @Nullable Connector target, Function<ScratchServer, T> work) {
		try (ScratchServer scratch = ScratchServers.whenNeeded(() -> find(invocation, target))) {
			return work.apply(scratch);
		}
	}

	private ScratchServer find(Invocation invocation, @Nullable Connector target) {
		if (this.url != null) {
			Connector own = invocation.environment().database(invocation.options().withUrl(this.url)).connector();
			return ScratchServers.on(own, target, this.anyVersion);
		}
		if (target != null) {
			return ScratchServers.beside(target);
		}
		try {
			return ScratchServers.beside(invocation.database().connector());
		}
		catch (LimbeckException ex) {
			return ScratchServers.embedded(null, ScratchOption.class.getClassLoader()).orElseThrow(() -> ex);
		}
	}

}
