package dev.limbeck.script;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.sql.NonTransactionalStatement;
import dev.limbeck.sql.NonTransactionalStatementReader;
import dev.limbeck.sql.Passwords;
import dev.limbeck.sql.ScriptPlace;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SessionDefaults;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.StatementHashes;
import dev.limbeck.sql.TextPosition;
import dev.limbeck.sql.TransactionRefusal;
import dev.limbeck.sql.placeholder.ExpandedStatement;
import dev.limbeck.sql.placeholder.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one direction of a revision. Offsets and lines are those of the whole file.
 *
 * @param source the file
 * @param start the offset where the section begins, behind its tag's line
 * @param end the offset where the next section begins, or the end of the file
 * @param transactional whether no tag says that its statements run one by one
 * @param statements its statements in order; none means that there is nothing to do
 * @param hints its tags {@code @batch} and {@code @renamed}
 * @param placeholders what stands for its placeholders, or {@code null} if the file does
 * not say that it has any
 */
public record Section(SourceText source, int start, int end, boolean transactional, List<SqlStatement> statements,
		List<Tag> hints, @Nullable Placeholders placeholders) {

	/**
	 * Copy the lists.
	 */
	public Section {
		statements = List.copyOf(statements);
		hints = List.copyOf(hints);
	}

	/**
	 * Return the whole section.
	 * @return its text as it stands in the file
	 */
	public String text() {
		return this.source.text(this.start, this.end);
	}

	/**
	 * Return the SQL of a statement.
	 * @param statement one of this section's statements
	 * @return its text as it stands in the file
	 */
	public String text(SqlStatement statement) {
		return this.source.text(statement.start(), statement.end());
	}

	/**
	 * Return the SQL of a statement as it is sent to the server.
	 * @param statement one of this section's statements
	 * @return its text with values in place of its placeholders
	 */
	public String sql(SqlStatement statement) {
		return (this.placeholders != null) ? expanded(statement).sql() : text(statement);
	}

	/**
	 * Return the whole section as it is sent to the server.
	 * @return its text with values in place of its placeholders
	 */
	public String sql() {
		StringBuilder sql = new StringBuilder();
		int from = this.start;
		for (SqlStatement statement : this.statements) {
			sql.append(this.source.text(), from, statement.start()).append(sql(statement));
			from = statement.end();
		}
		return sql.append(this.source.text(), from, this.end).toString();
	}

	/**
	 * Find the place in the file that a place in a statement comes from.
	 * @param statement one of this section's statements
	 * @param offset in what {@link #sql(SqlStatement)} returns
	 * @return an offset in the file
	 */
	public int sourceOffset(SqlStatement statement, int offset) {
		return (this.placeholders != null) ? expanded(statement).sourceOffset(offset) : statement.start() + offset;
	}

	/**
	 * Return why the section cannot be sent with values in place of its placeholders.
	 * @return everything that is wrong, without a value
	 */
	public List<ScriptProblem> placeholderProblems() {
		if (this.placeholders == null) {
			return List.of();
		}
		Passwords passwords = new Passwords(this.source.text());
		return this.statements.stream()
			.flatMap((statement) -> expanded(statement).faults().stream())
			.map((fault) -> new ScriptProblem(ScriptPlace.of(this.source, passwords, fault.offset()), fault.code(),
					fault.message(), fault.action()))
			.toList();
	}

	private ExpandedStatement expanded(SqlStatement statement) {
		Placeholders values = (this.placeholders != null) ? this.placeholders : Placeholders.NONE;
		return ExpandedStatement.of(this.source, statement, values);
	}

	/**
	 * Return the secrets of the section: passwords in its file, and what stands for its
	 * placeholders.
	 * @return what must not be shown of what the server says about it
	 */
	public Passwords secrets() {
		return (this.placeholders != null) ? new Passwords(this.source.text(), this.placeholders.secrets())
				: new Passwords(this.source.text());
	}

	/**
	 * Return the section with placeholders.
	 * @param values what stands for them
	 * @return the rest of it is the same
	 */
	Section expanding(Placeholders values) {
		return new Section(this.source, this.start, this.end, this.transactional, this.statements, this.hints, values);
	}

	/**
	 * Return where a statement starts.
	 * @param statement one of this section's statements
	 * @return its line and column in the file
	 */
	public TextPosition position(SqlStatement statement) {
		return this.source.position(statement.start());
	}

	/**
	 * Tell how the section is to be run: as its tag says, else as its statements demand.
	 * @return how
	 */
	public Execution execution() {
		if (!this.transactional || hasBatch()) {
			return Execution.STATEMENTS;
		}
		boolean refused = false;
		boolean others = false;
		for (SqlStatement statement : this.statements) {
			boolean alone = !statement.controlsTransaction() && refusal(statement) != null;
			refused |= alone;
			others |= !alone && !statement.setsSession();
		}
		if (!refused) {
			return Execution.TRANSACTION;
		}
		return others ? Execution.MIXED : Execution.STATEMENTS;
	}

	/**
	 * Tell whether some of its statements are repeated, each round in a transaction of
	 * its own.
	 * @return whether it has a tag {@code @batch}
	 */
	public boolean hasBatch() {
		return this.hints.stream().anyMatch((hint) -> hint.name() == TagName.BATCH);
	}

	/**
	 * Return how a statement is to be repeated.
	 * @param statement one of this section's statements
	 * @return what stands behind its tag {@code @batch}, perhaps nothing, or {@code null}
	 * if it is run once
	 */
	public @Nullable String batchTag(SqlStatement statement) {
		int index = this.statements.indexOf(statement);
		int from = (index > 0) ? this.statements.get(index - 1).start() : this.start;
		return this.hints.stream()
			.filter((hint) -> hint.name() == TagName.BATCH && hint.start() >= from && hint.start() < statement.start())
			.map(Tag::value)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Tell why PostgreSQL refuses a statement inside a transaction.
	 * @param statement one of this section's statements
	 * @return the reason, or {@code null} if it does not
	 */
	public @Nullable String refusal(SqlStatement statement) {
		return TransactionRefusal.reason(statement, this.source);
	}

	/**
	 * Tell what a statement works on that is sent alone where statements run one by one:
	 * PostgreSQL refuses it inside a transaction, or it may commit by itself.
	 * @param statement one of this section's statements
	 * @return what is known of it, or {@code null} if it can run in a transaction
	 */
	public @Nullable NonTransactionalStatement nonTransactional(SqlStatement statement) {
		boolean alone = statement.startsWith("CALL") || statement.startsWith("DO") || refusal(statement) != null;
		return alone ? sentAlone(statement) : null;
	}

	/**
	 * Tell what a statement works on that is sent alone because the server has refused it
	 * inside a transaction.
	 * @param statement one of this section's statements
	 * @return what is known of it
	 */
	public NonTransactionalStatement sentAlone(SqlStatement statement) {
		return NonTransactionalStatementReader.read(sql(statement));
	}

	/**
	 * Tell whether a statement changes what later sessions begin with.
	 * @return whether it is worth a new session before anything else runs
	 */
	public boolean changesSessionDefaults() {
		return sessionDefaults() > 0;
	}

	/**
	 * Find the statement that changes what later sessions begin with.
	 * @return the number of the first one, from 1, or 0 if there is none
	 */
	public int sessionDefaults() {
		for (int i = 0; i < this.statements.size(); i++) {
			if (SessionDefaults.changedBy(this.statements.get(i), this.source)) {
				return i + 1;
			}
		}
		return 0;
	}

	/**
	 * Return the section with some of its statements only.
	 * @param some of this section's statements
	 * @return the rest of it is the same
	 */
	public Section with(List<SqlStatement> some) {
		return new Section(this.source, this.start, this.end, this.transactional, some, this.hints, this.placeholders);
	}

	/**
	 * Return what tells whether the first statements are still the same, as
	 * {@link StatementHashes} defines it.
	 * @return hashes of the first 0, 1, 2 ... statements
	 */
	public List<String> hashes() {
		StatementHashes hashes = new StatementHashes();
		List<String> all = new ArrayList<>(List.of(hashes.hash()));
		for (SqlStatement statement : this.statements) {
			hashes.add(this.source, statement);
			all.add(hashes.hash());
		}
		return all;
	}

}
