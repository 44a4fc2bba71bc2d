package dev.limbeck.boot.command;

import java.util.List;

import org.springframework.boot.SpringApplication;

/**
 * What came of a command.
 *
 * @param exits the codes with which the process would have ended
 * @param output what it wrote to standard output
 * @param errors what it wrote to standard error
 * @param end what ended the application in the place of the process
 */
record CommandResult(List<Integer> exits, String output, String errors, RuntimeException end) {

	int code() {
		if (this.exits.size() != 1) {
			throw new AssertionError("The process ends " + this.exits.size() + " times", this.end);
		}
		return this.exits.get(0);
	}

	boolean tookOver() {
		return this.end instanceof SpringApplication.AbandonedRunException;
	}

}
