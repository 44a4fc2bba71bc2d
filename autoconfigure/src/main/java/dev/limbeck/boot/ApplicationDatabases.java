package dev.limbeck.boot;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;
import io.r2dbc.spi.ConnectionFactory;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Finds the bean through which the application uses its database.
 *
 * @param beanFactory knows the beans
 */
record ApplicationDatabases(ListableBeanFactory beanFactory) {

	private static final boolean R2DBC = Stream
		.of("io.r2dbc.spi.ConnectionFactory", "org.springframework.boot.r2dbc.OptionsCapableConnectionFactory")
		.allMatch((name) -> ClassUtils.isPresent(name, ApplicationDatabases.class.getClassLoader()));

	/**
	 * Find the one bean that counts: the only {@code DataSource}, or the primary one; in
	 * an application without one the {@code ConnectionFactory} of R2DBC.
	 * @return the bean, or nothing if there is none, or none that counts
	 */
	Optional<ApplicationDatabase> find() {
		DataSource dataSource = this.beanFactory.getBeanProvider(DataSource.class).getIfUnique();
		if (dataSource != null) {
			return Optional.of(ApplicationDataSource.of(dataSource));
		}
		return (names().isEmpty() && R2DBC) ? Reactive.find(this.beanFactory) : Optional.empty();
	}

	/**
	 * Refuse several beans of which none counts.
	 * @throws LimbeckException if there are several
	 */
	void refuseSeveral() {
		List<String> names = names();
		if (names.size() > 1) {
			throw new LimbeckException("several-databases",
					"There are several DataSource beans, none of them @Primary: " + String.join(", ", names)
							+ ". Nothing says which database to migrate.",
					"Mark the DataSource to migrate with @LimbeckDataSource or @Primary, or set limbeck.migration.url.");
		}
	}

	private List<String> names() {
		return List.of(BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, DataSource.class));
	}

	/**
	 * Keeps the classes of R2DBC apart: they may be missing.
	 */
	private static final class Reactive {

		private Reactive() {
		}

		static Optional<ApplicationDatabase> find(ListableBeanFactory beanFactory) {
			ConnectionFactory connectionFactory = beanFactory.getBeanProvider(ConnectionFactory.class).getIfUnique();
			return Optional.ofNullable(connectionFactory).map(ApplicationConnectionFactory::new);
		}

	}

}
