package dev.limbeck.migrate;

import java.util.function.Supplier;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.placeholder.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that a migrator knows. What plans or runs reads the files; a look goes by
 * the graph of those that were read last. Their texts may be long and are not kept.
 */
final class KnownRevisions {

	private final Supplier<RevisionScripts> files;

	private final Supplier<RevisionScripts> headers;

	private final Placeholders placeholders;

	private volatile @Nullable RevisionGraph graph;

	/** Why the files could not be read, until somebody tries again. */
	private volatile @Nullable LimbeckException obstacle;

	/**
	 * Know nothing yet.
	 * @param files reads the files
	 * @param headers reads no more of them than their headers, if nothing in these is
	 * wrong
	 * @param placeholders what stands for placeholders in scripts
	 */
	KnownRevisions(Supplier<RevisionScripts> files, Supplier<RevisionScripts> headers, Placeholders placeholders) {
		this.files = files;
		this.headers = headers;
		this.placeholders = placeholders;
	}

	/**
	 * Know what somebody else has read.
	 * @param read what the files say
	 * @return what knows nothing yet, and has the same values for placeholders
	 */
	KnownRevisions reading(Supplier<RevisionScripts> read) {
		return new KnownRevisions(read, read, this.placeholders);
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
			RevisionScripts read = source.get().expanding(this.placeholders);
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
