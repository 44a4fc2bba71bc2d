package dev.limbeck.adopt.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.adopt.flyway.FlywayVersion;
import dev.limbeck.adopt.history.AdoptedRevisions.AdoptedRevision;
import dev.limbeck.adopt.history.AppliedMigrations.HistoryRow;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.migrate.ForeignRevision;

/**
 * The rows of a tool's table beside the revisions that were adopted from it.
 */
final class HistoryComparison {

	private final Tool tool;

	private final AdoptedRevisions adopted;

	private final List<AdoptedRevision> revisions;

	private final Map<String, ForeignRevision> applied = new LinkedHashMap<>();

	private final List<String> problems = new ArrayList<>();

	HistoryComparison(Tool tool, AdoptedRevisions adopted, List<HistoryRow> rows) {
		this.tool = tool;
		this.adopted = adopted;
		this.revisions = adopted.of(tool);
		rows.forEach(this::add);
	}

	private void add(HistoryRow row) {
		switch (row.state()) {
			case "failed" -> this.problems.add(row.key() + " has failed, and nobody has mended that");
			case "upto" -> addUpTo(row);
			case "head" -> addHead(row);
			case "baseline", "squash" -> addBelow(row);
			default -> addOne(row);
		}
	}

	private void addOne(HistoryRow row) {
		AdoptedRevision revision = find(row.key()).orElse(null);
		if (revision == null) {
			if (!standsForOlder(row)) {
				this.problems.add(row.key() + " is applied, but no revision was adopted from it");
			}
			return;
		}
		if (revision.checksum() != null && row.checksum() != null && !revision.checksum().equals(row.checksum())) {
			this.problems.add(row.key() + " was applied with checksum " + row.checksum() + ", but the file that was "
					+ "adopted has " + revision.checksum() + ": it was changed since");
		}
		enter(revision, row);
	}

	// The same name may stand there several times: changes that Sqitch has made anew.
	private Optional<AdoptedRevision> find(String key) {
		return this.revisions.stream()
			.filter((revision) -> !this.applied.containsKey(revision.id()))
			.filter((revision) -> revision.is(key)
					|| (this.tool == Tool.SQITCH && revision.key().startsWith(key + "@")))
			.findFirst();
	}

	// A baseline that was adopted stands for the versions whose files are gone.
	private boolean standsForOlder(HistoryRow row) {
		FlywayVersion version = FlywayVersion.of(row.key()).orElse(null);
		AdoptedRevision first = this.revisions.isEmpty() ? null : this.revisions.get(0);
		if (this.tool != Tool.FLYWAY || version == null || first == null || !first.key().startsWith("B")) {
			return false;
		}
		FlywayVersion base = FlywayVersion.of(first.key().substring(1)).orElse(null);
		boolean older = base != null && version.compareTo(base) <= 0;
		if (older) {
			enter(first, row);
		}
		return older;
	}

	private void addUpTo(HistoryRow row) {
		AdoptedRevision last = find(row.key()).orElse(null);
		if (last == null) {
			this.problems.add(row.key() + " is applied, but no revision was adopted from it");
			return;
		}
		for (AdoptedRevision revision : this.revisions) {
			enter(revision, row);
			if (revision.equals(last)) {
				break;
			}
		}
	}

	private void addHead(HistoryRow row) {
		AdoptedRevision head = this.revisions.stream()
			.filter((revision) -> revision.is(row.key()))
			.findFirst()
			.orElse(null);
		if (head == null) {
			this.problems.add(row.key() + " is applied, but no revision was adopted from it");
			return;
		}
		Set<String> below = this.adopted.ancestors(head.id());
		this.revisions.stream()
			.filter((revision) -> below.contains(revision.id()))
			.forEach((revision) -> enter(revision, row));
	}

	private void addBelow(HistoryRow row) {
		FlywayVersion limit = FlywayVersion.of(row.key()).orElse(null);
		for (AdoptedRevision revision : this.revisions) {
			FlywayVersion version = FlywayVersion
				.of(revision.key().startsWith("B") ? revision.key().substring(1) : revision.key())
				.orElse(null);
			if (limit != null && version != null && version.compareTo(limit) <= 0) {
				enter(revision, row);
			}
		}
	}

	private void enter(AdoptedRevision revision, HistoryRow row) {
		this.applied.putIfAbsent(revision.id(), new ForeignRevision(revision.id(), revision.key(), row.at(), row.by()));
	}

	List<ForeignRevision> applied() {
		return List.copyOf(this.applied.values());
	}

	List<String> problems() {
		return this.problems;
	}

}
