package dev.limbeck.session;

import java.sql.SQLWarning;
import java.util.function.Consumer;

/**
 * The beginning of a chain of notices that keeps none: each is handed over instead of
 * being linked. A COPY of the driver has no other place to listen.
 */
final class NoticeChain extends SQLWarning {

	private static final long serialVersionUID = 1L;

	private final transient Consumer<SQLWarning> notices;

	NoticeChain(Consumer<SQLWarning> notices) {
		this.notices = notices;
	}

	@Override
	public void setNextWarning(SQLWarning notice) {
		this.notices.accept(notice);
	}

}
