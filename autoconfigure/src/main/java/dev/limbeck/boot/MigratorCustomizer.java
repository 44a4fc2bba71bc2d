package dev.limbeck.boot;

import dev.limbeck.migrate.MigratorBuilder;

/**
 * Changes the migrator before it is made: for what no property covers. Beans of this type
 * are applied in order, after the properties.
 */
@FunctionalInterface
public interface MigratorCustomizer {

	/**
	 * Customize the builder.
	 * @param builder the builder, with everything that the properties say
	 */
	void customize(MigratorBuilder builder);

}
