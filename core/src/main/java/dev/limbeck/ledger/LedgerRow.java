package dev.limbeck.ledger;

import java.time.Duration;
import java.time.Instant;

import dev.limbeck.revision.AppliedRevision;
import org.jspecify.annotations.Nullable;

/**
 * One revision as a database remembers it, and how it came there.
 *
 * @param revision the revision
 * @param origin {@code upgrade}, {@code stamp} or {@code adopt}
 * @param appliedAt when it was applied, or begun if it is not finished
 * @param duration how long its upgrade took, or {@code null} if none was run
 * @param appliedBy the role
 * @param application name of the application, if it has one
 * @param host name of the machine, if it was known
 * @param progress how far it has come, or {@code null} if the ledger does not say so
 */
public record LedgerRow(AppliedRevision revision, String origin, Instant appliedAt, @Nullable Duration duration,
		String appliedBy, @Nullable String application, @Nullable String host, @Nullable Progress progress) {

	/**
	 * How far a revision has come whose statements run one by one.
	 *
	 * @param done how many statements are done
	 * @param of how many there are
	 * @param batch how far the one behind them has come, or {@code null} if it is none
	 * that runs in rounds
	 */
	public record Progress(int done, int of, @Nullable BatchProgress batch) {

	}

}
