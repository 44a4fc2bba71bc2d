package dev.limbeck.doctor.database;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import org.jspecify.annotations.Nullable;

/**
 * What the files declare, as far as a database is compared with it.
 *
 * @param graph of the revisions, or {@code null} if they are none, or not all are known
 * @param ids of the revisions that are known
 * @param definitions what can be read of them, by id
 */
public record Declared(@Nullable RevisionGraph graph, Set<String> ids, Map<String, RevisionDefinition> definitions) {

	/**
	 * Copy the collections.
	 */
	public Declared {
		ids = Set.copyOf(ids);
		definitions = Map.copyOf(definitions);
	}

	/**
	 * Tell whether a revision makes something, as far as its text tells.
	 * @param words what stands in one of its statements, in lower or upper case
	 * @return whether one of them has all of the words
	 */
	boolean says(List<String> words) {
		return this.definitions.values()
			.stream()
			.filter(RevisionScript.class::isInstance)
			.map((definition) -> ((RevisionScript) definition).upgrade())
			.anyMatch((upgrade) -> upgrade.statements()
				.stream()
				.map((statement) -> upgrade.text(statement).toLowerCase(Locale.ROOT).replaceAll("\\s+", " "))
				.anyMatch((text) -> words.stream().allMatch((word) -> text.contains(word.toLowerCase(Locale.ROOT)))));
	}

}
