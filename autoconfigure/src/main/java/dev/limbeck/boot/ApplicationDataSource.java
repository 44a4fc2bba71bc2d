package dev.limbeck.boot;

import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import dev.limbeck.connect.Connector;
import dev.limbeck.connect.DataSourceConnector;
import dev.limbeck.connect.DatabaseUrl;
import dev.limbeck.connect.DatabaseUrlException;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.jdbc.DataSourceUnwrapper;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * The {@code DataSource} that the application uses. It alone knows which database that
 * is: properties and connection details may have been replaced, as in tests.
 *
 * @param dataSource the bean, or what stands behind proxies that change nothing
 */
record ApplicationDataSource(DataSource dataSource) implements ApplicationDatabase {

	private static final Set<Class<?>> TRUTHFUL = Set.of(PGSimpleDataSource.class, SimpleDriverDataSource.class,
			DriverManagerDataSource.class);

	static ApplicationDataSource of(DataSource bean) {
		DataSource dataSource = bean;
		while (isTransparent(dataSource) && ((DelegatingDataSource) dataSource).getTargetDataSource() != null) {
			dataSource = ((DelegatingDataSource) dataSource).getTargetDataSource();
		}
		return new ApplicationDataSource(dataSource);
	}

	private static boolean isTransparent(DataSource dataSource) {
		return dataSource.getClass() == LazyConnectionDataSourceProxy.class
				|| dataSource.getClass() == TransactionAwareDataSourceProxy.class;
	}

	@Override
	public Optional<Login> login() {
		return PooledLogin.of(this.dataSource);
	}

	@Override
	public String source(ConfiguredDatabase configuration, Login login) {
		return configuration.source(login.jdbcUrl());
	}

	@Override
	public Connector borrow(Credentials credentials) {
		DataSource lender = credentials.on(this.dataSource);
		return routes() ? new DataSourceConnector(lender, description(), ApplicationDataSource::noRoute)
				: new DataSourceConnector(lender, description());
	}

	private boolean routes() {
		return DataSourceUnwrapper.unwrap(this.dataSource, AbstractRoutingDataSource.class) != null;
	}

	private static RuntimeException noRoute(RuntimeException thrown) {
		if (!(thrown instanceof IllegalStateException)) {
			return thrown;
		}
		return new LimbeckException("no-route",
				"The application's DataSource routes, and knows no way while the application starts: "
						+ thrown.getMessage() + ".",
				"Give it a default (setDefaultTargetDataSource), or mark the DataSource to migrate with "
						+ "@LimbeckDataSource.");
	}

	// Others may lead elsewhere than they say.
	private String description() {
		String url = TRUTHFUL.contains(this.dataSource.getClass()) ? url() : null;
		try {
			return (url != null) ? DatabaseUrl.parse(url).description() : "the DataSource";
		}
		catch (DatabaseUrlException ex) {
			return "the DataSource";
		}
	}

	@Override
	public void refuseOtherKinds() {
		String url = url();
		if (url != null && isOtherKind()) {
			String kind = url.substring(0, url.indexOf(':', "jdbc:".length()) + 1);
			throw new LimbeckException(DataSourceConnector.OTHER_DATABASE,
					"The application's DataSource leads to another kind of database (" + kind
							+ "), and Limbeck migrates PostgreSQL only.",
					"Mark a DataSource that leads to PostgreSQL with @LimbeckDataSource, or set limbeck.enabled=false.");
		}
	}

	/**
	 * Whether it is known, without a connection, that this is none of PostgreSQL.
	 * @return whether it is
	 */
	boolean isOtherKind() {
		return switch (DatabaseDriver.fromJdbcUrl(url())) {
			case POSTGRESQL, UNKNOWN, TESTCONTAINERS, AWS_WRAPPER -> false;
			default -> true;
		};
	}

	private @Nullable String url() {
		try {
			String url = DataSourceBuilder.derivedFrom(this.dataSource)
				.type(SimpleDriverDataSource.class)
				.build()
				.getUrl();
			return (url != null && url.startsWith("jdbc:")) ? url : null;
		}
		catch (RuntimeException ex) {
			return null; // A DataSource that keeps it to itself.
		}
	}

}
