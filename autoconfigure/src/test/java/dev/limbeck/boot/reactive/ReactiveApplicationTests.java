package dev.limbeck.boot.reactive;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

import javax.sql.DataSource;

import dev.limbeck.boot.Contexts;
import dev.limbeck.boot.TestApplication;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * WebFlux and R2DBC on the database that the environment names.
 */
@ExtendWith(PostgresExtension.class)
class ReactiveApplicationTests {

	@Test
	void findsItsDatabaseAndWaitsForTheMigration(PostgresDatabase database) throws Exception {
		SpringApplication application = new TestApplication(ReactiveApplication.class)
			.variables("DATABASE_URL=" + database.url(), "SERVER_PORT=0")
			.application();
		application.setWebApplicationType(WebApplicationType.REACTIVE);
		try (ConfigurableApplicationContext context = application.run()) {
			assertThat(context.getBeanProvider(DataSource.class).getIfAvailable()).isNull();
			assertThat(context.getBean(ReactiveApplication.Early.class).count()).isEqualTo("1");
			assertThat(Contexts.report(context).source()).isEqualTo("DATABASE_URL");
			assertThat(get(context, "/notes")).isEqualTo("written by a revision");
		}
	}

	private static String get(ConfigurableApplicationContext context, String path) throws Exception {
		String port = context.getEnvironment().getProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build();
		return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
	}

}
