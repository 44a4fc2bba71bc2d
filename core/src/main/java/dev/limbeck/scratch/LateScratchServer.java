package dev.limbeck.scratch;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * A server that is looked for when it is first needed.
 */
final class LateScratchServer implements ScratchServer {

	private final Supplier<ScratchServer> supplier;

	private @Nullable ScratchServer found;

	LateScratchServer(Supplier<ScratchServer> supplier) {
		this.supplier = supplier;
	}

	private ScratchServer server() {
		if (this.found == null) {
			this.found = this.supplier.get();
		}
		return this.found;
	}

	@Override
	public ScratchDatabase create() {
		return server().create();
	}

	@Override
	public ScratchDatabase copy(ScratchDatabase original) {
		return server().copy(original);
	}

	@Override
	public int version() {
		return server().version();
	}

	@Override
	public void close() {
		if (this.found != null) {
			this.found.close();
		}
	}

}
