package dev.limbeck.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.limbeck.script.location.ClosedClassLoader;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/**
 * An application that was processed ahead of time, as a build does it.
 *
 * @param generated all that was generated
 * @param initializer the generated initializer
 * @param classLoader has the generated classes
 */
record ProcessedApplication(TestGenerationContext generated, String initializer, ClassLoader classLoader) {

	/**
	 * Process an application.
	 * @param build the application as the build starts it
	 * @param facts what to do with it; the generated classes can be used only here
	 */
	static void of(TestApplication build, Consumer<ProcessedApplication> facts) {
		TestGenerationContext generated = new TestGenerationContext();
		ClassName initializer = process(build.application(), generated);
		TestCompiler.forSystem()
			.withSources(sources(generated))
			.compile((compiled) -> facts
				.accept(new ProcessedApplication(generated, initializer.toString(), compiled.getClassLoader())));
	}

	private static List<SourceFile> sources(TestGenerationContext generated) {
		return generated.getGeneratedFiles()
			.getGeneratedFiles(GeneratedFiles.Kind.SOURCE)
			.values()
			.stream()
			.map(SourceFile::of)
			.toList();
	}

	private static ClassName process(SpringApplication application, TestGenerationContext generated) {
		AtomicReference<ClassName> initializer = new AtomicReference<>();
		withFlag(AbstractAotProcessor.AOT_PROCESSING, () -> {
			GenericApplicationContext context = prepare(application);
			initializer.set(new ApplicationContextAotGenerator().processAheadOfTime(context, generated));
			generated.writeGeneratedContent();
		});
		return Objects.requireNonNull(initializer.get());
	}

	private static GenericApplicationContext prepare(SpringApplication application) {
		SpringApplicationRunListener stop = new SpringApplicationRunListener() {

			@Override
			public void contextLoaded(ConfigurableApplicationContext context) {
				throw new SpringApplication.AbandonedRunException(context);
			}

		};
		try {
			SpringApplication.withHook((started) -> stop, () -> application.run());
			throw new AssertionError("not stopped");
		}
		catch (SpringApplication.AbandonedRunException ex) {
			return (GenericApplicationContext) Objects.requireNonNull(ex.getApplicationContext());
		}
	}

	private static void withFlag(String property, Runnable action) {
		System.setProperty(property, "true");
		try {
			action.run();
		}
		finally {
			System.clearProperty(property);
		}
	}

	/**
	 * Return a resource that was generated.
	 * @param name its path
	 * @return its text
	 */
	String resource(String name) {
		try {
			return Objects.requireNonNull(
					this.generated.getGeneratedFiles().getGeneratedFileContent(GeneratedFiles.Kind.RESOURCE, name));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Add files to the class path that can be read, but not listed.
	 * @param root where they are
	 * @return the application with these files
	 */
	ProcessedApplication closed(Path root) {
		return new ProcessedApplication(this.generated, this.initializer,
				new ClosedClassLoader(root, this.classLoader, false));
	}

	/**
	 * Start what was generated, and close it.
	 * @param application how to start it
	 * @param facts what holds once it has started
	 */
	void run(TestApplication application, Consumer<ConfigurableApplicationContext> facts) {
		application.classLoader(this.classLoader)
			.initializer(AotApplicationContextInitializer.forInitializerClasses(this.initializer));
		withFlag("spring.aot.enabled", () -> {
			try (ConfigurableApplicationContext context = application.run()) {
				facts.accept(context);
			}
		});
	}

}
