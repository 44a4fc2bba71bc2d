package dev.limbeck.boot.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Where Spring Boot will answer for its endpoints.
 *
 * @param number the port; 0 is any, below is none
 * @param address the address to bind, or {@code null} for all
 * @param separate whether it is another port than that of the application
 * @param secured whether it speaks TLS
 */
record ManagementPort(int number, @Nullable InetAddress address, boolean separate, boolean secured) {

	static ManagementPort of(Environment environment) {
		Binder binder = Binder.get(environment);
		boolean tls = secured(binder, "server.ssl", false);
		return switch (ManagementPortType.get(environment)) {
			case DISABLED -> new ManagementPort(-1, null, false, tls);
			case SAME ->
				new ManagementPort(number(binder, "server.port", 8080), address(binder, "server.address"), false, tls);
			case DIFFERENT -> new ManagementPort(number(binder, "management.server.port", 0),
					address(binder, "management.server.address"), true, secured(binder, "management.server.ssl", tls));
		};
	}

	private static int number(Binder binder, String property, int otherwise) {
		return binder.bind(property, Integer.class).orElse(otherwise);
	}

	private static boolean secured(Binder binder, String property, boolean otherwise) {
		return binder.bind(property, Ssl.class).map((ssl) -> ssl.isEnabled()).orElse(otherwise);
	}

	private static @Nullable InetAddress address(Binder binder, String property) {
		return binder.bind(property, InetAddress.class).orElse(null);
	}

	/**
	 * Return why nothing can answer there in Spring Boot's place.
	 * @return the reason, or {@code null} if there is none
	 */
	@Nullable String obstacle() {
		if (this.number <= 0) {
			return "there is no fixed management port";
		}
		return this.secured ? "the management port speaks TLS" : null;
	}

	/**
	 * Return the phase of the application in which the port must be free at the latest.
	 * @return the one just before its web server binds the port; or the last one, if that
	 * is for the {@linkplain ManagementContextHandover management context} to do
	 */
	int closingPhase() {
		return this.separate ? SmartLifecycle.DEFAULT_PHASE
				: WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
	}

	InetSocketAddress socketAddress() {
		return (this.address != null) ? new InetSocketAddress(this.address, this.number)
				: new InetSocketAddress(this.number);
	}

}
