package dev.limbeck.adopt.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.limbeck.adopt.flyway.FlywayVersion;
import dev.limbeck.adopt.project.Tool;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.AdoptedFrom;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.location.RevisionScripts;
import org.jspecify.annotations.Nullable;

/**
 * The revisions that were adopted, in the order in which they run.
 *
 * @param all what each was
 * @param graph how they are built upon each other
 */
record AdoptedRevisions(List<AdoptedRevision> all, RevisionGraph graph) {

	static AdoptedRevisions of(RevisionScripts scripts) {
		List<AdoptedRevision> all = new ArrayList<>();
		for (Revision revision : scripts.graph().revisions()) {
			if (scripts.find(revision.id()) instanceof RevisionScript script) {
				AdoptedFrom.of(script)
					.flatMap((from) -> Tool.of(from.tool())
						.map((tool) -> new AdoptedRevision(revision.id(), tool, from.key(), from.checksum())))
					.ifPresent(all::add);
			}
			else {
				all.add(new AdoptedRevision(revision.id(), null, code(revision.id()), null));
			}
		}
		return new AdoptedRevisions(List.copyOf(all), scripts.graph());
	}

	// A class has no tag: its id says what it stands for.
	private static String code(String id) {
		return id.replaceFirst("^V(?=\\d)", "");
	}

	/**
	 * Return what a revision is built upon.
	 * @param id of the revision
	 * @return its id and those of all that it requires
	 */
	Set<String> ancestors(String id) {
		return this.graph.ancestors(List.of(id));
	}

	List<Tool> tools() {
		return this.all.stream()
			.map(AdoptedRevision::tool)
			.flatMap((tool) -> Optional.ofNullable(tool).stream())
			.distinct()
			.toList();
	}

	List<AdoptedRevision> of(Tool tool) {
		return this.all.stream().filter((each) -> each.tool() == tool || each.tool() == null).toList();
	}

	/**
	 * One of them.
	 *
	 * @param id its id
	 * @param tool the tool, or {@code null} if it is a class, which may be of any
	 * @param key what the tool calls it
	 * @param checksum as the tool calculates it, if it does
	 */
	record AdoptedRevision(String id, @Nullable Tool tool, String key, @Nullable String checksum) {

		/**
		 * Tell whether a row is of this one.
		 * @param other what the tool's table calls a migration
		 * @return whether it is the same
		 */
		boolean is(String other) {
			if (this.key.equals(other)) {
				return true;
			}
			if (this.tool == Tool.LIQUIBASE) {
				return isChangeSet(other);
			}
			FlywayVersion version = FlywayVersion.of(this.key).orElse(null);
			return this.tool != Tool.SQL_MIGRATE && version != null
					&& FlywayVersion.of(other).filter((same) -> same.compareTo(version) == 0).isPresent();
		}

		// The path depends on what the tool was started from.
		private boolean isChangeSet(String other) {
			int here = this.key.indexOf("::");
			int there = other.indexOf("::");
			if (here < 0 || there < 0 || !this.key.substring(here).equals(other.substring(there))) {
				return false;
			}
			String path = "/" + this.key.substring(0, here);
			String named = "/" + other.substring(0, there).replaceFirst("^classpath:/?", "");
			return path.endsWith(named) || named.endsWith(path);
		}

	}

}
