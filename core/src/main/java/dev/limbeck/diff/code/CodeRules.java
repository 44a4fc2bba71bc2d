package dev.limbeck.diff.code;

import java.util.Map;

import dev.limbeck.diff.rule.Rule;
import dev.limbeck.schema.FactKind;

/**
 * Which rule is for which kind of code.
 */
public final class CodeRules {

	private static final Rule ROUTINE = new RoutineRule();

	private CodeRules() {
	}

	/**
	 * Return the rules.
	 * @return the rules by the kinds that they are for
	 */
	public static Map<FactKind, Rule> all() {
		return Map.ofEntries(Map.entry(FactKind.LANGUAGE, new LanguageRule()), Map.entry(FactKind.FUNCTION, ROUTINE),
				Map.entry(FactKind.PROCEDURE, ROUTINE), Map.entry(FactKind.AGGREGATE, new AggregateRule()),
				Map.entry(FactKind.OPERATOR, new OperatorRule()),
				Map.entry(FactKind.OPERATOR_FAMILY, new OperatorFamilyRule()),
				Map.entry(FactKind.OPERATOR_CLASS, new OperatorClassRule()),
				Map.entry(FactKind.TRANSFORM, new TransformRule()),
				Map.entry(FactKind.TEXT_SEARCH_DICTIONARY, new TextSearchDictionaryRule()),
				Map.entry(FactKind.TEXT_SEARCH_CONFIGURATION, new TextSearchConfigurationRule()),
				Map.entry(FactKind.CONVERSION, new ConversionRule()),
				Map.entry(FactKind.EVENT_TRIGGER, new EventTriggerRule()));
	}

}
