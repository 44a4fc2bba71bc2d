package dev.limbeck.boot.environment;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Remembers in the environment why no database could be published. It holds no property.
 */
public final class FailedDatabase extends PropertySource<RuntimeException> {

	FailedDatabase(RuntimeException failure) {
		super(PublishedDatabase.NAME, failure);
	}

	/**
	 * Throw what kept the database of an environment from being published, if anything
	 * did.
	 * @param environment the environment
	 */
	public static void throwIfIn(ConfigurableEnvironment environment) {
		if (environment.getPropertySources().get(PublishedDatabase.NAME) instanceof FailedDatabase failed) {
			throw failed.getSource();
		}
	}

	@Override
	public @Nullable Object getProperty(String name) {
		return null;
	}

}
