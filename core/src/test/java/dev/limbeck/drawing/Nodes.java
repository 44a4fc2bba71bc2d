package dev.limbeck.drawing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import dev.limbeck.ledger.LedgerRow;
import dev.limbeck.revision.AppliedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Revisions to draw.
 */
final class Nodes {

	private Nodes() {
	}

	static GraphNode node(String id, List<String> parents, List<String> dependencies) {
		return new GraphNode(id, "", parents, dependencies, null, false, null, 0);
	}

	static GraphNode node(String id, String title, @Nullable String state, String... parents) {
		return new GraphNode(id, title, List.of(parents), List.of(), state, false, null, 0);
	}

	static GraphNode applied(String id, String title, String... parents) {
		AppliedRevision revision = new AppliedRevision(id, List.of(parents), List.of(), List.of(), List.of(), title,
				"1:0", null, AppliedRevision.State.APPLIED);
		LedgerRow row = new LedgerRow(revision, "upgrade", Instant.parse("2026-11-20T09:30:00.5Z"),
				Duration.ofMillis(1250), "app", "shop", "pod-1", null);
		return new GraphNode(id, title, List.of(parents), List.of(), "applied", false, row, 0);
	}

	static List<GraphNode> line(int count) {
		return IntStream.range(0, count)
			.mapToObj((row) -> node("r" + row, "Step " + row, null,
					(row > 0) ? new String[] { "r" + (row - 1) } : new String[0]))
			.toList();
	}

	static List<GraphNode> random(int count, Random random) {
		List<GraphNode> nodes = new ArrayList<>();
		for (int row = 0; row < count; row++) {
			Set<String> parents = new HashSet<>();
			Set<String> dependencies = new HashSet<>();
			for (int i = Math.max(0, row - 8); i < row; i++) {
				if (random.nextInt(4) == 0) {
					(random.nextBoolean() ? parents : dependencies).add("r" + i);
				}
			}
			nodes.add(node("r" + row, List.copyOf(parents), List.copyOf(dependencies)));
		}
		return nodes;
	}

}
