package dev.limbeck.diff.code;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import org.jspecify.annotations.Nullable;

/**
 * Configurations of text search: which dictionaries look at which kinds of words.
 */
final class TextSearchConfigurationRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		return "CREATE " + ObjectName.sql(fact.id()) + " (" + fact.need("definition") + ")";
	}

	@Override
	public List<String> afterwards(Fact fact, Situation situation) {
		return changes(fact, Map.of(), mappings(fact));
	}

	private static List<String> changes(Fact fact, Map<String, String> from, Map<String, String> to) {
		String alter = "ALTER " + ObjectName.sql(fact.id());
		List<String> statements = new ArrayList<>();
		from.keySet()
			.stream()
			.filter((words) -> !to.containsKey(words))
			.forEach((words) -> statements.add(alter + " DROP MAPPING FOR " + words));
		to.forEach((words, dictionaries) -> {
			if (!dictionaries.equals(from.get(words))) {
				statements.add(alter + (from.containsKey(words) ? " ALTER" : " ADD") + " MAPPING FOR " + words
						+ " WITH " + dictionaries);
			}
		});
		return statements;
	}

	// One line each: the kind of words, a tabulator, the dictionaries.
	private static Map<String, String> mappings(Fact fact) {
		Map<String, String> mappings = new LinkedHashMap<>();
		fact.get("mappings", "").lines().forEach((line) -> {
			int at = line.indexOf('\t');
			mappings.put(line.substring(0, at), line.substring(at + 1));
		});
		return mappings;
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		return from.need("definition").equals(to.need("definition"))
				? Alteration.of(changes(to, mappings(from), mappings(to))) : null;
	}

}
