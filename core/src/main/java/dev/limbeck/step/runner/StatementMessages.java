package dev.limbeck.step.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import dev.limbeck.ledger.LedgerWriter;
import dev.limbeck.ledger.LockHolder;
import dev.limbeck.ledger.ProgressWriter;
import dev.limbeck.ledger.StepProgress;
import dev.limbeck.session.MigrationSession;
import dev.limbeck.sql.NonTransactionalStatement;
import dev.limbeck.step.RunnableStep;
import dev.limbeck.step.SqlStep;
import dev.limbeck.step.StatementTimeouts;
import dev.limbeck.step.failure.CatalogFinding;
import dev.limbeck.step.runner.Flight.Message;
import dev.limbeck.step.runner.Flight.Part;
import org.jspecify.annotations.Nullable;

/**
 * The messages by which a step runs whose statements run one by one. A script may have
 * made the session act for another role: the ledger is written as whom it acted for
 * before.
 */
final class StatementMessages {

	/** Lets nothing time out: that would leave an index half built. */
	static final String WAIT = "SELECT pg_catalog.set_config('limbeck.lock_timeout', "
			+ "pg_catalog.current_setting('lock_timeout'), false), pg_catalog.set_config('lock_timeout', '0', false)";

	/** Ends {@link #WAIT}. */
	static final String WAIT_NO_MORE = "SELECT pg_catalog.set_config('lock_timeout', "
			+ "pg_catalog.current_setting('limbeck.lock_timeout'), false)";

	private final RunnableStep step;

	private final StatementTimeouts timeouts;

	private final MigrationSession session;

	private final LedgerWriter ledger;

	private final ProgressWriter progress;

	private final String comment;

	StatementMessages(RunnableStep step, StatementTimeouts timeouts, MigrationSession session, LedgerWriter ledger,
			ProgressWriter progress) {
		this.step = step;
		this.timeouts = timeouts;
		this.session = session;
		this.ledger = ledger;
		this.progress = progress;
		this.comment = LockHolder.comment(step.direction(), List.of(step.id()));
	}

	/**
	 * Return the flight that enters the step into the ledger.
	 * @param none nothing is done
	 * @return the flight
	 */
	Flight open(StepProgress none) {
		return opening("BEGIN;\n" + this.ledger.open(this.step.direction(), this.step.entry()) + ";\n"
				+ this.progress.open(none) + ";\nCOMMIT");
	}

	/**
	 * Return the flight that goes on with a step that somebody left.
	 * @param left how it was left
	 * @param taken how it is taken up
	 * @return the flight
	 */
	Flight takeUp(StepProgress left, StepProgress taken) {
		return opening("BEGIN;\n" + this.progress.hold() + ";\n" + this.progress.takeUp(left, taken) + ";\nCOMMIT");
	}

	private Flight opening(String sql) {
		return Flight.opening(new StepTransaction(Marker.of(this.session.sql()),
				this.comment + this.timeouts.sql(false) + sql, "", ""));
	}

	/**
	 * Return the flight that makes settings of the session again.
	 * @param settings the statements that made them
	 * @return the flight
	 */
	Flight settings(SqlStep settings) {
		return Flight.of(new StepTransaction(Marker.of(this.session.sql()), this.comment + "BEGIN", "COMMIT", ""),
				settings.section());
	}

	/**
	 * Return the flight that runs a statement in a transaction with its record.
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the flight
	 */
	Flight inTransaction(StepProgress from, StepProgress to) {
		String closing = this.session.identityInTransaction() + "\n" + this.progress.moveInTransaction(from, to)
				+ ";\nCOMMIT";
		return Flight.of(
				new StepTransaction(Marker.of(this.session.sql()),
						this.comment + "BEGIN READ WRITE;\n" + this.ledger.fenced(), closing, ""),
				sql().section(), from.number());
	}

	/**
	 * Return the flight that runs a statement for some rows in a transaction with its
	 * record.
	 * @param sql the statement; its beginning is that of the file
	 * @param from the progress before
	 * @param ending what follows once the statement is done
	 * @return the flight
	 */
	Flight round(String sql, StepProgress from, Supplier<String> ending) {
		String before = this.comment + "BEGIN READ WRITE;\n" + this.ledger.fenced() + ";\n"
				+ Marker.of(this.session.sql()).sql(from.number());
		return Flight.round(new Message(before + sql, List.of(new Part(before.length(), from.number()))), ending,
				statements());
	}

	/**
	 * Return the flight that begins a transaction for code.
	 * @return the flight
	 */
	Flight before() {
		return Flight.opening(new StepTransaction(Marker.of(this.session.sql()),
				this.comment + "BEGIN READ WRITE;\n" + this.ledger.fenced(), "", ""));
	}

	/**
	 * Return the flight that ends a transaction of code with its record.
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the flight
	 */
	Flight behind(StepProgress from, StepProgress to) {
		return new Flight(List.of(new Message(moved(from, to), List.of())), statements() + 2);
	}

	/**
	 * Return what ends such a transaction.
	 * @param from the progress before
	 * @param to the progress after it
	 * @return the SQL
	 */
	String moved(StepProgress from, StepProgress to) {
		String closing = this.session.identityInTransaction() + "\n" + this.progress.moveInTransaction(from, to)
				+ ";\nCOMMIT";
		return Flight.end(new StepTransaction(Marker.of(this.session.sql()), "", closing, ""), statements());
	}

	/**
	 * Return the flight that has the server look at something for a statement.
	 * @param number of the statement, from 1
	 * @param sql what fails if the statement cannot be run
	 * @return the flight
	 */
	Flight look(int number, String sql) {
		Marker marker = Marker.of(this.session.sql());
		return new Flight(List.of(new Message(marker.sql(number) + sql, List.of())), Integer.MAX_VALUE);
	}

	/**
	 * Return the flight that sends a statement alone, recorded before and after it.
	 * @param nonTransactional what it works on
	 * @param found what it is to take care of
	 * @param begun the progress before
	 * @param to the progress after it
	 * @return the flight
	 */
	Flight alone(NonTransactionalStatement nonTransactional, CatalogFinding found, StepProgress begun,
			StepProgress to) {
		String opening = this.comment + move(begun, begun) + (nonTransactional.waitsForOthers() ? ";\n" + WAIT : "");
		String closing = move(begun, to) + (nonTransactional.waitsForOthers() ? ";\n" + WAIT_NO_MORE : "");
		List<Message> messages = new ArrayList<>(cleared(found));
		messages.add((found instanceof CatalogFinding.Halfway halfway)
				? new Message(this.comment + halfway.rest(), List.of())
				: new Message(this.comment + sql().section().sql(sql().statement(begun.number())),
						List.of(new Part(this.comment.length(), begun.number()))));
		return Flight.alone(new StepTransaction(Marker.of(this.session.sql()), opening, closing, ""), messages,
				begun.number(), statements());
	}

	/**
	 * Return the flight that leaves a statement out.
	 * @param found what it left
	 * @param from the progress before
	 * @param to the progress after it
	 * @param decision of a person in a word, or {@code null} if nobody was asked
	 * @return the flight
	 */
	Flight leftOut(CatalogFinding found, StepProgress from, StepProgress to, @Nullable String decision) {
		String log = (decision != null) ? ";\n" + this.progress.decided(from.number(), decision) : "";
		String closing = transaction(this.progress.move(from, to) + log) + ";\n" + WAIT_NO_MORE;
		return Flight.alone(new StepTransaction(Marker.of(this.session.sql()),
				this.comment + this.progress.hold() + ";\n" + WAIT, closing, ""), cleared(found), from.number(),
				statements());
	}

	private List<Message> cleared(CatalogFinding found) {
		return found.remedies().stream().map((remedy) -> new Message(this.comment + remedy, List.of())).toList();
	}

	/**
	 * Return the flight that ends a step of which all statements are done, and tells
	 * whether sessions begin with something else by now.
	 * @param from the progress before
	 * @param defaults what they began with before
	 * @return the flight
	 */
	Flight close(StepProgress from, String defaults) {
		Marker marker = Marker.of(this.session.sql());
		String closing = this.session.identity() + "\nBEGIN READ WRITE;\n" + this.progress.close(from) + ";\n"
				+ marker.comparing(defaults) + "COMMIT";
		return Flight.closing(
				new StepTransaction(marker, "", closing, this.session.clean(this.ledger.ledger().lockKey())),
				statements());
	}

	/**
	 * Return the message that records something.
	 * @param from the progress before
	 * @param to the progress after it
	 * @return complete transactions, without a last semicolon
	 */
	String move(StepProgress from, StepProgress to) {
		return transaction(this.progress.move(from, to));
	}

	/**
	 * Return the message that makes the ledger forget that the step was begun.
	 * @param from the progress before
	 * @return complete transactions, without a last semicolon
	 */
	String takeBack(StepProgress from) {
		return transaction(this.progress.hold() + ";\n" + this.progress.takeBack(from));
	}

	private String transaction(String sql) {
		return "BEGIN READ WRITE;\n" + this.session.identityInTransaction() + "\n" + sql + ";\nCOMMIT";
	}

	private SqlStep sql() {
		return (SqlStep) this.step;
	}

	private int statements() {
		return this.step.statements();
	}

}
