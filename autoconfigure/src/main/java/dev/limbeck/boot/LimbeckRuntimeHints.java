package dev.limbeck.boot;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.aot.hint.TypeReference;

/**
 * Keeps revision files in a native image, and what revisions in Java are given.
 */
class LimbeckRuntimeHints implements RuntimeHintsRegistrar {

	private static final List<String> GUARDED = List.of("java.sql.Connection", "java.sql.Statement",
			"java.sql.PreparedStatement", "java.sql.CallableStatement");

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("db/migration/**");
		hints.reflection()
			.registerType(TypeReference.of("dev.limbeck.connect.KeepAliveSocketFactory"),
					MemberCategory.INVOKE_PUBLIC_CONSTRUCTORS);
		for (String type : GUARDED) {
			hints.proxies().registerJdkProxy(TypeReference.of(type));
		}
	}

}
