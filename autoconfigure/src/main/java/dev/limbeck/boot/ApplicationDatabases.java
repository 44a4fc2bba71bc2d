package dev.limbeck.boot;

import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import dev.limbeck.LimbeckException;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Finds the bean through which the application uses its database.
 *
 * @param beanFactory knows the beans
 */
record ApplicationDatabases(ListableBeanFactory beanFactory) {

	/**
	 * Find the one bean that counts: the only {@code DataSource}, or the primary one.
	 * @return the bean, or nothing if there is none, or none that counts
	 */
	Optional<ApplicationDatabase> find() {
		DataSource dataSource = this.beanFactory.getBeanProvider(DataSource.class).getIfUnique();
		return Optional.ofNullable(dataSource).map(ApplicationDataSource::of);
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

}
