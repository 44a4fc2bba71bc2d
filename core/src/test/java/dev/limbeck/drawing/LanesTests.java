package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.limbeck.drawing.Lanes.Line;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Lanes}.
 */
class LanesTests {

	private final List<GraphNode> nodes = new ArrayList<>();

	@Test
	void oneLineOfRevisionsHasOneLane() {
		revision("a").revision("b", "a").revision("c", "b");
		assertThat(Lanes.of(this.nodes))
			.isEqualTo(new Lanes(List.of(0, 0, 0), List.of(new Line(0, 1, 0, false), new Line(1, 2, 0, false)), 1));
	}

	@Test
	void aBranchHasALaneUntilItIsMerged() {
		revision("a").revision("b", "a").revision("c", "a").revision("d", "b", "c").revision("e", "d");
		assertThat(Lanes.of(this.nodes).lanes()).containsExactly(0, 0, 1, 0, 0);
	}

	@Test
	void branchesOfTheirOwnStandSideBySide() {
		revision("a").revision("b").revision("a2", "a").revision("b2", "b");
		assertThat(Lanes.of(this.nodes).lanes()).containsExactly(0, 1, 0, 1);
	}

	@Test
	void aDependencyLeavesTheLaneToTheBranch() {
		revision("a").revision("b", "a");
		this.nodes.add(Nodes.node("x", List.of(), List.of("a")));
		assertThat(Lanes.of(this.nodes))
			.isEqualTo(new Lanes(List.of(0, 0, 1), List.of(new Line(0, 1, 0, false), new Line(0, 2, 1, true)), 2));
	}

	@RepeatedTest(20)
	void nothingIsInTheWayOfALine() {
		long seed = new Random().nextLong();
		Random random = new Random(seed);
		int count = 2 + random.nextInt(60);
		IntStream.range(0, count).forEach((row) -> this.nodes.add(randomNode(row, random)));
		Lanes lanes = Lanes.of(this.nodes);
		for (int row = 0; row < count; row++) {
			assertThat(passing(lanes, row)).as("seed %d, row %d", seed, row)
				.doesNotHaveDuplicates()
				.doesNotContain(lanes.lanes().get(row))
				.allMatch((lane) -> lane < lanes.width());
		}
	}

	@Test
	void tenThousandRevisionsAreDrawn() {
		IntStream.range(0, 10_000).forEach((row) -> this.nodes.add(randomNode(row, new Random(row))));
		assertThat(new SvgText(this.nodes, List.of()).lines()).hasSizeGreaterThan(20_000);
	}

	@Test
	void whatLeadsBackIsDrawnAllTheSame() {
		revision("a", "b").revision("b", "a").revision("c", "c");
		assertThat(new SvgText(this.nodes, List.of()).lines()).filteredOn((line) -> line.contains("<path")).hasSize(3);
	}

	private static List<Integer> passing(Lanes lanes, int row) {
		return lanes.lines().stream().filter((line) -> line.from() < row && row < line.to()).map(Line::lane).toList();
	}

	private static GraphNode randomNode(int row, Random random) {
		List<String> parents = new ArrayList<>();
		List<String> dependencies = new ArrayList<>();
		for (int i = Math.max(0, row - 8); i < row; i++) {
			if (random.nextInt(4) == 0) {
				(random.nextBoolean() ? parents : dependencies).add("r" + i);
			}
		}
		return Nodes.node("r" + row, parents, dependencies);
	}

	private LanesTests revision(String id, String... parents) {
		this.nodes.add(Nodes.node(id, List.of(parents), List.of()));
		return this;
	}

}
