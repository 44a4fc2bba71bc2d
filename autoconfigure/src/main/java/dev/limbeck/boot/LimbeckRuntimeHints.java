package dev.limbeck.boot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;
import org.springframework.jdbc.datasource.ConnectionProxy;

/**
 * Keeps the revision files of the usual place in a native image, and what revisions in
 * Java are given. {@link RevisionFilesAotProcessor} adds the places that are configured.
 */
class LimbeckRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<String> GUARDED = List.of("java.sql.Connection", "java.sql.Statement",
			"java.sql.PreparedStatement", "java.sql.CallableStatement");

	/** Classes that Limbeck asks about by their names: whether they are there. */
	private static final List<String> ASKED = List.of("org.postgresql.Driver", "org.hibernate.SessionFactory",
			"io.zonky.test.db.postgres.embedded.EmbeddedPostgres", "dev.limbeck.cli.LimbeckCommands",
			"org.apache.logging.log4j.core.LoggerContext");

	/** Classes that the driver makes by their names. */
	private static final List<String> MADE_BY_DRIVER = List.of("dev.limbeck.connect.KeepAliveSocketFactory",
			"dev.limbeck.connect.protocol.CutLibPqFactory", "dev.limbeck.connect.protocol.CutTlsFactory");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("db/migration/**");
		hints.resources().registerPattern("dev/limbeck/doctor/**");
		hints.resources().registerPattern("dev/limbeck/drawing/**");
		hints.resources().registerPattern("dev/limbeck/docs/**");
		hints.resources().registerPattern("dev/limbeck/page/**");
		hints.resources().registerPattern("dev/limbeck/proof/**");
		hints.resources().registerPattern("dev/limbeck/schema/**");
		MADE_BY_DRIVER.forEach((type) -> hints.reflection()
			.registerType(TypeReference.of(type), MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS));
		hints.reflection()
			.registerType(TypeReference.of("org.postgresql.core.QueryExecutorBase"),
					MemberCategory.ACCESS_DECLARED_FIELDS);
		ASKED.forEach((type) -> hints.reflection().registerTypeIfPresent(classLoader, type));
		hints.reflection()
			.registerTypeIfPresent(classLoader, "org.apache.logging.log4j.LogManager",
					MemberCategory.INVOKE_PUBLIC_METHODS);
		hints.proxies().registerJdkProxy(ConnectionProxy.class);
		for (String type : GUARDED) {
			hints.proxies().registerJdkProxy(TypeReference.of(type));
			hints.reflection().registerType(TypeReference.of(type), MemberCategory.INVOKE_PUBLIC_METHODS);
		}
	}

}
