package dev.limbeck.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link Folding}.
 */
class FoldingTests {

	@Test
	void aShortHistoryIsDrawnAsItIs() {
		List<GraphNode> nodes = Nodes.line(Folding.SHORT);
		assertThat(Folding.fold(nodes)).isSameAs(nodes);
	}

	@Test
	void whatIsOldAndStraightIsDrawnAsOne() {
		List<GraphNode> folded = Folding.fold(Nodes.line(10_000));
		assertThat(folded).hasSize(22);
		assertThat(folded.get(1).title()).isEqualTo("9,979 revisions, from r1 to r9979");
		assertThat(folded.get(1).parents()).containsExactly("r0");
		assertThat(folded.get(2).id()).isEqualTo("r9980");
		assertThat(folded.get(2).parents()).containsExactly("r9979");
	}

	@Test
	void whereBranchesPartAndMeetIsSeen() {
		List<GraphNode> nodes = new ArrayList<>(Nodes.line(60));
		nodes.add(Nodes.node("side", "Side", null, "r30"));
		nodes.add(Nodes.node("m0", "Merge", null, "r59", "side"));
		for (int i = 1; i < 60; i++) {
			nodes.add(Nodes.node("m" + i, "", null, "m" + (i - 1)));
		}
		assertThat(Folding.fold(nodes)).extracting(GraphNode::id)
			.containsSubsequence("r0", "r29", "r30", "r31", "r58", "r59", "side", "m0", "m39", "m40", "m59");
	}

	@Test
	void whatIsPendingStaysApart() {
		List<GraphNode> nodes = new ArrayList<>();
		for (int i = 0; i < 200; i++) {
			nodes.add(Nodes.node("r" + i, "", (i < 150) ? "applied" : "pending",
					(i > 0) ? new String[] { "r" + (i - 1) } : new String[0]));
		}
		assertThat(Folding.fold(nodes)).filteredOn((node) -> node.folded() > 0)
			.extracting(GraphNode::folded, GraphNode::state)
			.containsExactly(tuple(148, "applied"), tuple(29, "pending"));
	}

	@RepeatedTest(5)
	void aWildHistoryIsCutOffBelow() {
		long seed = new Random().nextLong();
		List<GraphNode> folded = Folding.fold(Nodes.random(5_000, new Random(seed)));
		assertThat(folded).as("seed %d", seed).hasSizeLessThan(502);
		assertThat(folded.stream().mapToInt((node) -> Math.max(1, node.folded())).sum()).isEqualTo(5_000);
		Set<String> seen = new HashSet<>();
		for (GraphNode node : folded) {
			assertThat(seen).as("seed %d", seed).containsAll(node.needed());
			seen.add(node.id());
		}
	}

	@Test
	void whatLeadsBackIsDrawnAllTheSame() {
		List<GraphNode> nodes = new ArrayList<>(Nodes.line(200));
		nodes.set(0, Nodes.node("r0", "", null, "r90"));
		for (GraphFormat format : GraphFormat.values()) {
			assertThat(format.draw(Folding.fold(nodes), List.of())).isNotEmpty();
		}
	}

}
