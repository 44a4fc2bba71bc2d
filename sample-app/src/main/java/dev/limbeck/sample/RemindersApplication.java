package dev.limbeck.sample;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * Entry point.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RemindersApplication {

	/**
	 * Start the service.
	 * @param args arguments of the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(RemindersApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
