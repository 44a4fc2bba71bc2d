package dev.limbeck.schema.scope;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;

/**
 * What a model can say of a schema. What is beyond its reach it leaves as it is.
 *
 * @param topics what it says, such as {@code table} or {@code constraint check}; none
 * means everything
 * @param partly what it says where something comes, and never all of it: what is there of
 * that stays
 * @param unknown single facts within its topics of which it does not know what they are
 * to be, such as whether a column has a value in each row
 */
public record Reach(Set<String> topics, Set<String> partly, Set<FactId> unknown) {

	private static final String BEGIN = "USING btree (";

	private static final List<String> ORDER = List.of(" NULLS FIRST", " NULLS LAST", " DESC");

	/** Everything, as SQL can say it. */
	public static final Reach ALL = new Reach(Set.of());

	/** What mapped classes say, such as JPA entities. */
	public static final Reach ENTITIES = new Reach(Set.of("enum_type", "sequence", "table", "column", "not_null",
			"identity", "default", "constraint primary_key", "constraint unique", "constraint foreign_key",
			"constraint check", "index"));

	/**
	 * What classes say that know no SQL, such as aggregates of Spring Data JDBC: which
	 * tables and columns there are, and of what family their types are.
	 */
	public static final Reach CLASSES = new Reach(Set.of("table", "column", "not_null"), Set.of("sequence", "identity",
			"default", "constraint primary_key", "constraint foreign_key", "enum_type", Families.TOPIC), Set.of());

	/**
	 * Copy the sets.
	 */
	public Reach {
		topics = Set.copyOf(topics);
		partly = Set.copyOf(partly);
		unknown = Set.copyOf(unknown);
	}

	/**
	 * Create the reach of a model that says all of some topics.
	 * @param topics what it says
	 */
	public Reach(Set<String> topics) {
		this(topics, Set.of(), Set.of());
	}

	/**
	 * Return the same reach without some facts.
	 * @param facts of which the model does not know what they are to be
	 * @return a reach that leaves them alone
	 */
	public Reach without(Set<FactId> facts) {
		return new Reach(this.topics, this.partly, facts);
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
		all.removeAll(this.partly);
		// There always is one.
		all.remove(FactKind.SCHEMA.label());
		return new Reach(all, this.partly, this.unknown);
	}

	/**
	 * Return whether the model says such a thing only where it comes.
	 * @param fact something that is so, or is said
	 * @return whether what is there of it stays
	 */
	public boolean isPartly(Fact fact) {
		return this.partly.contains(topic(fact));
	}

	/**
	 * Return whether a type serves as well as the one that the model says.
	 * @param said a column of the model
	 * @param so the same column as it is
	 * @return whether its type can stay
	 */
	public boolean isSameFamily(Fact said, Fact so) {
		return this.partly.contains(Families.TOPIC)
				&& (this.unknown.contains(said.id()) || Families.areSame(said.get("type", ""), so.get("type", "")));
	}

	/**
	 * Return whether the model would say this if it were to be so.
	 * @param fact something that is so
	 * @return whether it is within reach
	 */
	public boolean covers(Fact fact) {
		return isAll() || (this.topics.contains(topic(fact)) && !this.unknown.contains(fact.id()));
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
