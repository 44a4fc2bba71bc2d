package dev.limbeck.session;

import java.sql.SQLException;

import dev.limbeck.log.LogFields;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What went wrong first. What goes wrong after it is added to it, and never takes its
 * place.
 *
 * @param thrown the exception, or {@code null} if none may be shown; then what follows is
 * only logged
 */
public record FirstError(@Nullable Throwable thrown) {

	private static final Logger logger = LoggerFactory.getLogger(FirstError.class);

	/**
	 * Do what has to be done all the same, such as a rollback.
	 * @param ending what to do
	 */
	public void end(Ending ending) {
		try {
			ending.close();
		}
		catch (SQLException | RuntimeException | Error ex) {
			add(ex);
		}
	}

	/**
	 * Find out something more.
	 * @param <T> what it is
	 * @param session where
	 * @param question asks
	 * @param unknown the answer if there is none
	 * @return the answer
	 * @throws SQLException if the connection is lost, which a new attempt may mend
	 */
	public <T> T ask(Session session, Question<T> question, T unknown) throws SQLException {
		try {
			return question.ask();
		}
		catch (SQLException ex) {
			if (session.isLost(ex)) {
				new FirstError(ex).add(this.thrown);
				throw ex;
			}
			add(ex);
		}
		catch (RuntimeException ex) {
			add(ex);
		}
		return unknown;
	}

	/**
	 * Add what went wrong after it.
	 * @param next the exception
	 */
	public void add(@Nullable Throwable next) {
		if (next == null || next == this.thrown) {
			return;
		}
		LogFields.NONE.debug(logger).log("After a failure: {}", next.getClass().getName());
		if (this.thrown != null) {
			this.thrown.addSuppressed(next);
		}
	}

	/**
	 * Something to find out.
	 *
	 * @param <T> the answer
	 */
	public interface Question<T> {

		/**
		 * Ask.
		 * @return the answer
		 * @throws SQLException if the server refuses or the connection is lost
		 */
		T ask() throws SQLException;

	}

}
