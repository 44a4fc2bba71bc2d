package dev.limbeck.step.failure;

import java.util.List;

/**
 * What the catalog tells of a statement that was sent alone, perhaps some time ago.
 */
public sealed interface CatalogFinding {

	/** It has no effect as yet, and left nothing. */
	CatalogFinding NOTHING = new Undone(List.of());

	/**
	 * Return the statements that clear away what it left.
	 * @return the SQL, each for a message of its own
	 */
	default List<String> remedies() {
		return (this instanceof Undone undone) ? undone.left() : List.of();
	}

	/**
	 * It took effect.
	 */
	record Done() implements CatalogFinding {

	}

	/**
	 * It did not take effect, or may be repeated.
	 *
	 * @param left the statements that clear away what it left, in order
	 */
	record Undone(List<String> left) implements CatalogFinding {

		/**
		 * Copy the list.
		 */
		public Undone {
			left = List.copyOf(left);
		}

	}

	/**
	 * It took effect in part.
	 *
	 * @param rest the statement that completes it
	 */
	record Halfway(String rest) implements CatalogFinding {

	}

	/**
	 * Somebody else is at work on the same index.
	 *
	 * @param index its name
	 * @param pid the other backend
	 */
	record Busy(String index, int pid) implements CatalogFinding {

	}

	/**
	 * The catalog tells nothing.
	 */
	record Unknown() implements CatalogFinding {

	}

}
