package dev.limbeck.adopt;

import java.util.Locale;

import dev.limbeck.adopt.history.AppliedMigrations;
import dev.limbeck.migrate.MigratorBuilder;

/**
 * What an upgrade does about revisions that were adopted, where the ledger is empty and
 * the table of their tool has rows.
 */
public enum Adopting {

	/** Refuse, and say what to do. */
	OFF,

	/** Enter what is applied, and go on. */
	AUTO;

	/**
	 * The choice that holds unless {@code limbeck.adopt} makes another, as it is written
	 * there.
	 */
	public static final String DEFAULT = "off";

	/**
	 * Return the choice that holds by default.
	 * @return the choice
	 */
	public static Adopting byDefault() {
		return valueOf(DEFAULT.toUpperCase(Locale.ROOT));
	}

	/**
	 * Hand the choice over.
	 * @param builder told
	 */
	public void configure(MigratorBuilder builder) {
		if (this == AUTO) {
			builder.adopting(new AppliedMigrations(null));
		}
	}

}
