package dev.limbeck.boot.embedded;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.autoconfigure.container.ContainerImageMetadata;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Marks connection details of an embedded server as made for tests, so that test slices
 * keep them instead of looking for another embedded database.
 */
class EmbeddedPostgresMark implements ImportBeanDefinitionRegistrar {

	private final Environment environment;

	EmbeddedPostgresMark(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		if (registry.containsBeanDefinition("limbeckJdbcConnectionDetails")
				&& EmbeddedServer.isWanted(this.environment)) {
			new ContainerImageMetadata("embedded-postgres")
				.addTo(registry.getBeanDefinition("limbeckJdbcConnectionDetails"));
		}
	}

}
