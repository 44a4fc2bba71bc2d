package dev.limbeck.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Entry point.
 */
@SpringBootApplication
public class RemindersApplication {

	/**
	 * Start the service.
	 * @param args arguments of the command line
	 */
	public static void main(String[] args) {
		SpringApplication.run(RemindersApplication.class, args);
	}

}
