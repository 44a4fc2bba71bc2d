package dev.limbeck.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.StatementTokens;
import org.jspecify.annotations.Nullable;

/**
 * Finds what may read or write rows that are there before, of which an empty scratch
 * database shows nothing.
 */
final class DataStatements {

	private static final Set<String> WORDS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE", "DO",
			"CALL", "SELECT", "WITH", "VALUES", "EXECUTE", "TABLE");

	private static final Set<String> TABLE = Set.of("TABLE", "UNLOGGED", "TEMPORARY", "TEMP", "GLOBAL", "LOCAL");

	private static final Set<String> AS = Set.of("AS");

	private static final Pattern WITH_DATA = Pattern.compile("(?is)(?<!\\s)\\s++WITH\\s++(?:NO\\s++)?+DATA$");

	private DataStatements() {
	}

	/**
	 * Find them.
	 * @param scripts the revisions
	 * @param range which of them
	 * @return places with the words with which they begin; classes as a whole
	 */
	static List<String> of(RevisionScripts scripts, SquashRange range) {
		List<String> found = new ArrayList<>();
		for (Revision revision : range.revisions()) {
			RevisionDefinition definition = scripts.get(revision.id());
			if (definition instanceof RevisionScript script) {
				Section upgrade = script.upgrade();
				for (SqlStatement statement : upgrade.statements()) {
					if (isData(statement, upgrade.text(statement))) {
						found.add(revision.origin() + ":" + statement.line() + " "
								+ String.join(" ", statement.keywords()));
					}
				}
			}
			else {
				found.add(revision.origin());
			}
		}
		return found;
	}

	static boolean isData(SqlStatement statement, String sql) {
		return beginsAsData(statement) || isFilledTable(statement, sql);
	}

	/**
	 * Return what is left of a statement where rows are left out.
	 * @param statement the statement
	 * @param sql its text
	 * @return what it does to the schema, or {@code null} if that is nothing
	 */
	static @Nullable String schemaAlone(SqlStatement statement, String sql) {
		if (beginsAsData(statement)) {
			return null;
		}
		return isFilledTable(statement, sql) ? WITH_DATA.matcher(sql).replaceFirst("") + " WITH NO DATA" : sql;
	}

	private static boolean beginsAsData(SqlStatement statement) {
		return !statement.keywords().isEmpty() && WORDS.contains(statement.keywords().get(0));
	}

	// Columns that are computed have their AS in parentheses.
	private static boolean isFilledTable(SqlStatement statement, String sql) {
		boolean table = statement.startsWith("CREATE") && statement.keywords().size() > 1
				&& TABLE.contains(statement.keywords().get(1));
		return table && !new StatementTokens(sql).seek(AS).isEmpty();
	}

}
