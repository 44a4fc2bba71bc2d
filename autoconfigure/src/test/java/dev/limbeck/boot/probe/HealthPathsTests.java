package dev.limbeck.boot.probe;

import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HealthPaths}, {@link HealthVisibility}, {@link HealthExposure},
 * {@link ManagementPort} and {@link ProbePlace}: what the properties of Spring Boot say.
 */
class HealthPathsTests {

	private final MockEnvironment environment = new MockEnvironment();

	// As a SpringApplication does it.
	@BeforeEach
	void convertAsSpringBootDoes() {
		this.environment.setConversionService(new ApplicationConversionService());
	}

	@Test
	void defaultsAreThoseOfSpringBoot() {
		HealthPaths paths = HealthPaths.of(binder(), false, false);
		assertThat(paths.health()).isEqualTo("/actuator/health");
		assertThat(paths.groups()).containsExactly("liveness", "readiness");
		assertThat(paths.liveness()).containsExactly("/actuator/health/liveness");
		assertThat(paths.readiness()).containsExactly("/actuator/health/readiness");
	}

	@Test
	void everyPartOfThePathCounts() {
		set("server.servlet.context-path", "/shop");
		set("spring.mvc.servlet.path", "/web");
		set("management.endpoints.web.base-path", "/manage");
		set("management.endpoints.web.path-mapping.health", "healthcheck");
		set("spring.webflux.base-path", "/reactive");
		set("management.server.base-path", "/admin");
		assertThat(HealthPaths.of(binder(), false, false).health()).isEqualTo("/shop/web/manage/healthcheck");
		assertThat(HealthPaths.of(binder(), false, true).health()).isEqualTo("/reactive/manage/healthcheck");
		assertThat(HealthPaths.of(binder(), true, false).health()).isEqualTo("/admin/manage/healthcheck");
	}

	@Test
	void additionalPathsAreOnThePortOfTheServer() {
		set("management.endpoint.health.probes.add-additional-paths", "true");
		assertThat(HealthPaths.of(binder(), false, false).liveness()).contains("/livez");
		assertThat(HealthPaths.of(binder(), false, false).readiness()).contains("/readyz");
		assertThat(HealthPaths.of(binder(), true, false).liveness()).doesNotContain("/livez");
	}

	@Test
	void withoutProbesThereAreOnlyTheGroupsThatAreConfigured() {
		set("management.endpoint.health.probes.enabled", "false");
		set("management.endpoint.health.group.readiness.include", "db");
		HealthPaths paths = HealthPaths.of(binder(), false, false);
		assertThat(paths.liveness()).isEmpty();
		assertThat(paths.groups()).containsExactly("readiness");
	}

	@Test
	void componentsAreShownAsDetailsAreUnlessSaidOtherwise() {
		assertThat(HealthVisibility.of(binder())).isEqualTo(new HealthVisibility(false, false));
		set("management.endpoint.health.show-details", "always");
		assertThat(HealthVisibility.of(binder())).isEqualTo(new HealthVisibility(true, true));
		set("management.endpoint.health.group.readiness.show-details", "when-authorized");
		set("management.endpoint.health.group.readiness.show-components", "always");
		assertThat(HealthVisibility.ofGroup(binder(), "readiness")).isEqualTo(new HealthVisibility(true, false));
	}

	@Test
	void healthIsExposedUnlessSaidOtherwise() {
		assertThat(HealthExposure.isExposed(this.environment)).isTrue();
		set("management.endpoints.web.exposure.include", "info");
		assertThat(HealthExposure.isExposed(this.environment)).isFalse();
		set("management.endpoints.web.exposure.include", "*");
		assertThat(HealthExposure.isExposed(this.environment)).isTrue();
		set("management.endpoint.health.access", "none");
		assertThat(HealthExposure.isExposed(this.environment)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "management.endpoint.health.access=none", "management.endpoint.health.enabled=false",
			"management.endpoints.enabled-by-default=false", "management.endpoints.access.default=none",
			"management.endpoints.access.max-permitted=none", "management.endpoints.web.exposure.exclude=health" })
	void healthThatIsTurnedOffIsNotTold(String property) {
		set(property.split("=")[0], property.split("=")[1]);
		assertThat(HealthExposure.isExposed(this.environment)).isFalse();
	}

	@Test
	void onlyAFixedPortWithoutTlsCanBeAnsweredOn() {
		assertThat(ManagementPort.of(this.environment)).isEqualTo(new ManagementPort(8080, null, false, false));
		assertThat(ManagementPort.of(this.environment).obstacle()).isNull();
		set("management.server.port", "0");
		assertThat(ManagementPort.of(this.environment).obstacle()).contains("no fixed");
		set("management.server.port", "-1");
		assertThat(ManagementPort.of(this.environment).obstacle()).contains("no fixed");
		set("management.server.port", "9090");
		set("server.ssl.bundle", "web");
		assertThat(ManagementPort.of(this.environment).obstacle()).contains("TLS");
		set("management.server.ssl.enabled", "false");
		assertThat(ManagementPort.of(this.environment).obstacle()).isNull();
	}

	@Test
	void aManagementPortOfItsOwnIsAskedForWhateverTheServersPortIs() {
		set("server.port", "-1");
		assertThat(ManagementPort.of(this.environment).obstacle()).contains("no fixed");
		set("management.server.port", "9090");
		assertThat(ManagementPort.of(this.environment)).isEqualTo(new ManagementPort(9090, null, true, false));
		set("server.port", "0");
		assertThat(ManagementPort.of(this.environment)).isEqualTo(new ManagementPort(9090, null, true, false));
		set("server.port", "9090");
		assertThat(ManagementPort.of(this.environment)).isEqualTo(new ManagementPort(9090, null, false, false));
	}

	@Test
	void addressIsThatOfThePort() {
		set("server.address", "127.0.0.1");
		assertThat(ManagementPort.of(this.environment).socketAddress())
			.isEqualTo(new InetSocketAddress("127.0.0.1", 8080));
		set("management.server.port", "9090");
		assertThat(ManagementPort.of(this.environment).socketAddress()).isEqualTo(new InetSocketAddress(9090));
		set("management.server.address", "127.0.0.2");
		assertThat(ManagementPort.of(this.environment).socketAddress())
			.isEqualTo(new InetSocketAddress("127.0.0.2", 9090));
	}

	@Test
	void nobodyAnswersInThePlaceOfAnApplicationWithoutAWebServer() {
		assertThat(obstacle(new ServletWebServerApplicationContext())).isNull();
		assertThat(obstacle(new ReactiveWebServerApplicationContext())).isNull();
		assertThat(obstacle(new AnnotationConfigServletWebApplicationContext())).contains("no web server");
		assertThat(obstacle(new AnnotationConfigApplicationContext())).contains("no web server");
	}

	@Test
	void mediaTypeIsTheFirstThatIsAccepted() {
		assertThat(HealthMediaType.choose(null)).isEqualTo("application/vnd.spring-boot.actuator.v3+json");
		assertThat(HealthMediaType.choose("text/html, */*;q=0.8")).endsWith(".v3+json");
		assertThat(HealthMediaType.choose("application/json")).isEqualTo("application/json");
		assertThat(HealthMediaType.choose("nonsense")).endsWith(".v3+json");
	}

	private @Nullable String obstacle(ConfigurableApplicationContext context) {
		context.setEnvironment(this.environment);
		return ProbePlace.of(context).obstacle();
	}

	private Binder binder() {
		return Binder.get(this.environment);
	}

	private void set(String name, String value) {
		this.environment.setProperty(name, value);
	}

}
