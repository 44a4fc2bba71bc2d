package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.script.FolderScript;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import dev.limbeck.sql.SourceText;
import dev.limbeck.sql.placeholder.Placeholders;

/**
 * The scripts of an application that are run again when they have changed.
 *
 * @param inOrder each behind those that it needs
 */
public record Repeatables(List<Repeatable> inOrder) {

	/** There are none. */
	public static final Repeatables NONE = new Repeatables(List.of());

	/**
	 * Copy the list.
	 */
	public Repeatables {
		inOrder = List.copyOf(inOrder);
	}

	/**
	 * Read what was found.
	 * @param found the files
	 * @param problems takes everything that is wrong with them
	 * @return the scripts, none if anything is
	 */
	static Repeatables read(FoundFiles found, List<ScriptProblem> problems) {
		Map<String, FolderScript> scripts = new TreeMap<>();
		List<ScriptProblem> wrong = new ArrayList<>();
		for (FoundFiles.Found file : found.others(FolderScript.Kind.REPEATABLE.word())) {
			String name = file.otherName();
			try {
				FolderScript script = FolderScript.parse(FolderScript.Kind.REPEATABLE, name,
						SourceText.decode(file.origin(), file.bytes()));
				FolderScript other = scripts.putIfAbsent(name, script);
				if (other != null) {
					wrong.add(new ScriptProblem(file.origin(), "duplicate-repeatable",
							"another location has a repeatable of this name: " + other.origin(),
							"Rename one of them."));
				}
			}
			catch (ScriptException ex) {
				wrong.addAll(ex.problems());
			}
		}
		List<Repeatable> inOrder = wrong.isEmpty() ? new RepeatableOrder(scripts, wrong).inOrder() : List.of();
		problems.addAll(wrong);
		return wrong.isEmpty() ? new Repeatables(inOrder) : NONE;
	}

	Repeatables expanding(Placeholders values) {
		return new Repeatables(this.inOrder.stream().map((each) -> each.expanding(values)).toList());
	}

}
