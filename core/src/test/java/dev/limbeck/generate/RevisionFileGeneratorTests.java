package dev.limbeck.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

import dev.limbeck.LimbeckException;
import dev.limbeck.revision.Revision;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.sql.SourceText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RevisionFileGenerator}: what is planned, and what is refused.
 */
class RevisionFileGeneratorTests {

	@TempDir
	Path directory;

	private Project project;

	private final NewRevision request = NewRevision.of("Give reminders a due date");

	@BeforeEach
	void createProject() {
		this.project = Project.in(this.directory);
	}

	@Test
	void writesAFileThatIsRightAtOnce() throws IOException {
		Path path = this.project.add("2a3f4c9d1cde").generate(this.request);
		assertThat(path).isEqualTo(
				this.directory.resolve("db/20261120_0930_3b7a1d2e4f56_give_reminders_a_due_date.sql").toAbsolutePath());
		assertThat(Files.readString(path)).isEqualTo("""
				-- Give reminders a due date
				--
				-- @revision 3b7a1d2e4f56
				-- @revises  2a3f4c9d1cde
				-- @created  2026-11-20T09:30:15Z

				-- @upgrade
				-- Write the statements that apply this revision here. Without any, applying it changes nothing.

				-- @downgrade
				-- Write the statements that take it back here. Without any, taking it back changes nothing.
				-- Delete this section if it cannot be taken back.
				""");
	}

	@Test
	void writesEveryTag() {
		this.project.add("aaaa", "bbbb: #left", "cccc");
		NewRevision all = this.request.withParents(Project.symbols("aaaa", "cccc"))
			.withLabels(List.of("up-right", "x"))
			.withDependsOn(Project.symbols("left"));
		assertThat(this.project.plan(all).text()).startsWith("""
				-- Give reminders a due date
				--
				-- @revision 3b7a1d2e4f56
				-- @revises  aaaa, cccc
				-- @depends-on left
				-- @branch   up-right, x
				-- @created  2026-11-20T09:30:15Z

				-- @upgrade
				-- Joins aaaa, cccc. Needs no statements, unless something has to be reconciled.

				-- @downgrade
				-- Nothing to take back.
				""");
	}

	@Test
	void isReadBackAsPlanned() {
		RevisionFile file = this.project.add("aaaa #left").plan(this.request);
		this.project.generate(this.request);
		assertThat(this.project.load().graph().find(Project.ID)).isEqualTo(file.revision());
	}

	@ParameterizedTest
	@ValueSource(strings = { "aaaa", "heads" })
	void hasTwoSectionsWithoutStatements(String symbol) {
		RevisionFile file = this.project.add("aaaa", "bbbb").plan(this.request.withParents(Project.symbols(symbol)));
		RevisionScript script = RevisionScript.parse(new SourceText("new.sql", file.text()));
		assertThat(script.upgrade().statements()).isEmpty();
		assertThat(script.downgrade()).isNotNull().satisfies((section) -> assertThat(section.statements()).isEmpty());
	}

	@Test
	void plansWithoutWriting() {
		RevisionFile file = this.project.plan(this.request);
		assertThat(file.path()).doesNotExist();
		assertThat(this.directory.resolve("db")).isEmptyDirectory();
	}

	@Test
	void makesABaseInAnEmptyGraph() {
		RevisionFile file = this.project.plan(this.request);
		assertThat(file.revision().parents()).isEmpty();
		assertThat(file.text()).doesNotContain("@revises");
	}

	@Test
	void revisesTheOnlyHead() {
		assertThat(parents(this.project.add("aaaa", "bbbb: aaaa"), this.request)).containsExactly("bbbb");
	}

	@Test
	void asksWhichOfSeveralHeads() {
		LimbeckException ex = refused(this.project.add("aaaa", "bbbb: aaaa", "cccc: aaaa"), this.request);
		assertThat(ex.code()).isEqualTo("multiple-heads");
		assertThat(ex.description())
			.isEqualTo("There are several heads, and head means a single one: bbbb (Make bbbb), cccc (Make cccc).");
		assertThat(ex.action())
			.isEqualTo("Say which one to revise with --head, or join them with \"limbeck merge heads\" first.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cccccc", "cccc", "left@head", "left", "bbbb@head" })
	void findsTheParentByAnySymbol(String symbol) {
		this.project.add("aaaa", "bbbb: aaaa", "cccccc: aaaa #left");
		NewRevision on = this.request.withParents(Project.symbols(symbol));
		assertThat(parents(this.project, on)).containsExactly(symbol.startsWith("b") ? "bbbb" : "cccccc");
	}

	@Test
	void makesANewRootOfBase() {
		assertThat(parents(this.project.add("aaaa"), this.request.withParents(Project.symbols("base")))).isEmpty();
	}

	@Test
	void refusesBaseBesideParents() {
		LimbeckException ex = refused(this.project.add("aaaa"),
				this.request.withParents(Project.symbols("base", "aaaa")));
		assertThat(ex.code()).isEqualTo("base-with-parents");
	}

	@Test
	void needsSpliceForAParentThatIsNoHead() {
		NewRevision inTheMiddle = this.request.withParents(Project.symbols("aaaa"));
		LimbeckException ex = refused(this.project.add("aaaa", "bbbb: aaaa"), inTheMiddle);
		assertThat(ex.description()).isEqualTo("No head any more: aaaa (revised by bbbb).");
		assertThat(ex.action()).contains("--splice").endsWith("or choose the head bbbb.");
		assertThat(parents(this.project, inTheMiddle.withSplice(true))).containsExactly("aaaa");
	}

	@Test
	void extendsAHeadThatOnlyADependencyNeeds() {
		this.project.add("aaaa", "bbbb: > aaaa");
		assertThat(parents(this.project, this.request.withParents(Project.symbols("aaaa")))).containsExactly("aaaa");
	}

	@Test
	void keepsTheReasonWhyASymbolLeadsNowhere() {
		LimbeckException ex = refused(this.project.add("aaaa1", "aaaa2"),
				this.request.withParents(Project.symbols("aaaa")));
		assertThat(ex.code()).isEqualTo("ambiguous-partial-id");
		assertThat(ex.description()).contains("aaaa1, aaaa2");
	}

	@Test
	void mergesHeads() {
		NewRevision merge = NewRevision.merge("", Project.symbols("heads"));
		RevisionFile file = this.project.add("aaaa", "bbbb", "cccc").plan(merge);
		assertThat(file.revision().parents()).containsExactly("aaaa", "bbbb", "cccc");
		assertThat(file.revision().description()).isEqualTo("Merge aaaa, bbbb, cccc");
	}

	@Test
	void mergesInTheOrderOfTheRequest() {
		NewRevision merge = NewRevision.merge("Join", Project.symbols("bbbb", "aaaa", "bbbb"));
		assertThat(parents(this.project.add("aaaa", "bbbb"), merge)).containsExactly("bbbb", "aaaa");
	}

	@ParameterizedTest
	@ValueSource(strings = { "bbbb", "heads", "base", "left@head" })
	void refusesAMergeOfFewerThanTwo(String symbol) {
		this.project.add("aaaa", "bbbb: > aaaa #left");
		LimbeckException ex = refused(this.project, NewRevision.merge("Join", Project.symbols(symbol, symbol)));
		assertThat(ex.code()).isEqualTo("nothing-to-merge");
		assertThat(ex.action()).isEqualTo("Name two of the heads aaaa, bbbb.");
	}

	@Test
	void saysThatNothingHasToBeMerged() {
		LimbeckException ex = refused(this.project.add("aaaa"), NewRevision.merge("Join", Project.symbols("heads")));
		assertThat(ex.description()).isEqualTo("A merge joins at least two revisions, but heads means only aaaa.");
		assertThat(ex.action()).isEqualTo("There is no second head: nothing has to be merged.");
	}

	@Test
	void namesTheOnlyHead() {
		this.project.add("aaaa", "bbbb: aaaa");
		NewRevision merge = NewRevision.merge("Join", Project.symbols("aaaa", "bbbb"));
		assertThat(refused(this.project, merge).action())
			.isEqualTo("Add --splice to begin a new branch there, or choose the head bbbb.");
	}

	@Test
	void needsSpliceToMergeWhatIsNoHead() {
		this.project.add("aaaa", "bbbb: aaaa", "cccc: aaaa", "dddd: bbbb");
		NewRevision merge = NewRevision.merge("Join", Project.symbols("bbbb", "cccc"));
		assertThat(refused(this.project, merge).code()).isEqualTo("not-a-head");
		assertThat(refused(this.project, NewRevision.merge("Join", Project.symbols("aaaa", "dddd"))).action())
			.isEqualTo("Add --splice to begin a new branch there, or choose one of the heads cccc, dddd.");
		assertThat(parents(this.project, merge.withSplice(true))).containsExactly("bbbb", "cccc");
	}

	@Test
	void writesDependenciesAsFullIdsAndLabelsAsLabels() {
		this.project.add("abcdef1", "bcdefa: #left-side", "cccc: abcdef1");
		NewRevision depending = this.request.withParents(Project.symbols("cccc"))
			.withDependsOn(Project.symbols("abcd", "left-side", "left-side@head", "left-side"));
		assertThat(this.project.plan(depending).revision().dependsOn()).containsExactly("abcdef1", "left-side",
				"bcdefa");
	}

	@Test
	void refusesDependenciesThatDoNotExist() {
		LimbeckException ex = refused(this.project.add("aaaa"),
				this.request.withDependsOn(Project.symbols("zzzz", "base")));
		assertThat(ex.description()).contains("begins with zzzz").contains("base means no revision");
	}

	@Test
	void cannotDependOnItself() {
		NewRevision itself = this.request.withId("mine").withLabels(List.of("own"));
		assertThat(refused(this.project, itself.withDependsOn(Project.symbols("own"))).code()).isEqualTo("not-found");
		assertThat(refused(this.project, itself.withDependsOn(Project.symbols("mine"))).code()).isEqualTo("not-found");
	}

	@Test
	void drawsAnotherIdIfOneIsTaken() {
		Iterator<String> drawn = List.of(Project.ID, "00000000000a").iterator();
		Project random = this.project.add(Project.ID)
			.with(() -> UUID.fromString("00000000-0000-4000-8000-" + drawn.next()));
		assertThat(random.plan(this.request).revision().id()).isEqualTo("00000000000a");
	}

	@ParameterizedTest
	@ValueSource(strings = { "head", "base", "a-b", "a b", "a+1", "a@b", "" })
	void refusesIllegalIds(String id) {
		LimbeckException ex = refused(this.project, this.request.withId(id));
		assertThat(ex.code()).isEqualTo("illegal-revision-id");
		assertThat(ex.description()).isEqualTo("No revision may have the id \"" + id + "\".");
	}

	@Test
	void namesALetterThatNoNameHas() {
		assertThat(refused(this.project, this.request.withId("\u0430b")).description())
			.isEqualTo("No revision may have the id \"\u0430b\": it holds U+0430 CYRILLIC SMALL LETTER A.");
		assertThat(refused(this.project, this.request.withLabels(List.of("\u0430b"))).description())
			.isEqualTo("No branch may have the label \"\u0430b\": it holds U+0430 CYRILLIC SMALL LETTER A.");
	}

	@Test
	void refusesIdsThatAreTaken() {
		this.project.add("aaaa: #left").write("db/s.sql", "-- S\n-- @revision s\n-- @revises aaaa\n-- @replaces old\n");
		assertThat(refused(this.project, this.request.withId("aaaa")).description())
			.isEqualTo("aaaa is already the id of " + this.directory + "/db/aaaa.sql.");
		assertThat(refused(this.project, this.request.withId("left")).description())
			.isEqualTo("left is already a branch label of " + this.directory + "/db/aaaa.sql.");
		assertThat(refused(this.project, this.request.withId("old")).description())
			.isEqualTo("old is an id that " + this.directory + "/db/s.sql replaces.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "heads", "a b", "a,b", "-a", "a-1", "a@b", "" })
	void refusesIllegalLabels(String label) {
		assertThat(refused(this.project, this.request.withLabels(List.of(label))).code())
			.isEqualTo("illegal-branch-label");
	}

	@ParameterizedTest
	@ValueSource(strings = { "left", "aaaa", "mine" })
	void refusesLabelsThatAreTaken(String label) {
		this.project.add("aaaa: #left");
		LimbeckException ex = refused(this.project, this.request.withId("mine").withLabels(List.of("new", label)));
		assertThat(ex.code()).isEqualTo("duplicate-branch-label");
		assertThat(ex.action()).isEqualTo("Choose another label.");
	}

	@Test
	void tellsEverythingThatIsWrongAtOnce() {
		LimbeckException ex = refused(this.project.add("aaaa", "bbbb"),
				NewRevision.of("@x")
					.withId("aaaa")
					.withLabels(List.of("bbbb", "head"))
					.withDependsOn(Project.symbols("zzzz")));
		assertThat(ex.description().lines()).hasSize(6);
		assertThat(ex.code()).isEqualTo("refused");
	}

	@Test
	void refusesAFileThatExists() {
		this.project.write("db/" + Project.ID + ".sql", "-- A\n-- @revision a\n");
		LimbeckException ex = refused(this.project.withPattern("{rev}"), this.request);
		assertThat(ex.description())
			.isEqualTo(this.directory.resolve("db").resolve(Project.ID + ".sql") + " exists already.");
		assertThat(ex.action()).contains("limbeck.revision.pattern");
	}

	@Test
	void usesATemplate() {
		Project templated = this.project.withTemplate("""
				-- {{message}}
				-- @revision {{revision}}
				-- @revises {{revises}}
				-- @depends-on {{depends-on}}
				-- @branch {{branch}}
				-- @lock-timeout 2s

				-- @upgrade
				SELECT '{{created}}';
				-- @downgrade
				""");
		assertThat(templated.plan(this.request).text()).isEqualTo("""
				-- Give reminders a due date
				-- @revision 3b7a1d2e4f56
				-- @lock-timeout 2s

				-- @upgrade
				SELECT '2026-11-20T09:30:15Z';
				-- @downgrade
				""");
	}

	@Test
	void refusesATemplateThatForgetsSomething() {
		Project templated = this.project.add("aaaa")
			.withTemplate("-- Copyright\n-- {{message}}\n-- @revision {{revision}}");
		LimbeckException ex = refused(templated, this.request.withLabels(List.of("left")));
		assertThat(ex.description()).startsWith("Nothing is written, as " + this.directory.resolve("template.sql"))
			.contains("@revises would be read as [] instead of [aaaa].")
			.contains("@branch would be read as [] instead of [left].")
			.contains("would be read as Copyright instead of Give reminders a due date.");
	}

	@Test
	void refusesATemplateThatNoRevisionFileCanBeMadeOf() {
		Project templated = this.project.withTemplate("-- {{message}}\n-- @revison {{revision}}\n-- @upgrade\nCOMMIT;");
		LimbeckException ex = refused(templated, this.request);
		assertThat(ex.description()).contains(":2:1: unknown tag @revison")
			.contains("has no @revision")
			.contains(":4:1: ");
	}

	@Test
	void keepsTheTimeOfTheHeaderInUtc() {
		RevisionFileSettings berlin = RevisionFileSettings
			.read((name) -> name.endsWith("zone") ? "Europe/Berlin" : null);
		RevisionFile file = this.project.with(berlin).plan(this.request);
		assertThat(file.path().getFileName()).asString().startsWith("20261120_1030_");
		assertThat(file.text()).contains("-- @created  2026-11-20T09:30:15Z\n");
	}

	private static List<String> parents(Project project, NewRevision request) {
		Revision revision = project.plan(request).revision();
		return revision.parents();
	}

	private static LimbeckException refused(Project project, NewRevision request) {
		return Refused.by(() -> project.plan(request));
	}

}
