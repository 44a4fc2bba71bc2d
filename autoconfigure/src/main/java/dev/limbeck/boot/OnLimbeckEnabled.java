package dev.limbeck.boot;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless {@code limbeck.enabled=false}. While AOT processing it always matches,
 * because what it says then is frozen; the initializer asks again at run time.
 */
class OnLimbeckEnabled extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("limbeck.enabled");
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return ConditionOutcome.match(message.because("it is asked at run time"));
		}
		boolean enabled = LimbeckProperties.isEnabled(context.getEnvironment());
		return new ConditionOutcome(enabled, message.because("it is " + enabled));
	}

}
