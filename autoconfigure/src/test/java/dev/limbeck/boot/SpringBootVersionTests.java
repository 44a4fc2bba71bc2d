package dev.limbeck.boot;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The tests run on the Spring Boot that the build asks for.
 */
class SpringBootVersionTests {

	@Test
	void isTheOneOfTheBuild() {
		String asked = System.getProperty("limbeck.tests.spring-boot");
		assumeThat(asked).as("the build says which").isNotNull();
		assertThat(SpringBootVersion.getVersion()).isEqualTo(asked);
	}

}
