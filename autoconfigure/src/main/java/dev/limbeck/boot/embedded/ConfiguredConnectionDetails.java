package dev.limbeck.boot.embedded;

import java.util.List;

import dev.limbeck.boot.PoolProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leads where the configuration says, a pool's own properties first: details outrank
 * them.
 */
class ConfiguredConnectionDetails implements JdbcConnectionDetails, OriginProvider {

	private final DataSourceProperties properties;

	private final Environment environment;

	ConfiguredConnectionDetails(DataSourceProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public Origin getOrigin() {
		return new NamedOrigin("properties of the connection pool");
	}

	@Override
	public @Nullable String getUsername() {
		String own = first(PoolProperties.USERS);
		return (own != null) ? own : this.properties.determineUsername();
	}

	@Override
	public @Nullable String getPassword() {
		String own = first(PoolProperties.PASSWORDS);
		return (own != null) ? own : this.properties.determinePassword();
	}

	@Override
	public String getJdbcUrl() {
		String own = first(PoolProperties.URLS);
		return (own != null) ? own : this.properties.determineUrl();
	}

	@Override
	public String getDriverClassName() {
		String name = this.properties.getDriverClassName();
		return (name != null) ? name : JdbcConnectionDetails.super.getDriverClassName();
	}

	private @Nullable String first(List<String> names) {
		return names.stream().map(this.environment::getProperty).filter(StringUtils::hasText).findFirst().orElse(null);
	}

}
