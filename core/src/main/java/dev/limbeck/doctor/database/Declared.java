package dev.limbeck.doctor.database;

import java.util.Map;
import java.util.Set;

import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionDefinition;
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

}
