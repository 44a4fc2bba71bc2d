package dev.limbeck.boot;

import dev.limbeck.LimbeckException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Shows a failure of Limbeck as what happened and what to do, instead of a stack trace.
 */
class LimbeckFailureAnalyzer extends AbstractFailureAnalyzer<LimbeckException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, LimbeckException cause) {
		return new FailureAnalysis(cause.description(), cause.action(), cause);
	}

}
