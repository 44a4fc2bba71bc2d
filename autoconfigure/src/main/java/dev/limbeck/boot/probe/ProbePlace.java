package dev.limbeck.boot.probe;

import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * Where and how to answer in the place of an application, as its properties say.
 *
 * @param port the port
 * @param binder knows the properties
 * @param reactive whether the application is reactive
 * @param obstacle why nothing is to be answered, or {@code null}
 */
record ProbePlace(ManagementPort port, Binder binder, boolean reactive, @Nullable String obstacle) {

	static ProbePlace of(ApplicationContext context) {
		Binder binder = Binder.get(context.getEnvironment());
		ManagementPort port = ManagementPort.of(context.getEnvironment());
		return new ProbePlace(port, binder, context instanceof ReactiveWebServerApplicationContext,
				obstacle(context, port));
	}

	private static @Nullable String obstacle(ApplicationContext context, ManagementPort port) {
		if (!(context instanceof WebServerApplicationContext)) {
			return "the application has no web server";
		}
		return HealthExposure.isExposed(context.getEnvironment()) ? port.obstacle() : "health is not exposed over HTTP";
	}

	ProbeServer open(Supplier<Map<String, Object>> details) throws IOException {
		HealthPaths paths = HealthPaths.of(this.binder, this.port.separate(), this.reactive);
		return ProbeServer.open(this.port.socketAddress(), ProbeAnswers.of(this.binder, paths, details));
	}

}
