package dev.limbeck.migrate;

import java.util.List;

import dev.limbeck.revision.Symbol;
import dev.limbeck.step.Decision.Mode;

/**
 * What to do with a database.
 */
public sealed interface MigrationCommand {

	/**
	 * Apply some revisions and everything they require.
	 *
	 * @param targets what to apply
	 */
	record Upgrade(List<Symbol> targets) implements MigrationCommand {

		/** Apply everything there is. */
		public static final Upgrade TO_HEADS = new Upgrade(List.of(Symbol.Keyword.HEADS));

		/**
		 * Copy the list.
		 */
		public Upgrade {
			targets = List.copyOf(targets);
		}

	}

	/**
	 * Undo everything that was built upon a revision.
	 *
	 * @param target the revision to go down to
	 * @param allowDiverged whether it is done also if the database has revisions that no
	 * file declares, and lacks others
	 */
	record Downgrade(Symbol target, boolean allowDiverged) implements MigrationCommand {

		/**
		 * Undo in a database that has not diverged.
		 * @param target the revision to go down to
		 */
		public Downgrade(Symbol target) {
			this(target, false);
		}

	}

	/**
	 * Make the ledger say that the database stands at some revisions, and run nothing.
	 *
	 * @param targets where it stands
	 * @param purge whether everything else is forgotten, whatever it was
	 */
	record Stamp(List<Symbol> targets, boolean purge) implements MigrationCommand {

		/**
		 * Copy the list.
		 */
		public Stamp {
			targets = List.copyOf(targets);
		}

	}

	/**
	 * Finish what was begun and not finished, up or down, and do nothing else.
	 *
	 * @param mode what to do with the statement at which it stopped
	 */
	record Resume(Mode mode) implements MigrationCommand {

	}

}
