package dev.limbeck.boot.jpa;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.limbeck.extent.Extent;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * Gives a test the classes within a class: some of them, or all with {@code -Pfull}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(ClassesOf.Provider.class)
@interface ClassesOf {

	/**
	 * Return the class that they are in.
	 * @return the class
	 */
	Class<?> value();

	/**
	 * Finds them.
	 */
	class Provider implements ArgumentsProvider, AnnotationConsumer<ClassesOf> {

		private Class<?> outer = Object.class;

		@Override
		public void accept(ClassesOf annotation) {
			this.outer = annotation.value();
		}

		@Override
		public Stream<? extends Arguments> provideArguments(ParameterDeclarations parameters,
				ExtensionContext context) {
			List<Class<?>> classes = Arrays.stream(this.outer.getDeclaredClasses())
				.sorted(Comparator.comparing(Class::getName))
				.toList();
			int step = Extent.choose(4, 1);
			return IntStream.range(0, classes.size())
				.filter((number) -> number % step == 0)
				.mapToObj((number) -> Arguments.of(classes.get(number)));
		}

	}

}
