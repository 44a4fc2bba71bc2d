package dev.limbeck.script;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import dev.limbeck.java.ClassFiles;
import dev.limbeck.java.FillNames;
import dev.limbeck.java.JavaRevision;
import dev.limbeck.java.ProvidedRevision;
import dev.limbeck.java.Revision;
import dev.limbeck.revision.RevisionGraphException;
import dev.limbeck.script.location.Locations;
import dev.limbeck.script.location.RevisionScripts;
import dev.limbeck.sql.ScriptException;
import dev.limbeck.sql.ScriptProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link JavaRevisionDefinition} and how such definitions are found.
 */
class JavaRevisionDefinitionTests {

	private static final ClassLoader EMPTY = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
	};

	@TempDir
	private Path folder;

	@Test
	void isFoundBesideScripts() throws IOException {
		write("a.sql", "-- @revision a\nSELECT 1;\n");
		ClassFiles.copy(this.folder.resolve("deep"), Base.class);
		assertThat(load().graph().revisions()).extracting(dev.limbeck.revision.Revision::id)
			.containsExactlyInAnyOrder("a", "base1");
	}

	@Test
	void declaresWhatItsAnnotationSays() throws IOException {
		ClassFiles.copy(this.folder, FillNames.class);
		write("a.sql", "-- @revision a\n-- @branch label-x\nSELECT 1;\n");
		write("x.sql", "-- @revision x.1\nSELECT 1;\n");
		assertThat(load().get("b").revision())
			.isEqualTo(new dev.limbeck.revision.Revision("b", List.of("a"), List.of("x.1", "label-x"), List.of("names"),
					List.of(), "Fill names", Instant.parse("2026-11-20T09:30:00Z"), FillNames.class.getName()));
	}

	@Test
	void isNotInitializedWhenItIsRead() {
		ClassFiles.copy(this.folder, Initialized.class);
		System.clearProperty(Initialized.class.getName());
		RevisionDefinition definition = load().get("initialized");
		assertThat(definition.reversible()).isTrue();
		assertThat(((JavaRevisionDefinition) definition).problem()).isEmpty();
		assertThat(System.getProperty(Initialized.class.getName())).isNull();
	}

	@Test
	void isReadWithoutItsClassBeingThere() {
		ClassFiles.copy(this.folder, Initialized.class, Inheriting.class);
		RevisionScripts scripts = load(EMPTY);
		assertThat(scripts.get("initialized").reversible()).isTrue();
		assertThat(scripts.get("inheriting").reversible()).isFalse();
		ScriptProblem problem = ((JavaRevisionDefinition) scripts.get("inheriting")).problem().orElseThrow();
		assertThat(problem.code()).isEqualTo("missing-class");
		assertThat(problem.place()).isEqualTo(Inheriting.class.getName());
		assertThat(problem.message()).isEqualTo("revision inheriting needs its class, which is not on the class path");
		assertThat(problem.action()).contains("--classpath");
	}

	@Test
	void anInheritedDowngradeCounts() {
		ClassFiles.copy(this.folder, Inheriting.class, Base.class);
		assertThat(load().get("inheriting").reversible()).isTrue();
		assertThat(load().get("base1").reversible()).isFalse();
	}

	@Test
	void theChecksumKnowsOnlyTheId() {
		ClassFiles.copy(this.folder, Base.class);
		String checksum = "1:9125458b133a098759ce1096aa9c805f219b214e40ac74b2b4bc45b45cb877d6";
		assertThat(load().get("base1").checksum()).isEqualTo(checksum);
		assertThat(JavaRevisionDefinition.checksum("base1")).isEqualTo(checksum);
	}

	@ParameterizedTest
	@CsvSource({ "db.migration.FillDueDates, Fill due dates", "FillURLOfUser, Fill URL of user",
			"db.V20261120_0930__Fill_due_dates, Fill due dates", "Outer$Inner2, Inner2", "V7, V7", "R1_x, X" })
	void theNameOfTheClassDescribesIt(String name, String description) {
		assertThat(ClassName.description(name)).isEqualTo(description);
	}

	@Test
	void isFoundInJarsAndLoadedFromThem() throws Exception {
		try (OutputStream file = Files.newOutputStream(this.folder.resolve("lib.jar"));
				JarOutputStream jar = new JarOutputStream(file)) {
			jar.putNextEntry(new JarEntry("db/migration/"));
			jar.putNextEntry(new JarEntry("db/migration/seed/" + ClassFiles.fileName(FillNames.class)));
			jar.write(ClassFiles.bytes(FillNames.class));
			jar.putNextEntry(new JarEntry("db/migration/" + ClassFiles.fileName(Base.class)));
			jar.write(ClassFiles.bytes(Base.class));
		}
		URL[] classPath = { this.folder.resolve("lib.jar").toUri().toURL() };
		try (URLClassLoader loader = new URLClassLoader(classPath, getClass().getClassLoader())) {
			RevisionScripts scripts = RevisionScripts.load(Locations.of(List.of(Locations.DEFAULT), loader));
			JavaRevisionDefinition definition = (JavaRevisionDefinition) scripts.definitions().get(0);
			assertThat(scripts.definitions()).hasSize(1);
			assertThat(definition.create()).isInstanceOf(Base.class);
		}
	}

	@Test
	void countsOnceInSeveralLocations() {
		ClassFiles.copy(this.folder.resolve("one"), Base.class);
		ClassFiles.copy(this.folder.resolve("two"), Base.class);
		assertThat(load().definitions()).hasSize(1);
	}

	@Test
	void isRefusedInTwoVersions() throws IOException {
		ClassFiles.copy(this.folder.resolve("one"), Base.class);
		write("two.class", changed(Base.class, "base1", "base2"));
		ScriptProblem problem = problem();
		assertThat(problem.code()).isEqualTo("duplicate-class");
		assertThat(problem.place()).isEqualTo(this.folder + "/two.class");
		assertThat(problem.message()).contains("class " + Base.class.getName() + " is also in " + this.folder + "/one");
	}

	@Test
	void isRefusedIfTheClassPathHasAnotherVersion() throws IOException {
		write("old.class", changed(Base.class, "base1", "base2"));
		JavaRevisionDefinition definition = (JavaRevisionDefinition) load().get("base2");
		assertThat(definition.problem()).get().extracting(ScriptProblem::code).isEqualTo("stale-class");
	}

	@Test
	void needsAConstructorOnlyToRun() {
		ClassFiles.copy(this.folder, NoConstructor.class);
		JavaRevisionDefinition definition = (JavaRevisionDefinition) load().get("noConstructor");
		assertThat(definition.problem()).get().extracting(ScriptProblem::code).isEqualTo("no-constructor");
	}

	@Test
	void countsOnceIfItIsAlsoProvided() throws Exception {
		ClassFiles.copy(this.folder, NoConstructor.class);
		NoConstructor object = new NoConstructor("x");
		RevisionScripts scripts = load(getClass().getClassLoader(), ProvidedRevision.of(object));
		JavaRevisionDefinition definition = (JavaRevisionDefinition) scripts.get("noConstructor");
		assertThat(scripts.definitions()).hasSize(1);
		assertThat(definition.problem()).isEmpty();
		assertThat(definition.create()).isSameAs(object);
	}

	@Test
	void isRefusedWithoutAnnotationIfProvided() {
		JavaRevision lambda = (connection) -> {
		};
		ScriptException failure = catchThrowableOfType(ScriptException.class,
				() -> load(EMPTY, ProvidedRevision.of(lambda)));
		assertThat(failure.code()).isEqualTo("no-revision");
		assertThat(failure.description()).contains("the class has no @Revision");
	}

	@Test
	void isRefusedIfProvidedTwice() {
		ProvidedRevision provided = new ProvidedRevision(Base.class, Base::new);
		ScriptException failure = catchThrowableOfType(ScriptException.class, () -> load(EMPTY, provided, provided));
		assertThat(failure.code()).isEqualTo("duplicate-class");
	}

	@Test
	void anIdOfAScriptIsADuplicate() throws IOException {
		write("a.sql", "-- @revision base1\nSELECT 1;\n");
		ClassFiles.copy(this.folder, Base.class);
		assertThatExceptionOfType(RevisionGraphException.class).isThrownBy(this::load)
			.withMessageContaining("Revision base1 is declared by %s/a.sql, %s.", this.folder, Base.class.getName());
	}

	@Test
	void allThatIsWrongIsToldAtOnce() throws IOException {
		ClassFiles.copy(this.folder, Wrong.class, Foreign.class, ForeignBelow.class, Abstract.class);
		write("garbled.class", "garbled");
		write("cut.class", new String(ClassFiles.bytes(Base.class), 0, 100, StandardCharsets.ISO_8859_1));
		write("z.sql", "SELECT 1");
		ScriptException failure = catchThrowableOfType(ScriptException.class, this::load);
		assertThat(failure.problems()).extracting(ScriptProblem::code)
			.containsExactlyInAnyOrder("bad-name", "bad-name", "bad-name", "bad-name", "bad-created",
					"no-java-revision", "no-java-revision", "abstract-class", "bad-class-file", "bad-class-file",
					"no-revision");
		assertThat(failure.description()).contains(this.folder + "/" + ClassFiles.fileName(Wrong.class)
				+ ": @Revision(id = \"a-b\") of class " + Wrong.class.getName() + " is no valid name");
	}

	@Test
	void otherClassesAreLeftAlone() {
		ClassFiles.copy(this.folder, String.class, JavaRevision.class, Base.class);
		ClassFiles.copy(this.folder.resolve("seed"), Wrong.class);
		assertThat(load().definitions()).hasSize(1);
	}

	private static byte[] changed(Class<?> type, String text, String same) {
		String bytes = new String(ClassFiles.bytes(type), StandardCharsets.ISO_8859_1);
		return bytes.replace(text, same).getBytes(StandardCharsets.ISO_8859_1);
	}

	private void write(String name, String content) throws IOException {
		write(name, content.getBytes(StandardCharsets.ISO_8859_1));
	}

	private void write(String name, byte[] content) throws IOException {
		Files.write(this.folder.resolve(name), content);
	}

	private RevisionScripts load() {
		return load(getClass().getClassLoader());
	}

	private RevisionScripts load(ClassLoader classLoader, ProvidedRevision... provided) {
		return RevisionScripts.load(Locations.of(List.of(this.folder.toString()), classLoader), List.of(provided));
	}

	private ScriptProblem problem() {
		ScriptException failure = catchThrowableOfType(ScriptException.class, this::load);
		assertThat(failure.problems()).hasSize(1);
		return failure.problems().get(0);
	}

	/** Can be applied, and not taken back. */
	@Revision(id = "base1")
	static class Base implements JavaRevision {

		@Override
		public void upgrade(Connection connection) {
		}

	}

	/** Tells whether it was initialized. */
	@Revision(id = "initialized")
	static class Initialized extends Base {

		static {
			System.setProperty(Initialized.class.getName(), "yes");
		}

		@Override
		public void downgrade(Connection connection) {
		}

	}

	/** Inherits everything. */
	@Revision(id = "inheriting")
	static final class Inheriting extends Initialized {

	}

	/** Is made by somebody else. */
	@Revision(id = "noConstructor")
	static final class NoConstructor extends Base {

		NoConstructor(String needed) {
			assertThat(needed).isNotEmpty();
		}

	}

	/** Declares nothing rightly. */
	@Revision(id = "a-b", revises = { "head", "ok" }, dependsOn = "x@y", labels = "a-1", created = "yesterday")
	static final class Wrong extends Base {

	}

	/** Lacks the interface. */
	@Revision(id = "foreign")
	static class Foreign {

	}

	/** Lacks the interface, too. */
	@Revision(id = "foreign2")
	static final class ForeignBelow extends Foreign {

	}

	/** No object can be made of it. */
	@Revision(id = "abstract")
	abstract static class Abstract implements JavaRevision {

	}

}
