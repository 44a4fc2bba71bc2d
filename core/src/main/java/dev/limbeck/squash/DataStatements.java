package dev.limbeck.squash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.SqlStatement;

/**
 * Finds what may read or write rows that are there before, of which an empty scratch
 * database shows nothing.
 */
final class DataStatements {

	private static final Set<String> WORDS = Set.of("INSERT", "UPDATE", "DELETE", "MERGE", "COPY", "TRUNCATE", "DO",
			"CALL", "SELECT", "WITH", "VALUES", "EXECUTE", "TABLE");

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
				for (SqlStatement statement : script.upgrade().statements()) {
					if (isData(statement)) {
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

	static boolean isData(SqlStatement statement) {
		return !statement.keywords().isEmpty() && WORDS.contains(statement.keywords().get(0));
	}

}
