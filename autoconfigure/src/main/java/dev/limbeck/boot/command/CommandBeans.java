package dev.limbeck.boot.command;

import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.MigratorConfigurer;
import dev.limbeck.migrate.Migrator;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * The beans of the application. Their definitions are read when a command asks for the
 * first bean; only what it asks for is made.
 */
class CommandBeans {

	private final ConfigurableApplicationContext context;

	CommandBeans(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Return a bean of Limbeck.
	 * @param <T> its type
	 * @param type its type
	 * @return the bean
	 * @throws LimbeckException if the application cannot be made ready, or Limbeck is no
	 * part of it
	 */
	<T> T get(Class<T> type) {
		read();
		if (names(MigratorConfigurer.class).isEmpty()) {
			throw new LimbeckException("not-configured",
					"The application has no beans of Limbeck: LimbeckAutoConfiguration is excluded, or not imported.",
					"Add @EnableAutoConfiguration, or remove the exclusion.");
		}
		try {
			return this.context.getBean(type);
		}
		catch (RuntimeException ex) {
			throw new FailureExplanation(this.context).of(ex);
		}
	}

	/**
	 * Return the migrator that the application makes itself, in the place of Limbeck's.
	 * @return the bean, or {@code null} if it is Limbeck's
	 */
	@Nullable Migrator ownMigrator() {
		read();
		return names(Migrator.class).contains("limbeckMigrator") ? null : get(Migrator.class);
	}

	/**
	 * Return a bean that an application may have.
	 * @param <T> its type
	 * @param type its type
	 * @return the bean, or {@code null} if there is none
	 * @throws LimbeckException if it cannot be made
	 */
	<T> @Nullable T find(Class<T> type) {
		read();
		return names(type).isEmpty() ? null : get(type);
	}

	private List<String> names(Class<?> type) {
		return List.of(this.context.getBeanFactory().getBeanNamesForType(type, true, false));
	}

	private void read() {
		if (this.context.isActive()) {
			return;
		}
		try {
			this.context.registerShutdownHook();
			this.context.refresh();
		}
		catch (RuntimeException ex) {
			throw new FailureExplanation(this.context).of(ex);
		}
	}

}
