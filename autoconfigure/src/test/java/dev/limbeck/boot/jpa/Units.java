package dev.limbeck.boot.jpa;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import jakarta.persistence.SharedCacheMode;
import jakarta.persistence.ValidationMode;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.jpa.HibernatePersistenceProvider;

import org.springframework.boot.hibernate.SpringImplicitNamingStrategy;

/**
 * Persistence units as Spring Boot configures them, of a few classes.
 */
final class Units {

	private Units() {
	}

	static PersistenceUnit of(List<Class<?>> entities) {
		return of(entities, Map.of());
	}

	static PersistenceUnit of(List<Class<?>> entities, Map<String, Object> more) {
		Map<String, Object> properties = new HashMap<>(
				Map.of("hibernate.physical_naming_strategy", PhysicalNamingStrategySnakeCaseImpl.class.getName(),
						"hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName()));
		properties.putAll(more);
		return new PersistenceUnit(info(entities.stream().map(Class::getName).toList()), properties,
				new HibernatePersistenceProvider());
	}

	private static PersistenceUnitInfo info(List<String> names) {
		return (PersistenceUnitInfo) Proxy.newProxyInstance(Units.class.getClassLoader(),
				new Class<?>[] { PersistenceUnitInfo.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "getManagedClassNames" -> names;
					case "getPersistenceUnitName" -> "test";
					case "getClassLoader" -> Units.class.getClassLoader();
					case "getProperties" -> new Properties();
					case "excludeUnlistedClasses" -> true;
					case "getSharedCacheMode" -> SharedCacheMode.UNSPECIFIED;
					case "getValidationMode" -> ValidationMode.AUTO;
					case "getMappingFileNames", "getJarFileUrls", "getQualifierAnnotationNames" -> List.of();
					default -> null;
				});
	}

}
