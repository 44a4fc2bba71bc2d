package dev.limbeck.cli.command;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.limbeck.LimbeckException;
import dev.limbeck.cli.environment.CommandEnvironment.Activity;
import dev.limbeck.cli.result.Json;
import dev.limbeck.cli.result.Result;
import dev.limbeck.connect.Reached;
import dev.limbeck.connect.WaitSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Waits until the database answers.
 */
@Command(name = "wait", description = "Wait until the database answers and takes writes.",
		footer = { "", "What time does not mend, such as a wrong password, ends the wait at once.", "", "Example:",
				"  limbeck wait --timeout 2m" })
final class WaitCommand implements LimbeckCommand {

	@Option(names = "--timeout", paramLabel = "DURATION",
			description = "How long, such as 30s; 0 means one try. Default: limbeck.wait.timeout.")
	private @Nullable Duration timeout;

	@Override
	public Activity activity() {
		return Activity.RUN;
	}

	@Override
	public Result run(Invocation invocation) {
		WaitSettings settings = invocation.environment().waitSettings(invocation.options());
		WaitSettings wait = (this.timeout != null) ? settings.withTimeout(this.timeout) : settings;
		try (Reached reached = invocation.migrator().reach(wait)) {
			return result(reached);
		}
		catch (SQLException ex) {
			throw new LimbeckException("connection-lost", "The connection was lost while it was closed.",
					"Try again; see in the server's log why it ended the session.");
		}
	}

	private static Result result(Reached reached) {
		Map<String, @Nullable Object> json = Json.object();
		json.put("database", reached.place());
		json.put("attempts", reached.attempts());
		json.put("elapsedMs", reached.elapsed().toMillis());
		return Result.done(List.of("The database at " + reached.place() + " answers."), json);
	}

}
