package dev.limbeck.revision;

import java.util.Collection;

import dev.limbeck.LimbeckException;

/**
 * Thrown when a symbol does not lead to revisions, or not to as many as a command can
 * take, or not to where it can go.
 */
public final class SymbolException extends LimbeckException {

	private static final long serialVersionUID = 1L;

	private SymbolException(String code, String description, String action) {
		super(code, description, action);
	}

	static SymbolException malformed(String text) {
		return new SymbolException("not-found", "\"" + text + "\" names no revision: it follows none of the forms.",
				"Write an id, a branch label or the beginning of either, head, heads, base or current,"
						+ " with branch@ before it or +N or -N behind it if need be.");
	}

	static SymbolException noRange(String text) {
		return new SymbolException("not-found", "\"" + text + "\" is no range.",
				"Write start:end; start: goes to the heads, :end begins at base.");
	}

	static SymbolException notFound(String name, Branch branch, Collection<String> choices) {
		String hint = (name.length() < 4) ? " Ids and labels of up to three characters must be written in full." : "";
		return new SymbolException("not-found",
				"No revision " + onBranch(branch) + "has an id or a branch label that is or begins with " + name + "."
						+ hint,
				"Check the spelling, and that its file is here. Heads and labels: " + NameList.first(choices) + ".");
	}

	static SymbolException ambiguousPrefix(String name, Branch branch, Collection<String> choices) {
		return new SymbolException(
				"ambiguous-partial-id", "Several ids or labels " + onBranch(branch) + "begin with " + name + ": "
						+ NameList.first(choices) + ".",
				"Write more characters: choose one of " + NameList.first(choices) + ".");
	}

	static SymbolException noSuchBranch(String name, Collection<String> labels) {
		return new SymbolException("no-such-branch",
				"There is no branch " + name + ": no branch label or id is or begins with it.",
				"Choose one of " + NameList.first(labels) + ", or the id of a revision on the branch.");
	}

	static SymbolException notInBranch(String id, Branch branch, Collection<String> choices) {
		return new SymbolException("not-in-branch",
				"Revision " + id + " is not on branch " + branch.name()
						+ ": neither revises the other, not even over others.",
				"Choose a revision on the branch, whose heads are " + NameList.first(choices) + ".");
	}

	static SymbolException multipleHeads(Symbol symbol, Collection<String> choices) {
		return new SymbolException("multiple-heads",
				symbol + " means several revisions: " + NameList.first(choices) + ", and only one can be taken here.",
				"Choose one of " + NameList.first(choices) + ", write <branch>@head, or heads where all are meant.");
	}

	static SymbolException noDatabase(Symbol symbol) {
		return new SymbolException("no-database", symbol + " is where a database stands, and none was looked at.",
				"Name a revision, or connect to the database.");
	}

	static SymbolException ambiguousStart(Symbol symbol, int steps, Collection<String> choices) {
		String sign = (steps > 0) ? "+" : "";
		return new SymbolException((steps > 0) ? "ambiguous-upgrade" : "ambiguous-walk",
				symbol + " is ambiguous: the database stands at several revisions, " + NameList.first(choices) + ".",
				"Say from which one: " + NameList.first(choices.stream().map((id) -> id + "@" + sign + steps).toList())
						+ ".");
	}

	static SymbolException ambiguousWalk(String from, int steps, Collection<String> choices) {
		String direction = (steps > 0) ? "up" : "down";
		return new SymbolException("ambiguous-walk",
				"The way " + direction + " from " + from + " is ambiguous: it leads to " + NameList.first(choices)
						+ ".",
				"Name the target by its id" + ((steps > 0) ? ", or the branch with <branch>@+N" : "")
						+ "; the next ones are " + NameList.first(choices) + ".");
	}

	static SymbolException outOfRange(String from, int steps, int walked) {
		return new SymbolException("relative-out-of-range",
				Math.abs(steps) + ((steps > 0) ? " up" : " down") + " from " + from + " leads out of the graph: "
						+ ((walked > 0) ? "only " + walked + " can be taken."
								: "nothing is " + ((steps > 0) ? "above" : "below") + " it."),
				(walked > 0) ? "Take at most " + walked + ", or name the target." : "Name the target.");
	}

	static SymbolException wrongDirection(Symbol symbol, String explanation, String action) {
		return new SymbolException("relative-out-of-range", symbol + " leads nowhere: " + explanation + ".", action);
	}

	static SymbolException notOnPath(String description, String action) {
		return new SymbolException("not-on-path", description, action);
	}

	private static String onBranch(Branch branch) {
		return branch.isAny() ? "" : "on branch " + branch.name() + " ";
	}

}
