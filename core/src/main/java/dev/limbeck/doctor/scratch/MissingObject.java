package dev.limbeck.doctor.scratch;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.SqlState;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;

/**
 * Something that a statement needs and that is not there, and which revision would make
 * it.
 *
 * @param name as the server writes it
 */
record MissingObject(String name) {

	private static final Set<String> STATES = Set.of(SqlState.UNDEFINED_TABLE, SqlState.UNDEFINED_OBJECT,
			SqlState.UNDEFINED_FUNCTION, SqlState.UNDEFINED_COLUMN, SqlState.INVALID_SCHEMA_NAME);

	/** What may make anything. */
	private static final Set<String> MAKERS = Set.of("DO", "SELECT", "CALL", "IMPORT");

	/**
	 * Take the name out of what the server said.
	 * @param sqlState its code
	 * @param message its message
	 * @return what is missing, or nothing if that is not what it said
	 */
	static Optional<MissingObject> of(String sqlState, String message) {
		int from = message.indexOf('"');
		int to = message.indexOf('"', from + 1);
		boolean told = STATES.contains(sqlState) && from >= 0 && to > from;
		return told ? Optional.of(new MissingObject(message.substring(from + 1, to))) : Optional.empty();
	}

	/**
	 * Tell who makes it.
	 * @param tried all revisions
	 * @param needing the revision that needs it
	 * @return one sentence
	 */
	String explained(TriedRevisions tried, String needing) {
		List<RevisionScript> makers = tried.files()
			.stream()
			.filter((script) -> !script.revision().id().equals(needing) && makes(script.upgrade()))
			.toList();
		if (makers.isEmpty()) {
			return "No revision creates " + this.name + ".";
		}
		RevisionGraph graph = tried.graph();
		RevisionScript maker = makers.get(0);
		String id = maker.revision().id();
		String named = this.name + " stands in revision " + id + " (" + maker.revision().origin() + "), ";
		if (graph.ancestors(List.of(needing)).contains(id)) {
			return named + "which comes before it.";
		}
		return named + "which it does not require: name that in @revises or @depends-on.";
	}

	private boolean makes(Section upgrade) {
		return upgrade.statements()
			.stream()
			.anyMatch((statement) -> !statement.keywords().isEmpty()
					&& makes(statement.keywords().get(0), upgrade.text(statement).toLowerCase(Locale.ROOT)));
	}

	private boolean makes(String verb, String text) {
		return switch (verb) {
			case "CREATE" -> holds(head(text), "");
			case "ALTER" -> holds(text, "to ") || holds(text, "column ") || holds(text, "exists ");
			default -> MAKERS.contains(verb) && holds(text, "");
		};
	}

	// What stands behind it belongs to what is made.
	private static String head(String text) {
		int end = text.length();
		for (String mark : List.of("(", " on ", " as ")) {
			int at = text.indexOf(mark);
			end = (at >= 0) ? Math.min(end, at) : end;
		}
		return text.substring(0, end);
	}

	// In front of a point stands where something is.
	private boolean holds(String text, String before) {
		String word = this.name.substring(this.name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		for (int at = text.indexOf(word); at >= 0 && !word.isEmpty(); at = text.indexOf(word, at + 1)) {
			int end = at + word.length();
			boolean begins = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
			boolean ends = end == text.length()
					|| !(Character.isJavaIdentifierPart(text.charAt(end)) || text.charAt(end) == '.');
			if (begins && ends && text.startsWith(before, Math.max(0, at - before.length()))) {
				return true;
			}
		}
		return false;
	}

}
