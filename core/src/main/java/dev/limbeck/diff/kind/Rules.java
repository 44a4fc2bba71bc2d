package dev.limbeck.diff.kind;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import dev.limbeck.diff.code.CodeRules;
import dev.limbeck.diff.rule.Rule;
import dev.limbeck.schema.Fact;
import dev.limbeck.schema.FactKind;
import org.jspecify.annotations.Nullable;

/**
 * Which rule is for which kind. A kind without one can be read and compared, but not
 * changed.
 */
public final class Rules {

	private static final Map<FactKind, Rule> RULES = new EnumMap<>(FactKind.class);

	static {
		RULES.putAll(CodeRules.all());
		RULES.put(FactKind.SCHEMA, new PlainRule((fact) -> ""));
		RULES.put(FactKind.EXTENSION, new ExtensionRule());
		RULES.put(FactKind.ACCESS_METHOD,
				new PlainRule((fact) -> " TYPE " + fact.need("type") + " HANDLER " + fact.need("handler")));
		RULES.put(FactKind.FOREIGN_DATA_WRAPPER, new ForeignDataWrapperRule());
		RULES.put(FactKind.SERVER, new ServerRule());
		RULES.put(FactKind.USER_MAPPING, new UserMappingRule());
		RULES.put(FactKind.COLLATION, PlainRule.inParentheses());
		RULES.put(FactKind.ENUM_TYPE, new EnumRule());
		RULES.put(FactKind.DOMAIN, new DomainRule());
		RULES.put(FactKind.DOMAIN_CONSTRAINT, new DomainConstraintRule());
		RULES.put(FactKind.COMPOSITE_TYPE, new CompositeTypeRule());
		RULES.put(FactKind.RANGE_TYPE, new PlainRule((fact) -> " AS RANGE (" + fact.need("definition") + ")"));
		RULES.put(FactKind.TEXT_SEARCH_PARSER, PlainRule.inParentheses());
		RULES.put(FactKind.TEXT_SEARCH_TEMPLATE, PlainRule.inParentheses());
		RULES.put(FactKind.SEQUENCE, new SequenceRule());
		RULES.put(FactKind.SEQUENCE_OWNER, new SequenceOwnerRule());
		RULES.put(FactKind.CAST, new PlainRule((fact) -> " " + fact.need("definition")));
		RULES.put(FactKind.TABLE, new TableRule());
		RULES.put(FactKind.FOREIGN_TABLE, new TableRule());
		RULES.put(FactKind.COLUMN, new ColumnRule());
		RULES.put(FactKind.TABLE_TYPE, new TableTypeRule());
		RULES.put(FactKind.NOT_NULL, new NotNullRule());
		RULES.put(FactKind.IDENTITY, new IdentityRule());
		RULES.put(FactKind.DEFAULT, new DefaultRule());
		RULES.put(FactKind.CONSTRAINT, new ConstraintRule());
		RULES.put(FactKind.INHERITANCE, new InheritanceRule());
		RULES.put(FactKind.INDEX, new IndexRule());
		RULES.put(FactKind.INDEX_ATTACHMENT, new IndexAttachmentRule());
		RULES.put(FactKind.REPLICA_IDENTITY, new ReplicaIdentityRule());
		RULES.put(FactKind.STATISTICS, new StatisticsRule());
		RULES.put(FactKind.VIEW, new ViewRule());
		RULES.put(FactKind.MATERIALIZED_VIEW, new MaterializedViewRule());
		RULES.put(FactKind.RULE, new RewriteRule());
		RULES.put(FactKind.TRIGGER, new TriggerRule());
		RULES.put(FactKind.POLICY, new PolicyRule());
		RULES.put(FactKind.PUBLICATION, new PublicationRule());
		RULES.put(FactKind.PUBLICATION_TABLE, new PublicationTableRule());
		RULES.put(FactKind.PUBLICATION_SCHEMA, new PublicationSchemaRule());
		RULES.put(FactKind.SUBSCRIPTION, new SubscriptionRule());
		RULES.put(FactKind.OWNER, new OwnerRule());
		RULES.put(FactKind.GRANT, new GrantRule());
		RULES.put(FactKind.DEFAULT_PRIVILEGE, new DefaultPrivilegeRule());
		RULES.put(FactKind.COMMENT, new CommentRule());
		RULES.put(FactKind.SECURITY_LABEL, new SecurityLabelRule());
	}

	private Rules() {
	}

	/**
	 * Return the rule for a kind.
	 * @param kind the kind
	 * @return its rule, or {@code null} if there is none yet
	 */
	public static @Nullable Rule find(FactKind kind) {
		return RULES.get(kind);
	}

	/**
	 * Return the rule for a fact.
	 * @param fact a fact of a kind that has one
	 * @return the rule
	 */
	public static Rule of(Fact fact) {
		Rule rule = RULES.get(fact.kind());
		if (rule == null) {
			throw new IllegalStateException("There is no rule for " + fact.id());
		}
		return rule;
	}

	/**
	 * Return the kinds that have rules.
	 * @return the kinds
	 */
	public static Set<FactKind> kinds() {
		return Set.copyOf(RULES.keySet());
	}

}
