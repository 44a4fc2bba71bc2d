package dev.limbeck.schema.scope;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What a model can say of a schema. What is beyond its reach it leaves as it is.
 *
 * @param topics what it says, such as {@code table} or {@code constraint check}; none
 * means everything
 */
public record Reach(Set<String> topics) {

	private static final String BEGIN = "USING btree (";

	private static final List<String> ORDER = List.of(" NULLS FIRST", " NULLS LAST", " DESC");

	/** Everything, as SQL can say it. */
	public static final Reach ALL = new Reach(Set.of());

	/** What mapped classes say, such as JPA entities. */
	public static final Reach ENTITIES = new Reach(Set.of("enum_type", "sequence", "table", "column", "not_null",
			"identity", "default", "constraint primary_key", "constraint unique", "constraint foreign_key",
			"constraint check", "index"));

	/**
	 * Copy the set.
	 */
	public Reach {
		topics = Set.copyOf(topics);
	}

	/**
	 * Return whether the model can say everything.
	 * @return whether nothing is left as it is
	 */
	public boolean isAll() {
		return this.topics.isEmpty();
	}

	/**
	 * Return the reach of a model that says some things by other means, too, such as SQL
	 * beside it: whoever says one view says all views.
	 * @param said what the model says
	 * @return a reach that covers the same and what is said
	 */
	public Reach with(Schema said) {
		if (isAll()) {
			return this;
		}
		Set<String> all = new HashSet<>(this.topics);
		said.facts().forEach((fact) -> all.add(topic(fact)));
		// There always is one.
		all.remove(FactKind.SCHEMA.label());
		return new Reach(all);
	}

	/**
	 * Return whether the model would say this if it were to be so.
	 * @param fact something that is so
	 * @return whether it is within reach
	 */
	public boolean covers(Fact fact) {
		return isAll() || this.topics.contains(topic(fact));
	}

	private static String topic(Fact fact) {
		String label = fact.kind().label();
		return switch (fact.kind()) {
			case CONSTRAINT -> label + " " + fact.need("type");
			case INDEX -> isOfColumns(fact.need("definition")) ? label : label + " of more than columns";
			case OWNER, GRANT, COMMENT, SECURITY_LABEL -> label + " on " + fact.id().name(0);
			default -> label;
		};
	}

	// Such as "USING btree (a, b DESC)".
	private static boolean isOfColumns(String definition) {
		if (!definition.startsWith(BEGIN) || !definition.endsWith(")")) {
			return false;
		}
		String columns = definition.substring(BEGIN.length(), definition.length() - 1);
		return !columns.contains("(") && Arrays.stream(columns.split(", ")).allMatch(Reach::isColumn);
	}

	private static boolean isColumn(String column) {
		String name = column;
		for (String words : ORDER) {
			name = name.endsWith(words) ? name.substring(0, name.length() - words.length()) : name;
		}
		return name.startsWith("\"") || !name.contains(" ");
	}

}
