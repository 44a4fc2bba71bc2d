package dev.limbeck.boot;

import dev.limbeck.connect.Connector;
import dev.limbeck.connect.EarlyLogin;
import dev.limbeck.migrate.MigratorBuilder;
import dev.limbeck.script.location.EarlyScripts;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultSingletonBeanRegistry;
import org.springframework.core.env.Environment;

/**
 * What is done for the migration while the context is still being made, beside the main
 * thread: revision files are read, and once all bean definitions are known the database
 * is logged in to. Both are guesses: the migration takes of them what it would have done
 * itself, and the rest is thrown away. Nothing of it outlives the beans.
 */
final class EarlyStart implements DisposableBean {

	private static final String NAME = "limbeckEarlyStart";

	private final Environment environment;

	private final EarlyScripts scripts;

	private @Nullable EarlyLogin login;

	/**
	 * Begin with files.
	 * @param environment the configuration
	 * @param scripts files that are being read
	 */
	EarlyStart(Environment environment, EarlyScripts scripts) {
		this.environment = environment;
		this.scripts = scripts;
	}

	/**
	 * Go on with the database, and belong to the beans from now on.
	 * @param beanFactory has all definitions, and no beans yet
	 */
	void goOn(ConfigurableListableBeanFactory beanFactory) {
		// Initializers that came later may have set properties.
		if (!beanFactory.containsBeanDefinition("limbeckMigrator")
				|| !EarlyStartInitializer.isWanted(this.environment)) {
			this.scripts.forget();
			return;
		}
		beanFactory.registerSingleton(NAME, this);
		if (beanFactory instanceof DefaultSingletonBeanRegistry registry) {
			registry.registerDisposableBean(NAME, this);
			Connector expected = new ExpectedLogin(this.environment, beanFactory).find();
			this.login = (expected != null) ? EarlyLogin.begin(expected) : null;
		}
	}

	/**
	 * Hand over what has begun.
	 * @param builder takes files, and the login if it is the expected one
	 * @param chosen the way that migrations take to the database
	 */
	void addTo(MigratorBuilder builder, Connector chosen) {
		builder.earlyScripts(this.scripts);
		if (this.login != null) {
			builder.connector(this.login.on(chosen));
		}
	}

	/**
	 * Throw away what nobody has asked for.
	 */
	@Override
	public void destroy() {
		this.scripts.forget();
		if (this.login != null) {
			this.login.close();
		}
	}

}
