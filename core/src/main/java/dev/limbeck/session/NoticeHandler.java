package dev.limbeck.session;

import java.sql.SQLWarning;
import java.util.function.Consumer;

import org.postgresql.core.ResultHandlerBase;

/**
 * Hands over each notice while the statement still runs. A statement of the driver would
 * keep them all, and however many there are.
 */
final class NoticeHandler extends ResultHandlerBase {

	private final Consumer<SQLWarning> notices;

	private long rows;

	NoticeHandler(Consumer<SQLWarning> notices) {
		this.notices = notices;
	}

	@Override
	public void handleWarning(SQLWarning notice) {
		this.notices.accept(notice);
	}

	@Override
	public void handleCommandStatus(String status, long updateCount, long insertOid) {
		this.rows += Math.max(0, updateCount);
	}

	/**
	 * Return how many rows the statements have changed that return none.
	 * @return the sum over all of them
	 */
	long rows() {
		return this.rows;
	}

}
