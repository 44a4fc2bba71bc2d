package dev.limbeck.boot.jpa;

import java.lang.reflect.Proxy;
import java.util.Map;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.persistence.spi.ProviderUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.AbstractEntityManagerFactoryBean;
import org.springframework.orm.jpa.JpaVendorAdapter;

/**
 * Has entity managers configured as for a start, but not made: what they are configured
 * with is all that a command wants to know, and no database is asked for it.
 */
final class UnbuiltFactories implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof AbstractEntityManagerFactoryBean factory) {
			PersistenceProvider provider = factory.getPersistenceProvider();
			JpaVendorAdapter adapter = factory.getJpaVendorAdapter();
			if (provider == null && adapter != null) {
				provider = adapter.getPersistenceProvider();
			}
			if (provider != null) {
				Class<?> type = (adapter != null) ? adapter.getEntityManagerFactoryInterface()
						: EntityManagerFactory.class;
				factory.setPersistenceProvider(new Unbuilt(provider, type));
			}
		}
		return bean;
	}

	static PersistenceProvider real(PersistenceProvider provider) {
		return (provider instanceof Unbuilt unbuilt) ? unbuilt.real() : provider;
	}

	/**
	 * Makes entity manager factories that make nothing.
	 *
	 * @param real who would make them
	 * @param type what they would be
	 */
	private record Unbuilt(PersistenceProvider real, Class<?> type) implements PersistenceProvider {

		@Override
		public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo info, Map<?, ?> map) {
			return (EntityManagerFactory) Proxy.newProxyInstance(this.type.getClassLoader(),
					new Class<?>[] { this.type }, (proxy, method, arguments) -> switch (method.getName()) {
						case "close" -> null;
						case "isOpen" -> true;
						case "getProperties" -> Map.of();
						case "hashCode" -> System.identityHashCode(proxy);
						case "equals" -> proxy == arguments[0];
						case "toString" -> "entity managers that are not made while a command runs";
						default -> throw new IllegalStateException(
								"No entity manager is made while a command looks at what the entities say.");
					});
		}

		@Override
		public @Nullable EntityManagerFactory createEntityManagerFactory(String unit, Map<?, ?> map) {
			return this.real.createEntityManagerFactory(unit, map);
		}

		@Override
		public EntityManagerFactory createEntityManagerFactory(PersistenceConfiguration configuration) {
			return this.real.createEntityManagerFactory(configuration);
		}

		@Override
		public void generateSchema(PersistenceUnitInfo info, Map<?, ?> map) {
			this.real.generateSchema(info, map);
		}

		@Override
		public boolean generateSchema(String unit, Map<?, ?> map) {
			return this.real.generateSchema(unit, map);
		}

		@Override
		public ProviderUtil getProviderUtil() {
			return this.real.getProviderUtil();
		}

	}

}
