package dev.limbeck.boot.command;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.boot.LimbeckAutoConfiguration;
import dev.limbeck.boot.TestApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What somebody reads whose command does not run, because the application cannot be made
 * ready for it.
 */
@ExtendWith(OutputCaptureExtension.class)
class CommandFailureTests {

	@Test
	void disabledLimbeckIsSaidSo() {
		CommandResult result = run(application(Minimal.class), "current", "--limbeck.enabled=false");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("limbeck.enabled=false", "--limbeck.enabled=true");
	}

	@Test
	void applicationWithoutBeansOfLimbeckIsSaidSo() {
		CommandResult result = run(application(Empty.class), "heads");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("has no beans of Limbeck");
	}

	@Test
	void optionsOfTheTerminalAreRefused() {
		CommandResult result = run(application(Minimal.class), "heads", "--env-file", ".env");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("--env-file", "--spring.config.import");
	}

	@Test
	void failureWhileBeanDefinitionsAreReadIsExplained(CapturedOutput output) {
		CommandResult result = run(application(Broken.class), "heads");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("java.lang.UnsupportedOperationException");
		assertThat(output.getErr()).contains("UnsupportedOperationException: broken", "\tat ");
	}

	@Test
	void failureThatSpringBootCanExplainIsExplainedByIt(CapturedOutput output) {
		CommandResult result = run(application(Minimal.class), "heads", "--limbeck.attempts=many");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("limbeck.attempts", "many");
		assertThat(output.getErr()).doesNotContain("\tat ");
	}

	@Test
	void failureBeforeTheContextIsMadeIsExplained() {
		CommandResult result = run(application(Minimal.class), "heads", "--spring.config.import=file:/no/such.yml");
		assertThat(result.exits()).containsExactly(1);
		assertThat(result.errors()).contains("file:/no/such.yml");
		assertThat(result.output()).isEmpty();
	}

	@Test
	void jsonHoldsTheFailure() {
		CommandResult result = run(application(Minimal.class), "heads", "--json",
				"--spring.config.import=file:/no/such.yml");
		assertThat(result.exits()).containsExactly(1);
		assertThat(result.output()).startsWith("{").contains("\"error\"", "application-failed", "file:/no/such.yml");
		assertThat(result.errors()).isEmpty();
	}

	@Test
	void helpNeedsNoSoundConfiguration() {
		CommandResult result = run(application(Minimal.class), "--help", "--spring.config.import=file:/no/such.yml");
		assertThat(result.exits()).containsExactly(0);
		assertThat(result.output()).contains("Usage: ");
	}

	@Test
	void malformedUrlStopsOnlyWhatNeedsTheDatabase() {
		TestApplication application = application(Minimal.class).variables("DATABASE_URL=mysql://localhost/x");
		assertThat(run(application, "heads").code()).isZero();
		CommandResult result = run(application, "current");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("DATABASE_URL");
	}

	@Test
	void malformedUrlOfTheCommandIsNamed() {
		CommandResult result = run(application(Minimal.class), "current", "--url", "mysql://localhost/x");
		assertThat(result.code()).isOne();
		assertThat(result.errors()).contains("--url");
	}

	@Test
	void withoutTheCommandsTheApplicationDoesNotStart(CapturedOutput output) {
		SpringApplication application = application(Minimal.class)
			.classLoader(new FilteredClassLoader("dev.limbeck.cli"))
			.application();
		assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> application.run("limbeck", "current"));
		assertThat(output).contains("APPLICATION FAILED TO START", "limbeck-cli is not on the class path");
	}

	private static TestApplication application(Class<?> source) {
		return new TestApplication(source);
	}

	private static CommandResult run(TestApplication application, String... command) {
		List<String> arguments = new ArrayList<>(List.of("limbeck"));
		arguments.addAll(List.of(command));
		return CommandLaunch.run(application, arguments.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	static class Empty {

	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class })
	static class Minimal {

	}

	@Configuration(proxyBeanMethods = false)
	static class Broken extends Minimal {

		@Bean
		static BeanFactoryPostProcessor broken() {
			return (beanFactory) -> {
				throw new UnsupportedOperationException("broken");
			};
		}

	}

}
