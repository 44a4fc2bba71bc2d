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

	NoticeHandler(Consumer<SQLWarning> notices) {
		this.notices = notices;
	}

	@Override
	public void handleWarning(SQLWarning notice) {
		this.notices.accept(notice);
	}

}
