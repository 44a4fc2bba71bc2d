package dev.limbeck.diff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.scope.Reach;
import org.jspecify.annotations.Nullable;

/**
 * What mapped classes have no word for in what they do say, such as how a column is
 * stored: it stays as it is.
 */
final class Unsayable {

	private static final String ABSENT = "";

	// By kind, the attributes with what they are if nobody says anything.
	private static final Map<FactKind, Map<String, String>> WORDLESS = Map.of(FactKind.TABLE,
			absent("unlogged", "partition_key", "options", "toast_options", "tablespace", "access_method",
					"row_security", "force_row_security"),
			FactKind.COLUMN, absent("storage", "compression", "statistics", "options"), FactKind.NOT_NULL,
			absent("constraint", "no_inherit"), FactKind.CONSTRAINT, absent("options", "tablespace", "clustered"),
			FactKind.INDEX, absent("tablespace", "clustered", "statistics"), FactKind.IDENTITY,
			Map.of("generated", "BY DEFAULT", "start", "1", "increment", "1", "cache", "1", "min", ABSENT, "max",
					ABSENT, "cycle", ABSENT),
			FactKind.SEQUENCE,
			Map.of("type", "bigint", "cache", "1", "min", ABSENT, "max", ABSENT, "cycle", ABSENT, "unlogged", ABSENT));

	// What PostgreSQL has named by itself.
	private static final Set<FactKind> NAMED = Set.of(FactKind.IDENTITY, FactKind.NOT_NULL);

	// What belongs to a type, and to a column whose value is calculated.
	private static final List<String> TYPED = List.of("type", "collation", "generated", "expression");

	private Unsayable() {
	}

	private static Map<String, String> absent(String... names) {
		Map<String, String> absent = new HashMap<>();
		for (String name : names) {
			absent.put(name, ABSENT);
		}
		return absent;
	}

	/**
	 * Take over from what is so what nobody has said otherwise.
	 * @param said a fact of a model
	 * @param so the same fact as it is, or {@code null} if it is not
	 * @param reach what the model can say
	 * @return the fact as it is meant
	 */
	static Fact takenOver(Fact said, @Nullable Fact so, Reach reach) {
		Map<String, String> usual = WORDLESS.getOrDefault(said.kind(), Map.of());
		if (so == null || usual.isEmpty()) {
			return said;
		}
		Map<String, String> attributes = new HashMap<>(said.attributes());
		usual.forEach((name, value) -> {
			if (attributes.getOrDefault(name, ABSENT).equals(value)) {
				copy(name, so, attributes);
			}
		});
		if (said.kind() == FactKind.COLUMN && reach.isSameFamily(said, so)) {
			TYPED.forEach((name) -> copy(name, so, attributes));
		}
		return new Fact(said.id(), said.parent(), attributes,
				NAMED.contains(said.kind()) ? so.details() : said.details());
	}

	private static void copy(String name, Fact from, Map<String, String> attributes) {
		attributes.remove(name);
		if (from.attributes().containsKey(name)) {
			attributes.put(name, from.need(name));
		}
	}

}
