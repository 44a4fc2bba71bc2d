package dev.limbeck.boot;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.limbeck.boot.embedded.EmbeddedPostgresAutoConfiguration;
import dev.limbeck.boot.health.MigrationsHealthAutoConfiguration;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.BeansException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.aot.AotApplicationContextInitializer;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.SourceFile;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An application that was processed ahead of time, without any variable set, obeys the
 * variables of the process it runs in.
 */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	private static final Consumer<ConfigurableApplicationContext> NOTHING = (context) -> {
	};

	@TempDir
	private Path folder;

	private RevisionFolder revisions;

	@BeforeEach
	void writeRevisions() {
		this.revisions = new RevisionFolder(this.folder).add("a", "CREATE TABLE a (id int);");
	}

	@AfterAll
	static void stopServer() {
		PostgresServer.shared().close();
	}

	@Test
	void variablesAreReadAtRunTime() {
		compiled((launch) -> {
			readsDatabaseUrl(launch);
			readsThatLimbeckIsDisabled(launch);
			readsTheMode(launch);
			startsTheEmbeddedServerIfNothingIsSet(launch);
		});
	}

	private void readsDatabaseUrl(Launch launch) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		launch.run(application().variables("DATABASE_URL=" + database.url()), (context) -> {
			assertThat(Contexts.report(context).source()).isEqualTo("DATABASE_URL");
			assertThat(context.getBean(JdbcClient.class).sql("SELECT count(*) FROM a").query(Long.class).single())
				.isZero();
		});
		assertThat(database.query("SELECT revision FROM limbeck_revision")).containsExactly("a");
	}

	private void readsThatLimbeckIsDisabled(Launch launch) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		TestApplication application = application().variables("SPRING_DATASOURCE_URL=" + database.jdbcUrl(),
				"SPRING_DATASOURCE_USERNAME=postgres", "LIMBECK_ENABLED=false");
		launch.run(application, (context) -> assertThat(context.getBean(LimbeckInitializer.class).outcome().reason())
			.isEqualTo("limbeck.enabled=false"));
		assertThat(database.query("SELECT to_regclass('limbeck_revision')")).containsExactly("null");
	}

	private void readsTheMode(Launch launch) {
		PostgresDatabase database = PostgresServer.shared().createDatabase();
		launch.run(inMode("off", database),
				(context) -> assertThat(Contexts.report(context).position().pending()).hasSize(1));
		assertThatExceptionOfType(BeansException.class)
			.isThrownBy(() -> launch.run(inMode("verify", database), NOTHING))
			.satisfies((ex) -> assertThat(Contexts.failure(ex).code()).isEqualTo("behind"));
		assertThatExceptionOfType(BeansException.class)
			.isThrownBy(() -> launch.run(inMode("await", database).arguments("--limbeck.lock.wait=0s"), NOTHING))
			.satisfies((ex) -> assertThat(Contexts.failure(ex).description()).contains("limbeck.lock.wait"));
		launch.run(inMode("migrate", database), (context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
		launch.run(inMode("verify", database), (context) -> assertThat(Contexts.report(context).steps()).isEmpty());
		launch.run(inMode("await", database), (context) -> assertThat(Contexts.report(context).steps()).isEmpty());
	}

	private TestApplication inMode(String mode, PostgresDatabase database) {
		return application().variables("DATABASE_URL=" + database.url(), "LIMBECK_MODE=" + mode);
	}

	private void startsTheEmbeddedServerIfNothingIsSet(Launch launch) {
		launch.run(application(), (context) -> assertThat(Contexts.report(context).steps()).hasSize(1));
	}

	private TestApplication application() {
		return new TestApplication(Processed.class).arguments("--" + this.revisions.property());
	}

	private static void compiled(Consumer<Launch> facts) {
		TestGenerationContext generated = new TestGenerationContext();
		ClassName initializer = process(generated);
		TestCompiler.forSystem()
			.withSources(sources(generated))
			.compile((compiled) -> facts.accept(new Launch(compiled.getClassLoader(), initializer.toString())));
	}

	private static List<SourceFile> sources(TestGenerationContext generated) {
		return generated.getGeneratedFiles()
			.getGeneratedFiles(GeneratedFiles.Kind.SOURCE)
			.values()
			.stream()
			.map(SourceFile::of)
			.toList();
	}

	private static ClassName process(TestGenerationContext generated) {
		AtomicReference<ClassName> initializer = new AtomicReference<>();
		withFlag(AbstractAotProcessor.AOT_PROCESSING, () -> {
			GenericApplicationContext context = prepare(new TestApplication(Processed.class).application());
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
	 * Starts what was generated.
	 *
	 * @param classLoader has the generated classes
	 * @param initializer the generated one
	 */
	private record Launch(ClassLoader classLoader, String initializer) {

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

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
			JdbcClientAutoConfiguration.class, LimbeckAutoConfiguration.class, EmbeddedPostgresAutoConfiguration.class,
			MigrationsHealthAutoConfiguration.class })
	static class Processed {

	}

}
