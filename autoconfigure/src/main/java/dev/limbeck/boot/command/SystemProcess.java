package dev.limbeck.boot.command;

import java.io.PrintStream;
import java.lang.reflect.Method;

import dev.limbeck.cli.environment.SystemTerminal;
import dev.limbeck.cli.environment.Terminal;

import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The process of this JVM.
 */
class SystemProcess implements CommandProcess {

	private static final String LOG4J = "org.apache.logging.log4j.core.LoggerContext";

	private static final String LOG_MANAGER = "org.apache.logging.log4j.LogManager";

	@Override
	public Terminal terminal() {
		PrintStream output = System.out;
		System.setOut(System.err);
		if (ClassUtils.isPresent(LOG4J, null)) {
			stopLog4j();
		}
		return SystemTerminal.ofProcess(output, System.err);
	}

	// It keeps the standard output that it saw first; Spring Boot starts it anew.
	private static void stopLog4j() {
		Method shutdown = ReflectionUtils.findMethod(ClassUtils.resolveClassName(LOG_MANAGER, null), "shutdown");
		if (shutdown != null) {
			ReflectionUtils.invokeMethod(shutdown, null);
		}
	}

	@Override
	public void exit(int code) {
		System.exit(code);
	}

}
