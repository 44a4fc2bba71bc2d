package dev.limbeck.drawing;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AsciiText}.
 */
class AsciiTextTests {

	@Test
	void theNewestIsAbove() {
		assertThat(draw(Nodes.line(3))).isEqualTo("""
				*  r2  Step 2
				*  r1  Step 1
				*  r0  Step 0
				""");
	}

	@Test
	void branchesPartAndMeet() {
		assertThat(draw(
				List.of(Nodes.node("a", "A", null), Nodes.node("b", "B", null, "a"), Nodes.node("c", "C", null, "a"),
						Nodes.node("d", "D", null, "b", "c"), Nodes.node("e", "E", null, "d"))))
			.isEqualTo("""
					*    e  E
					*    d  D
					|\\
					* |  c  C
					| *  b  B
					|/
					*    a  A
					""");
	}

	@Test
	void threeBranchesReachAcrossEachOther() {
		assertThat(draw(
				List.of(Nodes.node("a", "A", null), Nodes.node("b", "B", null, "a"), Nodes.node("c", "C", null, "a"),
						Nodes.node("d", "D", null, "a"), Nodes.node("e", "E", null, "b", "c", "d"))))
			.isEqualTo("""
					*      e  E
					|\\-\\
					* | |  d  D
					| * |  c  C
					| | *  b  B
					|/_/
					*      a  A
					""");
	}

	@Test
	void aDependencyIsDotted() {
		assertThat(draw(List.of(Nodes.node("a", List.of(), List.of()), Nodes.node("b", List.of("a"), List.of()),
				Nodes.node("c", List.of(), List.of("a")))))
			.isEqualTo("""
					*    c
					 \\
					* :  b
					|/
					*    a
					""");
	}

	@Test
	void whoWhenAndHowLongStandInColumns() {
		assertThat(draw(List.of(Nodes.applied("a", "Make a"), Nodes.node("bcd", "Make b", "pending", "a"))))
			.isEqualTo("""
					o  bcd  pending                                                    Make b
					*  a    applied  2026-11-20 09:30:00  1.2 s  shop as app on pod-1  Make a
					""");
	}

	@Test
	void whatSteersATerminalIsMadeVisible() {
		assertThat(draw(List.of(Nodes.node("a\u001b[1m", "A\nB", null)))).isEqualTo("*  a\\u001b[1m  A\\u000aB\n");
	}

	@RepeatedTest(10)
	void everyRevisionHasOneLineOfItsOwn() {
		long seed = new Random().nextLong();
		List<GraphNode> nodes = Nodes.random(80, new Random(seed));
		for (GraphNode node : nodes) {
			assertThat(draw(nodes).lines().filter((line) -> line.endsWith(" " + node.id()))).as("seed %d", seed)
				.hasSize(1);
		}
	}

	private static String draw(List<GraphNode> nodes) {
		return String.join("\n", GraphFormat.TEXT.draw(nodes, List.of())) + "\n";
	}

}
