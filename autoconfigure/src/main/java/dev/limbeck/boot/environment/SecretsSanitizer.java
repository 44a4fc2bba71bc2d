package dev.limbeck.boot.environment;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.limbeck.connect.DatabaseVariables;
import dev.limbeck.sql.Passwords;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Hides the variables that hold a password, where endpoints show values, and every URL
 * with a password in it: placeholders carry it to properties of any name. The command
 * line of the process ({@code sun.java.command}) and the options of its JVM are hidden as
 * a whole if they set a password.
 */
class SecretsSanitizer implements SanitizingFunction {

	private static final Set<String> PROPERTIES = Set.of("limbeck.migration.password", "limbeck_migration_password",
			"limbeck.migration.url", "limbeck_migration_url");

	private static final Set<String> VARIABLES = DatabaseVariables.secretNames()
		.stream()
		.map((name) -> name.toLowerCase(Locale.ROOT))
		.collect(Collectors.toUnmodifiableSet());

	private static final Pattern PASSWORD_IN_URL = Pattern
		.compile("://[^/\\s:@]*:[^/\\s]*@|(?:^|[?&;\\s])(?:ssl)?password\\s{0,8}+=", Pattern.CASE_INSENSITIVE);

	/** A variable that is given as a system property. */
	private static final Pattern SECRET_VARIABLE = Pattern
		.compile("(?:" + DatabaseVariables.secretNames().stream().map(Pattern::quote).collect(Collectors.joining("|"))
				+ ")[\"']?\\s{0,8}+[=:]");

	/** As it stands in a command line, in JSON or among the options of a JVM. */
	private static final Pattern PASSWORD_PROPERTY = Pattern
		.compile("(?:limbeck[._-]?migration|spring[._-]?(?:datasource|r2dbc))[\\w.-]{0,64}?pass-?word"
				+ "[\"']?\\s{0,8}+[=:]", Pattern.CASE_INSENSITIVE);

	/** As SPRING_APPLICATION_JSON holds it, however deep. */
	private static final Pattern PASSWORD_IN_JSON = Pattern.compile("pass-?word\"\\s{0,8}+:", Pattern.CASE_INSENSITIVE);

	@Override
	public SanitizableData apply(SanitizableData data) {
		String key = data.getLowerCaseKey();
		if (key.matches("limbeck[._]migration[._]init[-_]?sql") && data.getValue() instanceof CharSequence sql) {
			return data.withValue(Passwords.hideWithin(sql.toString()));
		}
		boolean secret = PROPERTIES.contains(key) || key.matches("limbeck[._]placeholders.*") || VARIABLES.contains(key)
				|| isPasswordOfDataSource(key) || hasPassword(data.getValue());
		return secret ? data.withSanitizedValue() : data;
	}

	private static boolean isPasswordOfDataSource(String key) {
		return key.matches("spring[._](datasource|r2dbc)[._].*password");
	}

	private static boolean hasPassword(@Nullable Object value) {
		return value instanceof CharSequence text
				&& (PASSWORD_IN_URL.matcher(text).find() || PASSWORD_PROPERTY.matcher(text).find()
						|| PASSWORD_IN_JSON.matcher(text).find() || SECRET_VARIABLE.matcher(text).find());
	}

}
