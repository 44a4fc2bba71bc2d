package dev.limbeck.boot.environment;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration that keeps database secrets out of endpoints.
 */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class SecretsAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "limbeckSanitizingFunction")
	SanitizingFunction limbeckSanitizingFunction() {
		return new SecretsSanitizer();
	}

}
