package dev.limbeck.step.runner;

import java.sql.SQLWarning;

import dev.limbeck.SqlState;
import dev.limbeck.VisibleText;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.log.LogField;
import dev.limbeck.log.LogFields;
import dev.limbeck.sql.Passwords;
import dev.limbeck.step.RunnableStep;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Puts what the server says while a revision runs into the log, each at its level, as it
 * comes. A loop may say it without end: of what is sent at once the first thousand are
 * logged, and the others counted.
 */
public final class NoticeLog {

	private static final Logger logger = LoggerFactory.getLogger(NoticeLog.class);

	private static final int LIMIT = 1000;

	private static final int FIRST_LINES = 20;

	private static final int LAST_LINES = 3;

	private final RunnableStep step;

	private @Nullable Passwords passwords;

	private long heard;

	private Level highestLeftOut = Level.DEBUG;

	NoticeLog(RunnableStep step) {
		this.step = step;
	}

	void write(SQLWarning notice) {
		Level level = level(notice);
		if (!logger.isEnabledForLevel(level)) {
			return;
		}
		this.heard++;
		if (this.heard > LIMIT) {
			this.highestLeftOut = (level.compareTo(this.highestLeftOut) < 0) ? level : this.highestLeftOut;
			return;
		}
		LogFields.of(LogField.REVISION, this.step.id())
			.with(LogField.SQLSTATE, notice.getSQLState())
			.at(level, logger)
			.log("{}: {}", this.step.id(), shown(String.valueOf(text(notice)) + detail(notice)));
	}

	private String shown(String text) {
		return String.join("\n", VisibleText.excerpt(passwords().hide(text), FIRST_LINES, LAST_LINES));
	}

	// Only few scripts make the server say anything.
	private Passwords passwords() {
		Passwords known = this.passwords;
		if (known == null) {
			known = this.step.passwords();
			this.passwords = known;
		}
		return known;
	}

	/**
	 * Say how many were left out, and begin to count anew.
	 */
	void end() {
		if (this.heard > LIMIT) {
			LogFields.of(LogField.REVISION, this.step.id())
				.at(this.highestLeftOut, logger)
				.log("{}: ... {} more notices, which are not logged", this.step.id(), this.heard - LIMIT);
		}
		this.heard = 0;
		this.highestLeftOut = Level.DEBUG;
	}

	// Class 01 is a warning in every language of the server's messages; what a script
	// sends
	// as LOG or DEBUG is called that in all of them.
	private static Level level(SQLWarning notice) {
		ServerErrorMessage message = ServerErrors.of(notice);
		String severity = String.valueOf((message != null) ? message.getSeverity() : null);
		if (severity.equals("WARNING") || String.valueOf(notice.getSQLState()).startsWith(SqlState.WARNING)) {
			return Level.WARN;
		}
		return (severity.equals("LOG") || severity.startsWith("DEBUG")) ? Level.DEBUG : Level.INFO;
	}

	// Such as what a CASCADE has taken along.
	private static String detail(SQLWarning notice) {
		ServerErrorMessage message = ServerErrors.of(notice);
		String detail = (message != null) ? message.getDetail() : null;
		return (detail != null) ? "\nDetail: " + detail : "";
	}

	/**
	 * Return what a notice says.
	 * @param notice the notice
	 * @return its message, without severity and place
	 */
	static @Nullable String text(SQLWarning notice) {
		ServerErrorMessage message = ServerErrors.of(notice);
		return (message != null) ? message.getMessage() : notice.getMessage();
	}

}
