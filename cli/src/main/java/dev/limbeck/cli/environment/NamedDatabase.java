package dev.limbeck.cli.environment;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DatabaseUrl;
import org.jspecify.annotations.Nullable;

/**
 * A database and who named it.
 *
 * @param connector the way to it
 * @param url where it is, with everything filled in, or {@code null} if only a
 * {@code DataSource} knows
 * @param source who named it: an option, setting or variable such as {@code DATABASE_URL}
 */
public record NamedDatabase(Connector connector, @Nullable DatabaseUrl url, String source) {

}
