package dev.limbeck.sample.input;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.module.SimpleModule;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes JSON at its word: a number is no name, no time and no choice.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson {

	@Bean
	JsonMapperBuilderCustomizer atItsWord() {
		SimpleModule module = new SimpleModule("strict")
			.addDeserializer(String.class, text(String.class, (text) -> text))
			.addDeserializer(Instant.class, text(Instant.class, Instant::parse))
			.addDeserializer(Duration.class, text(Duration.class, Duration::parse));
		return (builder) -> builder.addModule(module).enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
	}

	private static <T> TextDeserializer<T> text(Class<T> type, Function<String, T> reading) {
		return new TextDeserializer<>(type, reading);
	}

}
