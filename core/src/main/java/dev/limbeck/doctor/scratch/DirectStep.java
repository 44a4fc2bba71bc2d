package dev.limbeck.doctor.scratch;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.script.Execution;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.sql.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A revision whose SQL can be sent as it is, up and down within one transaction.
 *
 * @param up the SQL of the upgrade
 * @param down the SQL of the downgrade, or {@code null} if there is none
 * @param writesRows whether rows may change in another way than with their tables
 * @param needsRows whether it makes a difference that tables have rows
 */
record DirectStep(String up, @Nullable String down, boolean writesRows, boolean needsRows) {

	/** What changes no row, but with its table. */
	private static final Set<String> PLAIN = Set.of("CREATE", "ALTER", "DROP", "COMMENT", "GRANT", "REVOKE", "SET");

	/**
	 * Tell whether the session may have to forget what was prepared in it.
	 * @return whether the SQL prepares something, or takes that back
	 */
	boolean prepares() {
		String all = (this.up + this.down).toLowerCase(Locale.ROOT);
		return all.contains("prepare") || all.contains("deallocate") || all.contains("discard");
	}

	/**
	 * Take a revision.
	 * @param script what it says
	 * @return the step, or {@code null} if only a migrator can run it
	 */
	static @Nullable DirectStep of(RevisionScript script) {
		Section down = script.downgrade();
		if (!isDirect(script.upgrade()) || (down != null && !isDirect(down))) {
			return null;
		}
		boolean plain = isPlain(script.upgrade()) && (down == null || isPlain(down));
		boolean makes = script.upgrade().statements().stream().allMatch((statement) -> statement.startsWith("CREATE"));
		return new DirectStep(sql(script.upgrade()), (down != null) ? sql(down) : null, !plain, !makes);
	}

	private static boolean isDirect(Section section) {
		return section.execution() == Execution.TRANSACTION && !section.changesSessionDefaults()
				&& section.statements().stream().noneMatch((statement) -> isOfItsOwn(section, statement));
	}

	// A type is changed by rewriting values, which no counter shows.
	private static boolean isOfItsOwn(Section section, SqlStatement statement) {
		boolean retypes = statement.startsWith("ALTER")
				&& section.text(statement).toUpperCase(Locale.ROOT).contains(" TYPE ");
		return retypes || statement.copyData() != null || statement.controlsTransaction();
	}

	private static boolean isPlain(Section section) {
		return section.statements()
			.stream()
			.map(SqlStatement::keywords)
			.allMatch((words) -> !words.isEmpty() && PLAIN.contains(words.get(0)));
	}

	private static String sql(Section section) {
		List<SqlStatement> statements = section.statements();
		return statements.stream().map(section::text).collect(Collectors.joining("\n;\n", "", "\n;\n"));
	}

}
