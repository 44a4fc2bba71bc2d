package dev.limbeck.revision;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link SymbolResolver}.
 */
class SymbolResolverTests {

	private static final RevisionGraph GRAPH = Revisions.graph("aaaa1", "aaaa2: aaaa1", "b: aaaa2 #left",
			"c: aaaa2 #right", "d: c > b");

	private static final SymbolResolver FILES = SymbolResolver.of(GRAPH);

	private static final SymbolResolver TWO_HEADS = SymbolResolver.of(GRAPH,
			Revisions.applied("aaaa1", "aaaa2: aaaa1", "b: aaaa2", "c: aaaa2"));

	@Test
	void headIsNominalAndHeadsAreEffective() {
		assertThat(FILES.resolve(Symbol.parse("heads"))).containsExactly("d");
		assertThat(failure(FILES, "head").description())
			.isEqualTo("head means several revisions: b, d, and only one can be taken here.");
	}

	@Test
	void aBranchNarrowsHeadsByWhatIsRevised() {
		assertThat(FILES.resolve(Symbol.parse("left@heads"))).containsExactly("b");
		assertThat(FILES.resolve(Symbol.parse("right@head"))).containsExactly("d");
		assertThat(FILES.resolve(Symbol.parse("aaaa1@heads"))).containsExactly("b", "d");
	}

	@Test
	void theBeginningOfALabelMeansItsRevision() {
		assertThat(FILES.resolve(Symbol.parse("ri"))).containsExactly("c");
	}

	@Test
	void anAmbiguousBeginningListsTheChoices() {
		SymbolException failure = failure(FILES, "aa");
		assertThat(failure.code()).isEqualTo("ambiguous-partial-id");
		assertThat(failure.action()).isEqualTo("Write more characters: choose one of aaaa1, aaaa2.");
	}

	@Test
	void anUnknownNameSaysWhatThereIs() {
		SymbolException failure = failure(FILES, "zzzz");
		assertThat(failure.code()).isEqualTo("not-found");
		assertThat(failure.action()).endsWith("Heads and labels: b, d, left, right.");
	}

	@Test
	void anUnknownBranchSaysWhichThereAre() {
		SymbolException failure = failure(FILES, "nosuch@head");
		assertThat(failure.code()).isEqualTo("no-such-branch");
		assertThat(failure.action()).startsWith("Choose one of left, right,");
	}

	@Test
	void aRevisionOfAnotherBranchIsRefused() {
		assertThat(failure(FILES, "left@d").code()).isEqualTo("not-in-branch");
	}

	@Test
	void currentIsWhereTheDatabaseStands() {
		assertThat(TWO_HEADS.resolve(Symbol.parse("current"))).containsExactly("b", "c");
		assertThat(TWO_HEADS.resolve(Symbol.parse("right@current"))).containsExactly("c");
		assertThat(failure(FILES, "current").code()).isEqualTo("no-database");
	}

	@Test
	void currentOnABranchThatWasNotBegunIsItsTrunk() {
		SymbolResolver resolver = SymbolResolver.of(GRAPH, Revisions.applied("aaaa1", "aaaa2: aaaa1", "b: aaaa2"));
		assertThat(resolver.resolve(Symbol.parse("right@current"))).containsExactly("aaaa2");
		assertThat(resolver.resolve(Symbol.parse("right@+1"))).containsExactly("c");
	}

	@Test
	void stepsFromSeveralHeadsAreAmbiguous() {
		SymbolException down = failure(TWO_HEADS, "-1");
		assertThat(down.code()).isEqualTo("ambiguous-walk");
		assertThat(down.action()).isEqualTo("Say from which one: b@-1, c@-1.");
		assertThat(failure(TWO_HEADS, "+1").code()).isEqualTo("ambiguous-upgrade");
		assertThat(TWO_HEADS.resolve(Symbol.parse("c@-1"))).containsExactly("aaaa2");
	}

	@Test
	void aWayThatForksListsWhereItLeads() {
		SymbolException failure = failure(FILES, "aaaa2+1");
		assertThat(failure.code()).isEqualTo("ambiguous-walk");
		assertThat(failure.description()).isEqualTo("The way up from aaaa2 is ambiguous: it leads to b, c.");
		assertThat(FILES.resolve(Symbol.parse("right@aaaa2+1"))).containsExactly("c");
	}

	@Test
	void stepsMayEndAtBaseAndNotBelow() {
		assertThat(FILES.resolve(Symbol.parse("b-3"))).isEmpty();
		assertThat(failure(FILES, "b-4").description())
			.isEqualTo("4 down from b leads out of the graph: only 3 can be taken.");
		assertThat(failure(FILES, "d+1").description())
			.isEqualTo("1 up from d leads out of the graph: nothing is above it.");
		assertThat(failure(FILES, "-0").code()).isEqualTo("relative-out-of-range");
	}

	@Test
	void withoutADatabaseStepsCountFromTheHeadsAndFromBase() {
		assertThat(FILES.resolve(Symbol.parse("-1"))).containsExactly("c");
		assertThat(FILES.resolve(Symbol.parse("+2"))).containsExactly("aaaa2");
	}

	@Test
	void aRevisionWithoutAFileIsFoundAndIsNoHead() {
		SymbolResolver ahead = SymbolResolver.of(Revisions.graph("a"), Revisions.applied("a", "newer: a"));
		assertThat(ahead.resolve(Symbol.parse("new"))).containsExactly("newer");
		assertThat(ahead.resolve(Symbol.parse("head"))).containsExactly("a");
		assertThat(ahead.resolve(Symbol.parse("-1"))).containsExactly("a");
	}

	@Test
	void historyCountsFromItsOtherEnd() {
		assertThat(history(TWO_HEADS, "-1:d")).containsExactly("d", "c");
		assertThat(history(TWO_HEADS, "aaaa1:+1")).containsExactly("aaaa2", "aaaa1");
		assertThat(history(TWO_HEADS, "right@-1:right@current")).containsExactly("c", "aaaa2");
		assertThat(history(FILES, "-9:b")).containsExactly("b", "aaaa2", "aaaa1");
	}

	private static List<String> history(SymbolResolver resolver, String range) {
		return resolver.history(SymbolRange.parse(range)).stream().map(Revision::id).toList();
	}

	private static SymbolException failure(SymbolResolver resolver, String symbol) {
		return catchThrowableOfType(SymbolException.class, () -> resolver.resolveOne(Symbol.parse(symbol)));
	}

}
