package dev.limbeck.doctor.database;

import dev.limbeck.revision.AppliedRevision;
import org.jspecify.annotations.Nullable;

/**
 * A revision as a ledger has kept it.
 *
 * @param row what it says of the revision
 * @param upgrade the text of its upgrade
 * @param downgrade the text of its downgrade, or {@code null} if it has none
 * @param database where the ledger is, for people
 */
public record KeptRevision(AppliedRevision row, String upgrade, @Nullable String downgrade, String database) {

}
