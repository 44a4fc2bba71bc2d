package dev.limbeck.boot.embedded;

import dev.limbeck.boot.LimbeckProperties;

import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless Limbeck is disabled or {@code limbeck.database.embedded=never}; always
 * while AOT processing, which would freeze the answer.
 */
class OnEmbeddedAllowed extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		boolean allowed = LimbeckProperties.isEnabled(environment)
				&& !"never".equalsIgnoreCase(environment.getProperty("limbeck.database.embedded"));
		return new ConditionOutcome(allowed || Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING),
				"embedded PostgreSQL is " + (allowed ? "allowed" : "not allowed"));
	}

}
