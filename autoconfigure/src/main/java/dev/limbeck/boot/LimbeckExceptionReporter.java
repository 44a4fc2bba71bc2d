package dev.limbeck.boot;

import java.util.List;

import dev.limbeck.LimbeckException;
import dev.limbeck.log.LogField;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;

/**
 * Lets the others report a failure of Limbeck as they always do, and gives the line that
 * they log the fields that programs look for.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class LimbeckExceptionReporter implements SpringBootExceptionReporter {

	private final @Nullable ConfigurableApplicationContext context;

	LimbeckExceptionReporter(@Nullable ConfigurableApplicationContext context) {
		this.context = context;
	}

	@Override
	public boolean reportException(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof LimbeckException told) {
				return report(failure, told);
			}
		}
		return false;
	}

	private boolean report(Throwable failure, LimbeckException told) {
		try {
			MDC.put(LogField.CODE.key(), told.code());
			if (told.sqlState() != null) {
				MDC.put(LogField.SQLSTATE.key(), told.sqlState());
			}
			return others().stream().anyMatch((reporter) -> reporter.reportException(failure));
		}
		finally {
			MDC.remove(LogField.CODE.key());
			MDC.remove(LogField.SQLSTATE.key());
		}
	}

	private List<SpringBootExceptionReporter> others() {
		ClassLoader classLoader = (this.context != null) ? this.context.getClassLoader() : getClass().getClassLoader();
		ArgumentResolver arguments = (this.context != null)
				? ArgumentResolver.of(ConfigurableApplicationContext.class, this.context) : ArgumentResolver.none();
		return SpringFactoriesLoader.forDefaultResourceLocation(classLoader)
			.load(SpringBootExceptionReporter.class, arguments)
			.stream()
			.filter((reporter) -> !(reporter instanceof LimbeckExceptionReporter))
			.toList();
	}

}
