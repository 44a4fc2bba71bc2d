package dev.limbeck.boot;

import java.util.function.Supplier;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * The connection that migrations run on, and who named it.
 *
 * @param connector opens it
 * @param source such as {@code DATABASE_URL} or {@code limbeck.migration.url}
 * @param locator says where it leads, or {@code null} if only a {@code DataSource} knows;
 * asked only to show it
 */
public record MigrationConnection(Connector connector, String source, Supplier<@Nullable DatabaseUrl> locator) {

	/**
	 * Create a connection of which nothing can be shown but its description.
	 * @param connector opens it
	 * @param source such as {@code DATABASE_URL} or {@code limbeck.migration.url}
	 */
	public MigrationConnection(Connector connector, String source) {
		this(connector, source, () -> null);
	}

	/**
	 * Return where the connection leads.
	 * @return the database with its credentials and everything filled in, or {@code null}
	 * if only a {@code DataSource} knows
	 */
	public @Nullable DatabaseUrl url() {
		return this.locator.get();
	}

}
