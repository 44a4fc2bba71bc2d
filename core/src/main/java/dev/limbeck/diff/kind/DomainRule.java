package dev.limbeck.diff.kind;

import java.util.List;
import java.util.Objects;

import dev.limbeck.diff.rule.Alteration;
import dev.limbeck.diff.rule.ObjectName;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.diff.rule.Situation;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Domains, without their constraints.
 */
public final class DomainRule implements Rule {

	@Override
	public String create(Fact fact, List<String> clauses, Situation situation) {
		StringBuilder statement = new StringBuilder("CREATE ").append(ObjectName.sql(fact.id()))
			.append(" AS ")
			.append(fact.need("type"));
		if (fact.has("collation")) {
			statement.append(" COLLATE ").append(fact.need("collation"));
		}
		if (fact.has("default")) {
			statement.append(" DEFAULT ").append(fact.need("default"));
		}
		if (fact.has("not_null")) {
			statement.append(" NOT NULL");
		}
		clauses.forEach((clause) -> statement.append(' ').append(clause));
		return statement.toString();
	}

	@Override
	public List<String> drop(Fact fact, Situation situation) {
		return List.of("DROP " + ObjectName.sql(fact.id()));
	}

	@Override
	public @Nullable Alteration alter(Fact from, Fact to, Situation situation) {
		if ((to.has("not_null") && !from.has("not_null") && isContained(to.id(), situation.before()))
				|| !from.need("type").equals(to.need("type"))
				|| !Objects.equals(from.get("collation"), to.get("collation"))) {
			return null;
		}
		String alter = "ALTER " + ObjectName.sql(to.id());
		String value = to.has("default") ? " SET DEFAULT " + to.need("default") : " DROP DEFAULT";
		return Alteration.of(Objects.equals(from.get("default"), to.get("default")) ? null : alter + value,
				(from.has("not_null") != to.has("not_null"))
						? alter + (to.has("not_null") ? " SET" : " DROP") + " NOT NULL" : null);
	}

	/**
	 * Return whether rows of a table may hold values of a domain in arrays or composite
	 * values: PostgreSQL does not look into them to see whether they fit.
	 * @param type the domain, or another type that is made of it
	 * @param schema where it is
	 * @return whether nothing can be demanded of the domain that was not before
	 */
	public static boolean isContained(FactId type, Schema schema) {
		return schema.dependents(type).stream().map(schema::need).anyMatch((fact) -> switch (fact.kind()) {
			case COLUMN ->
				fact.get("type", "").endsWith("[]") || Situation.parent(fact).kind() == FactKind.COMPOSITE_TYPE
						&& isHeld(Situation.parent(fact), schema);
			case DOMAIN ->
				fact.get("type", "").endsWith("[]") ? isHeld(fact.id(), schema) : isContained(fact.id(), schema);
			default -> false;
		});
	}

	private static boolean isHeld(FactId type, Schema schema) {
		return schema.dependents(type).stream().map(schema::need).anyMatch((fact) -> switch (fact.kind()) {
			case COLUMN -> Situation.parent(fact).kind() == FactKind.TABLE
					|| Situation.parent(fact).kind() == FactKind.COMPOSITE_TYPE && !type.equals(Situation.parent(fact))
							&& isHeld(Situation.parent(fact), schema);
			case DOMAIN -> isHeld(fact.id(), schema);
			default -> false;
		});
	}

}
