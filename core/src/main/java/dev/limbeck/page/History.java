package dev.limbeck.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import dev.limbeck.drawing.Folding;
import dev.limbeck.drawing.GraphNode;
import dev.limbeck.drawing.HistoryTable;
import dev.limbeck.migrate.MigrationStatus;
import dev.limbeck.revision.RevisionGraph;

/**
 * Shows all revisions, the newest first.
 *
 * @param status where each stands
 * @param graph what the files declare
 * @param all whether what is long and old is not folded
 */
record History(MigrationStatus status, RevisionGraph graph, boolean all) {

	Section section(String id) {
		List<GraphNode> each = GraphNode.of(this.graph, this.status.revisions());
		List<GraphNode> nodes = this.all ? each : Folding.fold(each);
		List<String> lines = new ArrayList<>();
		if (nodes.isEmpty()) {
			lines.add(Section.paragraph("There are no revisions yet."));
		}
		else {
			lines.addAll(Section.scrolled("Revisions", new HistoryTable(nodes).lines("Revisions, the newest first")));
		}
		if (nodes.size() < each.size()) {
			lines.add(String.format(Locale.ROOT,
					"<p><a href=\"?all=true#%s\">Show all %,d revisions</a>, without refreshing the page.</p>", id,
					each.size()));
		}
		else if (this.all) {
			lines.add("<p><a href=\"?#" + id + "\">Fold what is long and old</a></p>");
		}
		return new Section(id, "Revisions", lines);
	}

}
