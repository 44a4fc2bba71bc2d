package dev.limbeck.adopt.proof;

import java.sql.SQLException;
import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Migration;
import dev.limbeck.adopt.project.Project;
import dev.limbeck.connect.failure.ServerErrors;
import dev.limbeck.session.HarmlessCause;
import dev.limbeck.session.Session;
import dev.limbeck.sql.ClusterStatement;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.SqlScript;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.SqlText;
import dev.limbeck.sql.TransactionRefusal;

/**
 * Sends the scripts of a project as its tool does: one after the other, each in a
 * transaction, unless the tool is told otherwise, the script has transactions of its own,
 * or PostgreSQL refuses one. What concerns a whole server is left out.
 *
 * @param project the project
 * @param session where to
 */
record OriginalScripts(Project project, Session session) {

	void run() throws SQLException {
		for (String schema : this.project.searchPath()) {
			this.session.execute("CREATE SCHEMA IF NOT EXISTS " + SqlText.identifier(schema));
		}
		for (Migration migration : this.project.migrations()) {
			ForeignScript script = Optional.ofNullable(migration.up())
				.orElseThrow(() -> new LimbeckException("not-provable",
						migration.key() + " is no SQL: the originals cannot be run without "
								+ this.project.tool().title() + ".",
						"Write that revision, and compare the databases: limbeck drift."));
			run(script);
		}
	}

	private void run(ForeignScript script) throws SQLException {
		SqlScript parsed = SqlScript.parse(new SourceText(script.origin(), script.text()));
		if (!this.project.searchPath().isEmpty()) {
			this.session.execute("SET search_path = " + SqlText.identifier(this.project.searchPath().get(0))
					+ ", \"$user\", public");
		}
		boolean whole = script.transactional() && parsed.statements()
			.stream()
			.noneMatch((statement) -> statement.controlsTransaction()
					|| TransactionRefusal.reason(statement, parsed.source()) != null);
		if (whole) {
			this.session.execute("BEGIN");
		}
		for (SqlStatement statement : parsed.statements()) {
			run(script, parsed, statement);
		}
		this.session.execute("COMMIT");
		this.session.execute("RESET SESSION AUTHORIZATION; RESET ALL; DISCARD TEMP");
	}

	private void run(ForeignScript script, SqlScript parsed, SqlStatement statement) throws SQLException {
		String sql = parsed.text(statement);
		if (ClusterStatement.of(statement, sql).isPresent()) {
			return;
		}
		try {
			if (statement.copyData() != null) {
				this.session.copy(sql, parsed.source(), statement.copyData(), (notice) -> {
				});
			}
			else {
				this.session.execute(sql);
			}
		}
		catch (SQLException ex) {
			if (this.session.isLost(ex)) {
				throw ex;
			}
			throw new LimbeckException("original-failed",
					script.origin() + ":" + (statement.line() + script.firstLine() - 1)
							+ ": the original does not run on an empty database: " + ServerErrors.message(ex)
							+ " (SQLSTATE " + ex.getSQLState() + ").",
					"See whether " + this.project.tool().title()
							+ " itself runs it there: what depends on a database that has grown cannot be proven.",
					HarmlessCause.withoutSql(ex), ServerErrors.sqlState(ex));
		}
	}

}
