package dev.limbeck.boot.probe;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.quartz.autoconfigure.QuartzAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;

/**
 * An application of which others want to know whether it lives and is ready.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = { QuartzAutoConfiguration.class, R2dbcAutoConfiguration.class })
public class ProbedApplication {

	/**
	 * Start it.
	 * @param arguments properties
	 */
	public static void main(String[] arguments) {
		SpringApplication.run(ProbedApplication.class, arguments);
	}

}
