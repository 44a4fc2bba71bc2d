package dev.limbeck.revision;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.LongStream;

import dev.limbeck.extent.Extent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A hundred thousand revisions (thirty thousand unless everything is tried) are planned
 * in linear time, and overflow no stack. What is compared is the processor time of one
 * thread with its own at a tenth of the size: ten times as much is linear, a hundred
 * times quadratic.
 */
class LongHistoryTests {

	private static final int SHORT = Extent.choose(3_000, 10_000);

	private static final int LONG = 10 * SHORT;

	// A hundredfold is quadratic; the caches of a busy machine make much of the rest.
	private static final int LIMIT = 70;

	private static final int ROUNDS = 3;

	@Test
	void aCycleIsFoundInLinearTime() {
		assertThat(growth(LongHistoryTests::cycle, LongHistoryTests::fail)).isLessThan(LIMIT);
	}

	@Test
	void aLineIsPlannedInLinearTime() {
		assertThat(growth(LongHistoryTests::line, LongHistoryTests::plan)).isLessThan(LIMIT);
	}

	@Test
	void aMeshIsPlannedInLinearTime() {
		assertThat(growth(LongHistoryTests::mesh, LongHistoryTests::plan)).isLessThan(LIMIT);
	}

	@Test
	void aFanIsPlannedInLinearTime() {
		assertThat(growth(LongHistoryTests::fan, LongHistoryTests::plan)).isLessThan(LIMIT);
	}

	private static void plan(List<Revision> revisions) {
		RevisionGraph graph = RevisionGraph.of(revisions);
		List<String> half = graph.revisions().stream().limit(revisions.size() - 1).map(Revision::id).toList();
		List<AppliedRevision> rows = Revisions.applied(graph, half);
		assertThat(Position.of(graph, rows).pending()).hasSize(revisions.size() - half.size());
		assertThat(Plan.upgrade(graph, rows, List.of(Symbol.parse("heads"))).steps())
			.hasSize(revisions.size() - half.size());
		assertThat(Plan.downgrade(graph, rows, Symbol.parse("base")).steps()).hasSameSizeAs(half);
		assertThat(Plan.stamp(graph, rows, List.of(Symbol.parse("base"))).steps()).hasSameSizeAs(half);
		SymbolResolver resolver = SymbolResolver.of(graph, rows);
		assertThat(resolver.history(SymbolRange.ALL)).hasSameSizeAs(revisions);
		assertThat(resolver.resolve(Symbol.parse("r0@base+1"))).containsExactly("r0");
	}

	private static void fail(List<Revision> revisions) {
		assertThatExceptionOfType(RevisionGraphException.class).isThrownBy(() -> RevisionGraph.of(revisions))
			.satisfies((ex) -> assertThat(ex.problems()).hasSize(1));
	}

	private static List<Revision> line(int count) {
		List<Revision> revisions = new ArrayList<>(List.of(Revisions.revision("r0")));
		for (int i = 1; i < count; i++) {
			revisions.add(Revisions.revision("r" + i + ": r" + (i - 1)));
		}
		return shuffled(revisions);
	}

	private static List<Revision> cycle(int count) {
		List<Revision> revisions = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			revisions.add(Revisions.revision("r" + i + ": r" + ((i + 1) % count)));
		}
		return shuffled(revisions);
	}

	// Branches and merges everywhere: the number of ways through it is beyond counting.
	private static List<Revision> mesh(int count) {
		List<Revision> revisions = new ArrayList<>(List.of(Revisions.revision("r0"), Revisions.revision("r1: r0")));
		for (int i = 2; i < count; i++) {
			revisions.add(Revisions.revision("r" + i + ": r" + (i - 1) + " > r" + (i - 2)));
		}
		return shuffled(revisions);
	}

	private static List<Revision> fan(int count) {
		List<Revision> revisions = new ArrayList<>(List.of(Revisions.revision("r0")));
		StringBuilder merge = new StringBuilder("merge:");
		for (int i = 1; i < count - 1; i++) {
			revisions.add(Revisions.revision("r" + i + ": r0"));
			merge.append(" r").append(i);
		}
		revisions.add(Revisions.revision(merge.toString()));
		return shuffled(revisions);
	}

	private static List<Revision> shuffled(List<Revision> revisions) {
		Collections.shuffle(revisions, new Random(revisions.size()));
		return revisions;
	}

	private static long growth(IntFunction<List<Revision>> shape, Consumer<List<Revision>> work) {
		long least = least(work, shape.apply(SHORT));
		return least(work, shape.apply(LONG)) / least;
	}

	// What disturbs a round disturbs hardly all of them.
	private static long least(Consumer<List<Revision>> work, List<Revision> revisions) {
		return LongStream.range(0, ROUNDS).map((round) -> cost(work, revisions)).min().orElseThrow();
	}

	private static long cost(Consumer<List<Revision>> work, List<Revision> revisions) {
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		work.accept(revisions);
		return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
	}

}
