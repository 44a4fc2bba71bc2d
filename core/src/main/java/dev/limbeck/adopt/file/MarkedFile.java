package dev.limbeck.adopt.file;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import dev.limbeck.adopt.project.ForeignScript;
import dev.limbeck.adopt.project.Remark;
import org.jspecify.annotations.Nullable;

/**
 * A file whose directions are marked, cut at its markers.
 */
final class MarkedFile {

	private final String origin;

	private final Markers markers;

	private final List<String> lines;

	private final List<Remark> remarks = new ArrayList<>();

	private final ForeignScript up;

	private final @Nullable ForeignScript down;

	MarkedFile(String origin, String text, Markers markers) {
		this.origin = origin;
		this.markers = markers;
		this.lines = text.lines().toList();
		int upLine = next(0, markers::isUp);
		int downLine = next(0, markers::isDown);
		this.up = script(upLine, (downLine > upLine) ? downLine : this.lines.size());
		this.down = (downLine < this.lines.size()) ? script(downLine, (upLine > downLine) ? upLine : this.lines.size())
				: null;
		reportOthers();
	}

	private int next(int from, Predicate<String> wanted) {
		int line = from;
		while (line < this.lines.size() && !wanted.test(this.lines.get(line))) {
			line++;
		}
		return line;
	}

	// Lines of markers stay as empty ones, so that all others keep their numbers.
	private ForeignScript script(int marker, int end) {
		StringBuilder text = new StringBuilder();
		for (String line : this.lines.subList(marker + 1, end)) {
			text.append(this.markers.marker(line) ? "" : line).append('\n');
		}
		boolean refused = this.markers.refusesTransaction(this.lines.get(marker))
				|| (this.markers.wholeFile() && this.lines.stream().anyMatch(this.markers::refusesTransaction));
		return new ForeignScript(this.origin, marker + 2, text.toString(), !refused);
	}

	private void reportOthers() {
		for (int i = 0; i < this.lines.size(); i++) {
			String line = this.lines.get(i);
			if (this.markers.marker(line) && this.markers.rest(line).startsWith("envsubon")) {
				this.remarks.add(Remark.left("environment", this.origin, i + 1,
						"what stands for variables of the environment is not carried over",
						"Write the values into the revision."));
			}
		}
	}

	ForeignScript up() {
		return this.up;
	}

	@Nullable ForeignScript down() {
		return this.down;
	}

	List<Remark> remarks() {
		return this.remarks;
	}

}
