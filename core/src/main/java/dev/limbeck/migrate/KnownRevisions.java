package dev.limbeck.migrate;

import java.util.function.Supplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that a migrator knows. What plans or runs reads the files; a look goes by
 * the graph of those that were read last. Their texts may be long and are not kept.
 */
final class KnownRevisions {

	private final Supplier<RevisionScripts> files;

	private final Supplier<RevisionScripts> headers;

	private volatile @Nullable RevisionGraph graph;

	/** Why the files could not be read, until somebody tries again. */
	private volatile @Nullable LimbeckException obstacle;

	/**
	 * Know nothing yet.
	 * @param files reads the files
	 * @param headers reads no more of them than their headers, if nothing in these is
	 * wrong
	 */
	KnownRevisions(Supplier<RevisionScripts> files, Supplier<RevisionScripts> headers) {
		this.files = files;
		this.headers = headers;
	}

	/**
	 * Read the files, and remember their graph.
	 * @return what they say
	 * @throws LimbeckException if anything is wrong with them; then what was known stays
	 */
	RevisionScripts read() {
		return read(this.files);
	}

	/**
	 * Read what the files declare, and remember their graph. Who compares them with a
	 * ledger reads the rest of those that are not what it remembers.
	 * @return what they declare
	 * @throws LimbeckException if anything is wrong with that, with all that is wrong
	 * with them; then what was known stays
	 */
	RevisionScripts readHeaders() {
		return read(this.headers);
	}

	private RevisionScripts read(Supplier<RevisionScripts> source) {
		try {
			RevisionScripts read = source.get();
			this.graph = read.graph();
			this.obstacle = null;
			return read;
		}
		catch (LimbeckException ex) {
			this.obstacle = ex;
			throw ex;
		}
	}

	/**
	 * Return the graph, for which files are read only if nobody ever tried.
	 * @return the graph of the files that were read last
	 * @throws LimbeckException if anything is wrong with them, and always was
	 */
	synchronized RevisionGraph graph() {
		RevisionGraph known = this.graph;
		LimbeckException reason = this.obstacle;
		if (known == null && reason != null) {
			throw reason;
		}
		return (known != null) ? known : read().graph();
	}

}
