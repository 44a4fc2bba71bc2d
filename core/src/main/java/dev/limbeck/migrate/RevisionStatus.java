package dev.limbeck.migrate;

import java.util.Locale;

import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.revision.Revision;
import org.jspecify.annotations.Nullable;

/**
 * One revision, of the files or of the ledger, and where it stands.
 *
 * @param revision the revision; without a file, as the ledger remembers it
 * @param state where it stands
 * @param row what the ledger says of it, or {@code null} if it has no row
 * @param declared whether it is one of the files
 */
public record RevisionStatus(Revision revision, State state, @Nullable LedgerRow row, boolean declared) {

	/**
	 * Where a revision stands.
	 */
	public enum State {

		/** It is applied, or a revision is that replaces it. */
		APPLIED,

		/** The next start will apply it. */
		PENDING,

		/** It is not applied, and {@code limbeck.target} does not ask for it. */
		HELD,

		/** Its upgrade was begun and not finished. */
		RUNNING,

		/** Its downgrade was begun and not finished. */
		REVERTING,

		/** It is applied and has no file, and no revision with a file is pending. */
		AHEAD,

		/** It is applied and has no file, while revisions with files are pending. */
		MISSING;

		/**
		 * Return the name of the state as users read it.
		 * @return in lower case
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
