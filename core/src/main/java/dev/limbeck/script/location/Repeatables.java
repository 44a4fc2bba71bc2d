package dev.limbeck.script.location;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.limbeck.script.RepeatableScript;
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

	/** The folder of a location in which they lie. */
	static final String FOLDER = "repeatable";

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
		Map<String, RepeatableScript> scripts = new TreeMap<>();
		List<ScriptProblem> wrong = new ArrayList<>();
		for (FoundFiles.Found file : found.others(FOLDER)) {
			String path = file.other().substring(FOLDER.length() + 1);
			String name = path.substring(0, path.length() - ".sql".length());
			try {
				RepeatableScript script = RepeatableScript.parse(name, SourceText.decode(file.origin(), file.bytes()));
				RepeatableScript other = scripts.putIfAbsent(name, script);
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
		return new Repeatables(this.inOrder.stream()
			.map((each) -> new Repeatable(each.script().expanding(values), each.needs(), each.makes(), each.checksum()))
			.toList());
	}

}
