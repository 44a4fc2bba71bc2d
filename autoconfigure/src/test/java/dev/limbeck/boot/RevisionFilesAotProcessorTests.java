package dev.limbeck.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Objects;

import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.script.location.ClassPathFolder;
import dev.limbeck.script.location.RevisionIndex;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.aot.generate.GeneratedFiles;
import org.springframework.aot.hint.predicate.ReflectionHintsPredicates;
import org.springframework.aot.hint.predicate.ResourceHintsPredicates;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.aot.AotProcessingException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.aot.ApplicationContextAotGenerator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RevisionFilesAotProcessor}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RevisionFilesAotProcessorTests {

	private static final ResourceHintsPredicates RESOURCES = RuntimeHintsPredicates.resource();

	private static final ReflectionHintsPredicates REFLECTION = RuntimeHintsPredicates.reflection();

	private final TestGenerationContext generated = new TestGenerationContext();

	@TempDir
	private Path path;

	private ClassPathFolder folder;

	@BeforeEach
	void createFolder() {
		this.folder = new ClassPathFolder(this.path);
	}

	@Test
	void keepsTheFilesOfAllLocationsOnTheClassPath() {
		this.folder.scripts("sql/one/a.sql", "sql/two/b.sql", "sql/three/c.sql");
		process("limbeck.locations=classpath:sql/one,classpath*:sql/two,file:" + this.path.resolve("sql/three"));
		assertThat(index()).isEqualTo("""
				limbeck index 1
				folder sql/one
				file sql/one/a.sql
				folder sql/two
				file sql/two/b.sql
				""");
		assertThat(RESOURCES.forResource("sql/one/a.sql")).accepts(this.generated.getRuntimeHints());
		assertThat(RESOURCES.forResource("sql/two/b.sql")).accepts(this.generated.getRuntimeHints());
		assertThat(RESOURCES.forResource(RevisionIndex.RESOURCE)).accepts(this.generated.getRuntimeHints());
		assertThat(RESOURCES.forResource("sql/three/c.sql")).rejects(this.generated.getRuntimeHints());
	}

	@Test
	void readsTheUsualPlaceIfNothingElseIsConfigured() {
		this.folder.scripts("db/migration/x.sql");
		process();
		assertThat(index()).contains("folder db/migration\n", "file db/migration/x.sql\n");
	}

	@Test
	void fillsInPlaceholdersAsTheyAreNow() {
		this.folder.scripts("sql/eu/a.sql", "sql/us/b.sql");
		process("limbeck.locations[0]=classpath:sql/${region}", "region=us");
		assertThat(index()).isEqualTo("limbeck index 1\nfolder sql/us\nfile sql/us/b.sql\n");
	}

	@Test
	void keepsWhatIsMissingInMind(CapturedOutput output) {
		process("limbeck.locations=classpath:nowhere,classpath:sql/${region}");
		assertThat(index()).isEqualTo("limbeck index 1\nmissing nowhere\nmissing sql/${region}\n");
		assertThat(output).contains("classpath:nowhere (limbeck.locations) does not exist.");
	}

	@Test
	void refusesWhatWouldStopEveryStart() {
		this.folder.scripts("sql/x.sql/a.sql");
		assertThatExceptionOfType(AotProcessingException.class)
			.isThrownBy(() -> process("limbeck.locations=classpath:sql"))
			.satisfies((ex) -> assertThat(Contexts.failure(ex).code()).isEqualTo("folder-named-like-script"));
	}

	@Test
	void keepsTheClassesOfRevisionsInJava() {
		ClassFiles.copy(this.path.resolve("sql"), Fill.class, Base.class);
		process("limbeck.locations=classpath:sql");
		assertThat(RESOURCES.forResource("sql/" + ClassFiles.fileName(Fill.class)))
			.accepts(this.generated.getRuntimeHints());
		assertThat(RESOURCES.forResource("sql/" + ClassFiles.fileName(Base.class)))
			.rejects(this.generated.getRuntimeHints());
		assertThat(REFLECTION.onType(Base.class)).accepts(this.generated.getRuntimeHints());
		assertThat(REFLECTION.onConstructorInvocation(Fill.class.getDeclaredConstructors()[0]))
			.accepts(this.generated.getRuntimeHints());
	}

	@Test
	void keepsTheTypesOfBeansThatAreRevisions() {
		this.folder.scripts("sql/a.sql");
		process(new Class<?>[] { LimbeckAutoConfiguration.class, Fill.class }, "limbeck.locations=classpath:sql");
		assertThat(REFLECTION.onType(Fill.class)).accepts(this.generated.getRuntimeHints());
		assertThat(REFLECTION.onType(Base.class)).accepts(this.generated.getRuntimeHints());
	}

	@Test
	void severalContextsShareOneIndex() {
		this.folder.scripts("sql/one/a.sql", "sql/two/b.sql");
		process("limbeck.locations=classpath:sql/two");
		process("limbeck.locations=classpath:sql/one");
		assertThat(index()).contains("file sql/one/a.sql\n", "file sql/two/b.sql\n");
	}

	@Test
	void whoHasNoLimbeckGetsNoIndex() {
		process(new Class<?>[] { Fill.class });
		assertThat(this.generated.getGeneratedFiles().getGeneratedFiles(GeneratedFiles.Kind.RESOURCE))
			.doesNotContainKey(RevisionIndex.RESOURCE);
	}

	private void process(String... properties) {
		process(new Class<?>[] { LimbeckAutoConfiguration.class }, properties);
	}

	private void process(Class<?>[] classes, String... properties) {
		try (URLClassLoader classLoader = new URLClassLoader(new URL[] { this.folder.url() },
				getClass().getClassLoader());
				AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.setClassLoader(classLoader);
			context.register(classes);
			TestPropertyValues.of(properties).applyTo(context);
			new ApplicationContextAotGenerator().processAheadOfTime(context, this.generated);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String index() {
		try {
			return Objects.requireNonNull(this.generated.getGeneratedFiles()
				.getGeneratedFileContent(GeneratedFiles.Kind.RESOURCE, RevisionIndex.RESOURCE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What revisions have in common. */
	abstract static class Base implements JavaRevision {

		@Override
		public void downgrade(Connection connection) {
		}

	}

	/** A revision in Java. */
	@Revision(id = "fill", revises = "a")
	static final class Fill extends Base {

		@Override
		public void upgrade(Connection connection) {
		}

	}

}
