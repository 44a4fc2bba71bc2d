package dev.limbeck.boot.jpa;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;

import org.springframework.core.NestedExceptionUtils;

/**
 * How an application configures its entity manager: the classes, and all settings with
 * which Hibernate names and types what they say.
 *
 * @param info the unit
 * @param properties its settings
 * @param provider who makes entity managers
 */
record PersistenceUnit(PersistenceUnitInfo info, Map<String, Object> properties, PersistenceProvider provider) {

	private static final String BEANS = "hibernate.resource.beans.container";

	// What leads to a database, does something there, or starts something else.
	private static final List<String> LEFT_OUT = List.of("hibernate.connection.", "hibernate.hikari.",
			"hibernate.agroal.", "jakarta.persistence.jdbc.", "javax.persistence.jdbc.",
			"jakarta.persistence.schema-generation.", "javax.persistence.schema-generation.",
			"jakarta.persistence.sql-load-script-source", "hibernate.hbm2ddl.auto",
			"hibernate.hbm2ddl.create_namespaces", "hibernate.hbm2ddl.import_files",
			"hibernate.multi_tenant_connection_provider", "hibernate.session_factory_name", "hibernate.cache.");

	private static final Map<String, Object> OVERRIDES = Map.ofEntries(
			Map.entry("hibernate.boot.allow_jdbc_metadata_access", "false"),
			Map.entry("jakarta.persistence.transactionType", "RESOURCE_LOCAL"),
			Map.entry("jakarta.persistence.database-product-name", "PostgreSQL"),
			Map.entry("jakarta.persistence.database-minor-version", "0"),
			Map.entry("jakarta.persistence.create-database-schemas", "true"),
			Map.entry("hibernate.hbm2ddl.delimiter", ";"),
			Map.entry("jakarta.persistence.schema-generation.database.action", "none"),
			Map.entry("jakarta.persistence.schema-generation.scripts.action", "create"),
			Map.entry("hibernate.query.startup_check", "false"), Map.entry("hibernate.generate_statistics", "false"),
			Map.entry("hibernate.cache.use_second_level_cache", "false"),
			Map.entry("hibernate.cache.use_query_cache", "false"), Map.entry("hibernate.search.enabled", "false"));

	/**
	 * Return the SQL with which Hibernate would create the schema: by the standard way to
	 * write it as a script, for which no database is asked.
	 * @param version the major version of the server
	 * @return statements, separated by semicolons
	 * @throws LimbeckException if the entities are not mapped as they should be
	 */
	String ddl(int version) {
		StringWriter script = new StringWriter();
		Map<String, Object> settings = settings(version);
		settings.put("jakarta.persistence.schema-generation.scripts.create-target", script);
		try {
			this.provider.createContainerEntityManagerFactory(unit(), settings).close();
			return script.toString();
		}
		catch (PersistenceException ex) {
			throw new LimbeckException("jpa-model",
					"What the JPA entities say cannot be read: "
							+ NestedExceptionUtils.getMostSpecificCause(ex).getMessage(),
					"Mend the mapping: the application would not start with it either.");
		}
	}

	private Map<String, Object> settings(int version) {
		Map<String, Object> settings = new HashMap<>(this.properties);
		settings.keySet().removeIf((name) -> LEFT_OUT.stream().anyMatch(name::startsWith));
		settings.putAll(OVERRIDES);
		settings.put("jakarta.persistence.database-major-version", String.valueOf(version));
		// What is made here is closed, and must not take the application's beans along.
		settings.computeIfPresent(BEANS, (name, container) -> View.of(container).answering("stop", null).proxy());
		return settings;
	}

	private PersistenceUnitInfo unit() {
		return (PersistenceUnitInfo) View.of(this.info)
			.answering("getJtaDataSource", null)
			.answering("getNonJtaDataSource", NoDatabase.INSTANCE)
			.answering("addTransformer", null)
			.proxy();
	}

}
