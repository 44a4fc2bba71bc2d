package dev.limbeck.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.limbeck.diff.Hazard.Type;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import dev.limbeck.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is dangerous about what is done to a fact. When in doubt it is.
 */
final class Hazards {

	private static final Pattern TYPE = Pattern.compile("([a-z ]+)(?:\\((\\d+)(?:,(\\d+))?\\))?");

	private final Schema before;

	private final Schema after;

	private final Treatments treatments;

	Hazards(Schema before, Schema after, Treatments treatments) {
		this.before = before;
		this.after = after;
		this.treatments = treatments;
	}

	/**
	 * Return the hazards of an action.
	 * @param node what is done, with all that is written into it
	 * @return the hazards, the outermost first
	 */
	List<Hazard> of(Node node) {
		List<Hazard> hazards = new ArrayList<>();
		add(node, hazards);
		return hazards.stream().distinct().toList();
	}

	private void add(Node node, List<Hazard> hazards) {
		Type type = switch (node.verb()) {
			case DROP -> isCarried(node.fact()) ? Type.REWRITE : loss(node.fact());
			case CREATE -> isSecret(node.fact()) ? Type.BY_HAND : creation(node.fact());
			default -> alteration(node.fact());
		};
		if (type != null) {
			hazards.add(new Hazard(type, (type == Type.DATA_LOSS) ? node.fact().id() : table(node.fact())));
		}
		node.parts().forEach((part) -> add(part, hazards));
	}

	private boolean isCarried(Fact fact) {
		return this.treatments.isCarried(fact.id()) || this.treatments.refilled().contains(fact.id());
	}

	// A partitioned table holds nothing itself.
	private @Nullable Type loss(Fact fact) {
		if (fact.kind() == FactKind.COLUMN && isTakenOver(fact)) {
			return null;
		}
		boolean lost = switch (fact.kind()) {
			case TABLE -> !fact.has("partition_key") && taking(fact).findAny().isEmpty();
			case SEQUENCE -> true;
			case COLUMN -> !fact.has("generated") && relation(fact, this.before).kind() == FactKind.TABLE;
			default -> false;
		};
		// The other server keeps what the slot has not sent.
		boolean left = fact.kind() == FactKind.SUBSCRIPTION && fact.has("slot");
		return lost ? Type.DATA_LOSS : left ? Type.BY_HAND : null;
	}

	// By the column of the table that takes the rows.
	private boolean isTakenOver(Fact column) {
		return taking(relation(column, this.before))
			.anyMatch((whole) -> this.after.has(whole.child(FactKind.COLUMN, List.of(column.id().last()))));
	}

	private Stream<FactId> taking(Fact table) {
		return RefillOrder.taking(table, this.before, this.treatments.refilled());
	}

	private static boolean isSecret(Fact fact) {
		return fact.kind() == FactKind.SUBSCRIPTION || fact.has("secrets");
	}

	private @Nullable Type creation(Fact fact) {
		if (fact.kind() == FactKind.MATERIALIZED_VIEW || this.treatments.created().contains(table(fact))) {
			return null;
		}
		return switch (fact.kind()) {
			case COLUMN -> ("STORED".equals(fact.get("generated")) || fact.has("domain")) ? Type.REWRITE : null;
			case DEFAULT -> (isNew(fact) && fact.need("expression").indexOf('(') >= 0) ? Type.REWRITE : null;
			case IDENTITY -> isNew(fact) ? Type.REWRITE : null;
			case NOT_NULL -> (fact.has("not_valid") || isNew(fact)) ? null : Type.SCAN;
			case INDEX -> Type.INDEX_BUILD;
			case CONSTRAINT -> constraint(fact);
			default -> null;
		};
	}

	private boolean isNew(Fact fact) {
		return fact.parent() != null && this.treatments.created().contains(fact.parent());
	}

	private static @Nullable Type constraint(Fact fact) {
		return switch (fact.need("type")) {
			case "check", "foreign_key" -> fact.has("not_valid") ? null : Type.SCAN;
			default -> Type.INDEX_BUILD;
		};
	}

	private @Nullable Type alteration(Fact to) {
		Fact from = this.before.fact(to.id());
		if (from == null) {
			return null;
		}
		return switch (to.kind()) {
			case TABLE ->
				(differs(from, to, "unlogged") || differs(from, to, "access_method") || differs(from, to, "tablespace"))
						? Type.REWRITE : null;
			case COLUMN -> isRewritten(from, to) ? Type.REWRITE : null;
			case CONSTRAINT, NOT_NULL -> differs(from, to, "not_valid") ? Type.SCAN : null;
			case DOMAIN -> (to.has("not_null") && !from.has("not_null")) ? Type.SCAN : null;
			default -> null;
		};
	}

	private boolean isRewritten(Fact from, Fact to) {
		if (relation(to, this.after).kind() != FactKind.TABLE) {
			return false;
		}
		boolean retyped = this.before.dependencies(from.id()).stream().anyMatch(this.treatments::isSwapped);
		return retyped || differs(from, to, "expression")
				|| (differs(from, to, "type") && !isWider(from.need("type"), to.need("type")));
	}

	private static boolean isWider(String from, String to) {
		Matcher old = TYPE.matcher(from);
		Matcher wide = TYPE.matcher(to);
		if (!old.matches() || !wide.matches()) {
			return false;
		}
		boolean text = old.group(1).equals("character varying")
				&& (wide.group(1).equals("text") || to.equals(old.group(1)));
		boolean longer = (old.group(1).equals("character varying") || old.group(1).equals("numeric"))
				&& old.group(1).equals(wide.group(1)) && Objects.equals(old.group(3), wide.group(3))
				&& old.group(2) != null && wide.group(2) != null && number(old) <= number(wide);
		return text || longer;
	}

	private static int number(Matcher type) {
		return Integer.parseInt(type.group(2));
	}

	private static boolean differs(Fact from, Fact to, String name) {
		return !Objects.equals(from.get(name), to.get(name));
	}

	private static Fact relation(Fact column, Schema schema) {
		return schema.need(Objects.requireNonNull(column.parent()));
	}

	private static FactId table(Fact fact) {
		FactId id = fact.id();
		return switch (fact.kind()) {
			case COLUMN, NOT_NULL, DEFAULT, IDENTITY, CONSTRAINT, INDEX ->
				new FactId(FactKind.TABLE, id.names().subList(0, 2));
			default -> id;
		};
	}

}
