package dev.limbeck.boot;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Details as a container or a service would publish them.
 *
 * @param url where it listens
 */
public record FixedConnectionDetails(String url) implements JdbcConnectionDetails {

	@Override
	public String getUsername() {
		return "postgres";
	}

	@Override
	public @Nullable String getPassword() {
		return null;
	}

	@Override
	public String getJdbcUrl() {
		return this.url;
	}

}
