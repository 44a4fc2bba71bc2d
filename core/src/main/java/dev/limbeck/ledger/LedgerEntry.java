package dev.limbeck.ledger;

import java.util.List;

import dev.limbeck.revision.AppliedRevision;
import dev.limbeck.revision.AppliedRevision.State;
import dev.limbeck.revision.Revision;
import dev.limbeck.revision.RevisionGraph;
import dev.limbeck.script.RevisionDefinition;
import dev.limbeck.script.RevisionScript;
import dev.limbeck.script.Section;
import dev.limbeck.script.StoredDowngrade;
import dev.limbeck.script.location.Repeatable;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says of one revision.
 *
 * @param revision the revision
 * @param dependencies ids it depends on, labels resolved
 * @param checksum of its upgrade
 * @param sourceHash of its file, or {@code null} if it has none
 * @param upgradeSql the text of its upgrade, or {@code null} if it has none that is worth
 * keeping
 * @param downgradeSql how to take it back without its file, or {@code null} if that is
 * impossible
 * @param repeatable the name of the script if it is none of a revision, else {@code null}
 */
public record LedgerEntry(Revision revision, List<String> dependencies, String checksum, @Nullable String sourceHash,
		@Nullable String upgradeSql, @Nullable String downgradeSql, @Nullable String repeatable) {

	/** What stands in front of the name of a script that is no revision. */
	public static final String REPEATABLE = "repeatable/";

	// In UTF-16 units. Nobody reads the difference of more than that: it is data, which
	// would travel twice.
	private static final int LONGEST_UPGRADE = 128 * 1024;

	public static LedgerEntry of(RevisionDefinition definition, RevisionGraph graph) {
		return new LedgerEntry(definition.revision(), graph.dependencies(definition.revision()), definition.checksum(),
				definition.sourceHash(), upgradeSql(definition), downgradeSql(definition), null);
	}

	public static LedgerEntry of(AppliedRevision row, @Nullable String downgradeSql) {
		Revision revision = new Revision(row.id(), row.parents(), row.dependsOn(), row.labels(), row.replaces(),
				row.description(), null, "the ledger");
		return new LedgerEntry(revision, row.dependsOn(), row.checksum(), row.sourceHash(), null, downgradeSql, null);
	}

	/**
	 * Return what the ledger says of a script that is run again when it has changed.
	 * @param script the script
	 * @return the entry, whose id is none of a revision
	 */
	public static LedgerEntry of(Repeatable script) {
		Revision named = new Revision(REPEATABLE + script.name(), List.of(), List.of(), List.of(), List.of(),
				script.script().description(), null, script.script().origin());
		return new LedgerEntry(named, List.of(), script.checksum(), null, null, null, script.name());
	}

	public String id() {
		return this.revision.id();
	}

	public AppliedRevision applied() {
		return new AppliedRevision(id(), this.revision.parents(), this.dependencies, this.revision.labels(),
				this.revision.replaces(), this.revision.description(), this.checksum, this.sourceHash, State.APPLIED);
	}

	private static @Nullable String upgradeSql(RevisionDefinition definition) {
		if (!(definition instanceof RevisionScript script)) {
			return null;
		}
		Section upgrade = script.upgrade();
		return (upgrade.end() - upgrade.start() <= LONGEST_UPGRADE) ? upgrade.text() : null;
	}

	private static @Nullable String downgradeSql(RevisionDefinition definition) {
		return (definition instanceof RevisionScript script && script.downgrade() != null)
				? StoredDowngrade.text(script.downgrade(), script.options().placeholders()) : null;
	}

}
