package dev.limbeck.boot.endpoint;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;

/**
 * Shows the endpoint {@code migrations} as a page to who asks for HTML rather than for
 * anything else. Until then nothing that makes the page is loaded.
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsPageExtension {

	private final MigrationsEndpoint endpoint;

	/**
	 * Create a new extension.
	 * @param endpoint looks at the databases
	 */
	public MigrationsPageExtension(MigrationsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Look at the database of each context that has one to migrate.
	 * @param all whether each revision is drawn, however long the history is; otherwise
	 * what is long and old is folded
	 * @return a page in HTML
	 */
	@ReadOperation(produces = "text/html")
	public String page(@Nullable Boolean all) {
		return ObservedDatabases.page(this.endpoint, Boolean.TRUE.equals(all));
	}

}
