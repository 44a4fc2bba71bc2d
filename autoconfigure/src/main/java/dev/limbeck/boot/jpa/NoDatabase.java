package dev.limbeck.boot.jpa;

import java.lang.reflect.Proxy;

import javax.sql.DataSource;

/**
 * A data source that leads nowhere, for who wants one and must not use it.
 */
final class NoDatabase {

	static final DataSource INSTANCE = (DataSource) Proxy.newProxyInstance(NoDatabase.class.getClassLoader(),
			new Class<?>[] { DataSource.class }, (proxy, method, arguments) -> switch (method.getName()) {
				case "hashCode" -> System.identityHashCode(proxy);
				case "equals" -> proxy == arguments[0];
				case "toString" -> "no database";
				case "isWrapperFor" -> false;
				default -> throw new IllegalStateException("No database is asked for what the entities say.");
			});

	private NoDatabase() {
	}

}
