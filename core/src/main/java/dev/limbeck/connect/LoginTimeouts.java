package dev.limbeck.connect;

import java.time.Duration;
import java.util.Locale;
import java.util.Properties;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Limits every step of one login. {@code connectTimeout} alone covers only the TCP
 * handshake: with pgjdbc's defaults a peer that accepts and stays silent blocks for ever.
 */
final class LoginTimeouts {

	private LoginTimeouts() {
	}

	/**
	 * Add the time-outs of one try; shorter ones of the user stay.
	 * @param properties effective properties of the connection
	 * @param timeout how long the login may take
	 * @return a new set of properties
	 */
	static Properties limit(Properties properties, Duration timeout) {
		Properties limited = new Properties();
		limited.putAll(properties);
		double seconds = Math.max(timeout.toMillis(), 1) / 1000.0;
		String wholeSeconds = String.valueOf((int) Math.ceil(seconds));
		setUnlessShorter(limited, PGProperty.LOGIN_TIMEOUT, String.format(Locale.ROOT, "%.3f", seconds));
		setUnlessMalformed(limited, PGProperty.CONNECT_TIMEOUT, wholeSeconds);
		setUnlessMalformed(limited, PGProperty.SOCKET_TIMEOUT, wholeSeconds);
		return limited;
	}

	// A malformed number stays, so that the driver complains about it.
	private static void setUnlessMalformed(Properties properties, PGProperty property, String seconds) {
		String given = properties.getProperty(property.getName());
		if (given == null || number(given) != null) {
			setUnlessShorter(properties, property, seconds);
		}
	}

	private static void setUnlessShorter(Properties properties, PGProperty property, String seconds) {
		Double given = number(properties.getProperty(property.getName()));
		if (given == null || given <= 0 || given > Double.parseDouble(seconds)) {
			properties.setProperty(property.getName(), seconds);
		}
	}

	private static @Nullable Double number(@Nullable String text) {
		try {
			return (text != null) ? Double.valueOf(text) : null;
		}
		catch (NumberFormatException ex) {
			return null;
		}
	}

}
