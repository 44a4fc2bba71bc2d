package dev.limbeck.benchmarks.application;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A small service: it answers over HTTP, from a pool of connections that it has used once
 * when it is ready.
 */
@SpringBootApplication
@RestController
public class BenchmarkApplication {

	private final JdbcClient database;

	BenchmarkApplication(JdbcClient database) {
		this.database = database;
	}

	/**
	 * Start, say when it is done, and end.
	 * @param args properties
	 */
	public static void main(String[] args) {
		SpringApplication.run(BenchmarkApplication.class, args).close();
	}

	/**
	 * Say the time.
	 * @return that of the database
	 */
	@GetMapping("/")
	String time() {
		return this.database.sql("SELECT now()::text").query(String.class).single();
	}

	@EventListener(ApplicationReadyEvent.class)
	void ready() {
		time();
		Duration processor = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
		String classes = "";
		if (Boolean.getBoolean("bench.classes")) {
			classes = " classes=" + ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
		}
		System.out.println("BENCH wall=0 cpu=" + processor.toNanos() / 1000 + classes);
	}

}
