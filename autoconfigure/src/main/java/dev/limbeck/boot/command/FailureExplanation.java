package dev.limbeck.boot.command;

import java.util.List;
import java.util.Objects;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Explains why an application could not be made ready for a command, by the failure
 * analyzers that explain why it does not start.
 */
class FailureExplanation {

	private final @Nullable ConfigurableApplicationContext context;

	FailureExplanation(@Nullable ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Explain a failure. What nobody can explain is printed with its stack trace.
	 * @param failure what happened
	 * @return what a user can understand
	 */
	LimbeckException of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof LimbeckException explained) {
				return explained;
			}
		}
		FailureAnalysis analysis = analyze(failure);
		if (analysis != null) {
			String action = analysis.getAction();
			return failed(analysis.getDescription(), (action != null) ? action : "Correct it, and try again.");
		}
		failure.printStackTrace();
		return failed(
				"The application could not be made ready for a command: "
						+ NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName() + ".",
				"See the stack trace on standard error.");
	}

	private @Nullable FailureAnalysis analyze(Throwable failure) {
		return analyzers().stream()
			.map((analyzer) -> analyzer.analyze(failure))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private List<FailureAnalyzer> analyzers() {
		if (this.context == null) {
			return load(getClass().getClassLoader(), ArgumentResolver.none());
		}
		return load(this.context.getClassLoader(), ArgumentResolver.of(BeanFactory.class, this.context.getBeanFactory())
			.and(Environment.class, this.context.getEnvironment()));
	}

	// An analyzer that wants more than there is cannot help.
	private static List<FailureAnalyzer> load(@Nullable ClassLoader classLoader, ArgumentResolver arguments) {
		return SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(FailureAnalyzer.class, arguments, (type, name, failure) -> {
			});
	}

	private static LimbeckException failed(String description, String action) {
		return new LimbeckException("application-failed", description, action);
	}

}
