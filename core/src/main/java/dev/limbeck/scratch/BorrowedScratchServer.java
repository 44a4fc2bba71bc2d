package dev.limbeck.scratch;

/**
 * A server that was started for scratch databases, and stops with them.
 *
 * @param server makes the databases
 * @param stop stops the server
 */
record BorrowedScratchServer(ScratchServer server, Runnable stop) implements ScratchServer {

	@Override
	public ScratchDatabase create() {
		return this.server.create();
	}

	@Override
	public ScratchDatabase copy(ScratchDatabase original) {
		return this.server.copy(original);
	}

	@Override
	public int version() {
		return this.server.version();
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		finally {
			this.stop.run();
		}
	}

}
