package dev.limbeck.diff.safe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.limbeck.diff.Action;
import dev.limbeck.diff.Hazard;
import dev.limbeck.diff.Lock;
import dev.limbeck.diff.Verb;
import dev.limbeck.diff.rule.Spelling;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Builds and drops indexes while others go on writing, those of keys, too.
 */
final class Concurrent {

	private static final Pattern KEY = Pattern
		.compile("(UNIQUE|PRIMARY KEY)( NULLS NOT DISTINCT)? (\\([^()]*\\))( INCLUDE \\([^()]*\\))?( DEFERRABLE.*)?");

	private static final String INDEX = " INDEX ";

	private Concurrent() {
	}

	/**
	 * Return whether a key can be made of an index.
	 * @param constraint a constraint of a table
	 * @return whether its index can be built first
	 */
	static boolean isKey(Fact constraint) {
		return KEY.matcher(constraint.need("definition")).matches() && !constraint.has("options")
				&& !constraint.has("tablespace") && !constraint.has("clustered");
	}

	/**
	 * Return the same action without keeping others from writing.
	 * @param action an action that makes or drops an index or a key
	 * @param fact what it makes, or drops
	 * @return the action that runs outside of transactions, or the same
	 */
	static Action of(Action action, Fact fact) {
		if (action.sql().isEmpty() || !action.subject().equals(fact.id())) {
			return action;
		}
		List<String> statements = new ArrayList<>(action.sql());
		if (fact.kind() == FactKind.INDEX) {
			statements.set(0, statements.get(0).replaceFirst(INDEX, INDEX + "CONCURRENTLY "));
		}
		else if (action.verb() == Verb.CREATE) {
			statements.remove(0);
			statements.addAll(0, key(fact));
		}
		else {
			return action;
		}
		FactId table = Standing.table(fact.id());
		return new Action(action.verb(), action.subject(), statements, action.joined(),
				action.hazards().stream().filter((hazard) -> hazard.type() != Hazard.Type.INDEX_BUILD).toList(), false,
				List.of(new Lock(Lock.Mode.SHARE_UPDATE_EXCLUSIVE, table)));
	}

	private static List<String> key(Fact constraint) {
		Matcher parts = KEY.matcher(constraint.need("definition"));
		if (!parts.matches()) {
			throw new IllegalStateException(constraint.id() + " is no key");
		}
		String name = Spelling.identifier(constraint.id().last());
		String table = Spelling.qualified(constraint.id());
		return List.of(
				"CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + table + " " + parts.group(3)
						+ said(parts.group(4)) + said(parts.group(2)),
				"ALTER TABLE " + table + " ADD CONSTRAINT " + name + " " + parts.group(1) + " USING INDEX " + name
						+ said(parts.group(5)));
	}

	private static String said(@Nullable String part) {
		return (part != null) ? part : "";
	}

}
