package dev.limbeck.boot.embedded;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginProvider;

/**
 * Leads to the embedded server, which is started when its URL or its password is first
 * asked for.
 */
class EmbeddedConnectionDetails implements JdbcConnectionDetails, OriginProvider {

	private final ObjectProvider<EmbeddedServer> server;

	EmbeddedConnectionDetails(ObjectProvider<EmbeddedServer> server) {
		this.server = server;
	}

	@Override
	public Origin getOrigin() {
		return new NamedOrigin("embedded PostgreSQL");
	}

	@Override
	public String getUsername() {
		return "postgres";
	}

	@Override
	public String getPassword() {
		return this.server.getObject().password();
	}

	@Override
	public String getJdbcUrl() {
		return this.server.getObject().jdbcUrl();
	}

}
