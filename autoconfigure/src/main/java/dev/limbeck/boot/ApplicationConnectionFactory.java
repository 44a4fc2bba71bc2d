package dev.limbeck.boot;

import java.util.Optional;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DataSourceConnector;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.boot.r2dbc.OptionsCapableConnectionFactory;

/**
 * The {@code ConnectionFactory} through which a reactive application uses its database.
 * Migrations need a connection of JDBC, which its options describe.
 *
 * @param connectionFactory the bean
 */
record ApplicationConnectionFactory(ConnectionFactory connectionFactory) implements ApplicationDatabase {

	@Override
	public void refuseOtherKinds() {
		String kind = this.connectionFactory.getMetadata().getName();
		if (!kind.equals("PostgreSQL")) {
			throw new LimbeckException(DataSourceConnector.OTHER_DATABASE,
					"The application's ConnectionFactory leads to another kind of database (" + kind
							+ "), and Limbeck migrates PostgreSQL only.",
					"Mark a DataSource that leads to PostgreSQL with @LimbeckDataSource, or set limbeck.enabled=false.");
		}
	}

	@Override
	public Optional<Login> login() {
		return Optional.ofNullable(OptionsCapableConnectionFactory.unwrapFrom(this.connectionFactory))
			.map((known) -> new ReactiveLogin(known.getOptions()).toJdbc());
	}

	@Override
	public Connector borrow(Credentials credentials) {
		throw new LimbeckException("unknown-url",
				"The application's ConnectionFactory (" + this.connectionFactory.getClass().getName()
						+ ") does not tell where it leads.",
				"Set limbeck.migration.url, or let Spring Boot make it of spring.r2dbc.*.");
	}

	@Override
	public String source(ConfiguredDatabase configuration, Login login) {
		return configuration.reactiveSource();
	}

}
