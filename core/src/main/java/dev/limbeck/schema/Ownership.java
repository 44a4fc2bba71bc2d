package dev.limbeck.schema;

import java.util.HashSet;
import java.util.Set;

/**
 * Who owns what, where one side does not say it: in a scratch database everything belongs
 * to the role that made it, until the model says something else.
 */
public final class Ownership {

	private Ownership() {
	}

	/**
	 * Find the owners that a model leaves open.
	 * @param schema read from a scratch database, by the role that has made it
	 * @return the ids of these facts
	 */
	public static Set<FactId> unsaid(Schema schema) {
		Set<FactId> unsaid = new HashSet<>();
		schema.facts(FactKind.OWNER)
			.stream()
			.filter((fact) -> schema.origin().role().equals(fact.get("role")))
			.forEach((fact) -> unsaid.add(fact.id()));
		return unsaid;
	}

	/**
	 * Leave out the owners of a scratch database that another schema does not say.
	 * @param scratch read from a scratch database
	 * @param wanted what the database is to be like
	 * @return the facts that can be compared
	 */
	public static Schema asSaid(Schema scratch, Schema wanted) {
		Set<FactId> left = unsaid(scratch);
		left.removeIf(wanted::has);
		return scratch.without(left);
	}

}
