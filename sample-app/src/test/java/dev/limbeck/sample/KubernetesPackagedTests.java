package dev.limbeck.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.limbeck.extent.Exhaustive;
import dev.limbeck.postgres.PostgresDatabase;
import dev.limbeck.postgres.PostgresServer;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests of the manifests for Kubernetes: each of their containers is run here with its
 * arguments, variables and secrets, under the two roles of {@code roles.sql}.
 */
class KubernetesPackagedTests {

	private static final PostgresServer SERVER = PostgresServer.start();

	private static final PostgresDatabase DATABASE = new PostgresDatabase(SERVER, "reminders");

	private static final String ROLES = YamlDocuments.text("docker/kubernetes/roles.sql");

	@TempDir
	private Path pod;

	@TempDir
	private Path other;

	@BeforeAll
	static void build() {
		SERVER.trustSuperuserOnly();
		SERVER.execute("CREATE ROLE administrator CREATEROLE");
	}

	@BeforeEach
	void createRoles() {
		SERVER.execute("CREATE DATABASE reminders OWNER administrator");
		// As it is from PostgreSQL 15 on, where it belongs to whoever owns the database.
		DATABASE.execute("ALTER SCHEMA public OWNER TO administrator");
		DATABASE.execute("SET SESSION AUTHORIZATION administrator; " + ROLES);
		DATABASE.execute("ALTER ROLE reminders_owner PASSWORD 'p@ss'; ALTER ROLE reminders PASSWORD 'p@ss'");
	}

	@AfterEach
	void dropRoles() {
		DATABASE.drop();
		SERVER.execute("DROP ROLE IF EXISTS reminders_owner; DROP ROLE IF EXISTS reminders");
	}

	@AfterAll
	static void stop() {
		SERVER.close();
	}

	@Test
	void podsThatMigrateOnStartDoSoAsTheOwnerAndServeAsTheOther() {
		try (RunningApplication application = container("migrate-on-start.yaml", "reminders", this.pod).start()
			.awaitStarted()) {
			assertThat(DATABASE.query("SELECT DISTINCT applied_by FROM limbeck.limbeck_revision"))
				.containsExactly("reminders_owner");
			assertServes("migrate-on-start.yaml", application);
		}
	}

	@Test
	void podsAwaitTheJobAndNeedNoPasswordOfTheOwner() {
		try (RunningApplication application = container("job-and-await.yaml", "reminders", this.pod).start()
			.awaitLog("Waiting for another process to migrate the database")) {
			assertCompletes(container("job-and-await.yaml", "migrate", this.other));
			application.awaitStarted();
			assertThat(application.output().text()).doesNotContain("Running upgrade");
			assertServes("job-and-await.yaml", application);
		}
	}

	@Exhaustive
	@Test
	void podsVerifyWhatTheirInitContainerDid() {
		assertCompletes(container("init-container.yaml", "migrate", this.other));
		try (RunningApplication application = container("init-container.yaml", "reminders", this.pod).start()
			.awaitStarted()) {
			assertServes("init-container.yaml", application);
		}
	}

	@Test
	void aSuperuserMayMakeTheRolesToo() {
		dropRoles();
		SERVER.execute("CREATE DATABASE reminders");
		DATABASE.execute(ROLES);
		assertThat(DATABASE.query("SELECT nspname FROM pg_namespace WHERE nspowner = 'reminders_owner'::regrole"))
			.containsExactly("limbeck");
	}

	@Test
	void whoMadeTheRolesIsNoMemberOfThem() {
		assertThat(DATABASE.query("""
				SELECT pg_has_role('administrator', 'reminders_owner', 'USAGE')
				OR pg_has_role('reminders', 'reminders_owner', 'MEMBER')""")).containsExactly("f");
	}

	@Test
	void theRunningRoleCanNeitherChangeTheLedgerNorATable() {
		assertCompletes(container("job-and-await.yaml", "migrate", this.other));
		assertThat(privileges("limbeck")).containsExactly("SELECT");
		assertThat(privileges("public")).containsExactly("DELETE", "INSERT", "SELECT", "UPDATE");
		assertThat(DATABASE.query("""
				SELECT has_schema_privilege('reminders', 'public', 'CREATE')
				OR has_schema_privilege('reminders', 'limbeck', 'CREATE')
				OR EXISTS (SELECT FROM pg_class WHERE pg_has_role('reminders', relowner, 'USAGE'))"""))
			.containsExactly("f");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate-on-start.yaml", "job-and-await.yaml", "init-container.yaml", "service.yaml" })
	void everyFieldIsOneOfKubernetes(String file) throws IOException {
		for (JsonNode document : Manifest.read(file).documents()) {
			assertThat(read(document).toString()).contains("reminders");
		}
	}

	@Test
	void aFieldThatKubernetesDoesNotKnowWouldBeFound() {
		JsonNode service = Manifest.read("service.yaml").documents().get(0);
		String misspelt = service.toString().replace("selector", "selektor");
		assertThatIllegalArgumentException().isThrownBy(() -> V1Service.fromJson(misspelt))
			.withMessageContaining("selektor");
	}

	@ParameterizedTest
	@ValueSource(strings = { "migrate-on-start.yaml", "job-and-await.yaml", "init-container.yaml" })
	void everyPodMayRunWhereSecurityIsRestricted(String file) {
		assertThat(Manifest.read(file).pods()).isNotEmpty()
			.allSatisfy((pod) -> assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue())
			.allSatisfy((pod) -> assertThat(pod.at("/securityContext/seccompProfile/type").asString())
				.isEqualTo("RuntimeDefault"));
		assertThat(Manifest.read(file).containers())
			.allSatisfy((container) -> assertThat(container.path("securityContext").toString()).contains(
					"\"allowPrivilegeEscalation\":false", "\"readOnlyRootFilesystem\":true", "\"drop\":[\"ALL\"]"));
	}

	private static List<String> privileges(String schema) {
		return DATABASE.query("""
				SELECT privilege_type FROM information_schema.table_privileges
				WHERE grantee = 'reminders' AND table_schema = '%s' GROUP BY 1 ORDER BY 1""".formatted(schema));
	}

	private static Object read(JsonNode document) throws IOException {
		return switch (document.path("kind").asString()) {
			case "Deployment" -> V1Deployment.fromJson(document.toString());
			case "Job" -> V1Job.fromJson(document.toString());
			default -> V1Service.fromJson(document.toString());
		};
	}

	private static Container container(String file, String name, Path root) {
		return Manifest.read(file).container(name, Image.shared(), root, "p@ss\n").network("database", SERVER);
	}

	private static void assertCompletes(Container container) {
		try (RunningApplication command = container.start()) {
			assertThat(command.awaitExit()).as("%s", command.output()).isZero();
			assertThat(command.output().text()).contains("Migrations applied: " + History.size() + " in ");
		}
	}

	// What the probes ask, and what the running role is there for.
	private static void assertServes(String file, RunningApplication application) {
		JsonNode container = Manifest.read(file).container("reminders");
		assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
			.map((probe) -> container.at("/" + probe + "/httpGet/path").asString())
			.map(application::get)).allSatisfy((answer) -> assertThat(answer).endsWith("\"status\":\"UP\"}"));
		assertThat(application.get("/reminders")).isEqualTo("[]");
		assertThat(application.get("/actuator/migrations")).contains("\"event\":\"upgrade\"");
	}

}
