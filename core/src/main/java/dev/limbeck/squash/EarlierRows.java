package dev.limbeck.squash;

import java.util.Set;

import dev.limbeck.revision.Revision;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.SqlStatement;
import dev.limbeck.sql.StatementTokens;

/**
 * Tells whether statements may meet rows that are there before: then the same schema can
 * be reached with other rows in it, which an empty scratch database does not show.
 *
 * @param before the schema below the statements
 */
record EarlierRows(Schema before) {

	/** What has rows, or says what they look like, or which number comes next. */
	private static final Set<String> OBJECTS = Set.of("TABLE", "FOREIGN", "MATERIALIZED", "SEQUENCE", "TYPE", "DOMAIN",
			"SCHEMA", "EXTENSION", "OWNED");

	boolean met(RevisionScripts scripts, SquashRange range) {
		return range.revisions().stream().anyMatch((revision) -> met(scripts, revision));
	}

	private boolean met(RevisionScripts scripts, Revision revision) {
		if (!(scripts.get(revision.id()) instanceof RevisionScript script)) {
			return true;
		}
		Section upgrade = script.upgrade();
		return upgrade.statements().stream().anyMatch((statement) -> met(statement, upgrade.text(statement)));
	}

	private boolean met(SqlStatement statement, String sql) {
		if (DataStatements.isData(statement, sql) || statement.startsWith("REFRESH")
				|| statement.startsWith("CREATE", "MATERIALIZED")) {
			return true;
		}
		if (statement.startsWith("ALTER", "TABLE")) {
			return isThere(sql);
		}
		boolean changed = statement.startsWith("ALTER") || statement.startsWith("DROP");
		return changed && statement.keywords().size() > 1 && OBJECTS.contains(statement.keywords().get(1));
	}

	// What cannot be made out counts as being there.
	private boolean isThere(String sql) {
		StatementTokens tokens = new StatementTokens(sql);
		tokens.take("ALTER", "TABLE");
		tokens.take("IF", "EXISTS");
		return tokens.table()
			.map((name) -> isThere(name, FactKind.TABLE) || isThere(name, FactKind.FOREIGN_TABLE)
					|| isThere(name, FactKind.MATERIALIZED_VIEW) || isThere(name, FactKind.SEQUENCE))
			.orElse(true);
	}

	private boolean isThere(QualifiedName name, FactKind kind) {
		return this.before.facts(kind).stream().anyMatch((fact) -> name.maybe(new QualifiedName(fact.id().names())));
	}

}
