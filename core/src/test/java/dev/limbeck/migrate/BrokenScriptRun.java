package dev.limbeck.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.limbeck.LimbeckException;
import dev.limbeck.migrate.MigrationCommand.Downgrade;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.revision.Symbol;
import dev.limbeck.step.RevisionTries;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Runs a {@link BrokenScript} on a database, and tells what came of it.
 *
 * @param script the case
 * @param database an empty database
 * @param files where its revision files are put
 */
record BrokenScriptRun(BrokenScript script, PostgresDatabase database, RevisionFiles files) {

	private static final List<String> AFTERWARDS = List.of("""
			SELECT concat_ws(' ', 'ledger:', revision, state, progress - 'since')
			  FROM limbeck_revision ORDER BY applied_at, revision""", """
			SELECT concat_ws(' ', 'log:', event, revision, detail ->> 'sqlstate', detail ->> 'at')
			  FROM limbeck_log ORDER BY id""", """
			SELECT concat_ws(' ', CASE c.relkind WHEN 'r' THEN 'table:' WHEN 'i' THEN 'index:' WHEN 'S' THEN 'sequence:'
			  WHEN 'v' THEN 'view:' ELSE c.relkind::text END, c.relname, CASE WHEN NOT x.indisvalid THEN 'INVALID' END,
			  CASE c.relkind WHEN 'r' THEN (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s',
			  c.oid::regclass), false, true, '')))[1]::text || ' rows' END)
			  FROM pg_class c LEFT JOIN pg_index x ON x.indexrelid = c.oid
			  WHERE c.relnamespace = 'public'::regnamespace AND c.relname NOT LIKE 'limbeck\\_%'
			  AND c.relkind <> 'c' ORDER BY c.relname""", """
			SELECT concat_ws(' ', 'type:', t.typname, string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder))
			  FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname ORDER BY t.typname""",
			"""
					SELECT 'function: ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY proname""");

	/**
	 * Do what the case says.
	 * @return the failure
	 * @throws SQLException if the case itself cannot be set up
	 */
	LimbeckException failure() throws SQLException {
		this.script.copyTo(this.files.folder());
		execute(this.script.text("before.sql"));
		Migrator migrator = migrator();
		String command = this.script.property("command", "upgrade");
		if (command.equals("downgrade")) {
			migrator.upgrade();
		}
		try (Connection other = this.database.connect()) {
			String meanwhile = this.script.text("meanwhile.sql");
			if (meanwhile != null) {
				other.createStatement().execute("SET application_name = 'nightly'; BEGIN; " + meanwhile);
			}
			return catchThrowableOfType(LimbeckException.class, () -> run(migrator, command));
		}
	}

	private void execute(@Nullable String sql) {
		if (sql != null) {
			this.database.execute(sql);
		}
	}

	private Migrator migrator() {
		String url = this.database.url(this.script.property("user", "postgres"), "postgres");
		PassingClock clock = new PassingClock();
		return this.files.builder(url)
			.time(clock, new Random(1))
			.ticker(() -> new FastTicker(clock))
			.tries(new RevisionTries(2, RevisionTries.DEFAULT.pauses()))
			.build();
	}

	private static void run(Migrator migrator, String command) {
		switch (command) {
			case "downgrade" -> migrator.run(new Downgrade(Symbol.parse("base")), PlanReview.ACCEPT);
			case "trial" -> migrator.tryUpgrade(List.of(Symbol.Keyword.HEADS));
			default -> migrator.upgrade();
		}
	}

	/**
	 * Return what the database holds, one line for each thing.
	 * @return the ledger, its log, and what the revisions made
	 */
	List<String> afterwards() {
		boolean ledger = hasLedger();
		List<String> lines = new ArrayList<>(ledger ? List.of() : List.of("no ledger"));
		lines.addAll(this.database.queryAll(AFTERWARDS.stream()
			.filter((query) -> ledger || !query.contains("limbeck_revision") && !query.contains("FROM limbeck_log"))
			.toList()));
		return lines.stream().map(this::mask).toList();
	}

	private boolean hasLedger() {
		return this.database.query("SELECT to_regclass('limbeck_revision') IS NOT NULL").equals(List.of("t"));
	}

	/**
	 * Return where the database stands, as an error says it.
	 * @return the heads of what is applied
	 */
	String standing() {
		List<String> heads = hasLedger() ? this.database.query("SELECT revision FROM limbeck_revision r "
				+ "WHERE state = 'applied' AND NOT EXISTS (SELECT FROM limbeck_revision c WHERE state = 'applied' "
				+ "AND r.revision = ANY (c.parents)) ORDER BY revision") : List.of();
		return heads.isEmpty() ? "base (nothing is applied)" : String.join(", ", heads);
	}

	/**
	 * Put something constant in the place of what differs from run to run.
	 * @param text what was told
	 * @return the text without it
	 */
	String mask(String text) {
		Path folder = this.files.folder();
		return text.replace(folder + "/", "db/")
			.replaceAll("\\bpid \\d+", "pid 4711")
			.replaceAll("pg_terminate_backend\\(\\d+\\)", "pg_terminate_backend(4711)")
			.replaceAll("(?<=transaction open for )[^)]+", "9 s")
			.replaceAll("It was tried (\\d+) times in [^.]+\\.", "It was tried $1 times in 9 s.");
	}

}
