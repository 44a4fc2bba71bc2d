package dev.limbeck.boot.endpoint;

import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring Boot itself keeps in a native image what the endpoint answers with.
 */
class MigrationsEndpointHintsTests {

	private static final RuntimeHints HINTS = hints();

	@ParameterizedTest
	@ValueSource(classes = { MigrationsEndpoint.MigrationsDescriptor.class, ContextDescriptor.class,
			ContextDescriptor.ErrorDescriptor.class, ContextDescriptor.FindingsDescriptor.class,
			RevisionDescriptor.class, LogDescriptor.class })
	void everyPartOfTheAnswerCanBeWritten(Class<? extends Record> type) {
		assertThat(Stream.of(type.getRecordComponents()).map(RecordComponent::getAccessor)).isNotEmpty()
			.allSatisfy((accessor) -> assertThat(RuntimeHintsPredicates.reflection().onMethodInvocation(accessor))
				.accepts(HINTS));
	}

	@Test
	void theOperationCanBeCalled() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(MigrationsEndpoint.class.getMethod("migrations"))).accepts(HINTS);
	}

	@Test
	void thePageCanBeAskedFor() throws NoSuchMethodException {
		assertThat(RuntimeHintsPredicates.reflection()
			.onMethodInvocation(MigrationsPageExtension.class.getMethod("page", Boolean.class))).accepts(HINTS);
	}

	private static RuntimeHints hints() {
		TestGenerationContext generated = new TestGenerationContext();
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.register(MigrationsEndpoint.class, MigrationsPageExtension.class);
			new ApplicationContextAotGenerator().processAheadOfTime(context, generated);
		}
		return generated.getRuntimeHints();
	}

}
