package dev.limbeck.scratch;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.limbeck.session.Session;
import dev.limbeck.sql.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * What a database is like beside what it holds, so that the same SQL means the same in a
 * scratch database.
 *
 * @param version the major version of its server
 * @param encoding its encoding
 * @param locale its locale, by the names of the options of {@code CREATE DATABASE}
 * @param settings those of its sessions that change what SQL makes, by their names
 */
record DatabaseTraits(int version, String encoding, Map<String, String> locale, Map<String, String> settings) {

	private static final int PROVIDERS = 15;

	private static final int ICU_OF_ITS_OWN = 17;

	// Where each version has what a provider is told.
	private static final String QUERY = """
			SELECT pg_catalog.current_setting('server_version_num')::int / 10000, \
			pg_catalog.pg_encoding_to_char(d.encoding), pg_catalog.to_jsonb(d) ->> 'datlocprovider', d.datcollate, \
			d.datctype, coalesce(pg_catalog.to_jsonb(d) ->> 'datlocale', pg_catalog.to_jsonb(d) ->> 'daticulocale'), \
			pg_catalog.to_jsonb(d) ->> 'daticurules' \
			FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()""";

	// Those of the role for this database win over those of the database.
	private static final String SETTINGS = """
			SELECT pg_catalog.split_part(c, '=', 1), pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1) \
			FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c \
			WHERE s.setdatabase = (SELECT d.oid FROM pg_catalog.pg_database d \
			WHERE d.datname = pg_catalog.current_database()) \
			AND s.setrole IN (0, (SELECT r.oid FROM pg_catalog.pg_roles r WHERE r.rolname = session_user)) \
			AND (pg_catalog.split_part(c, '=', 1) IN ('search_path', 'default_table_access_method', \
			'default_toast_compression', 'default_tablespace', 'DateStyle', 'IntervalStyle', 'TimeZone', 'xmloption', \
			'standard_conforming_strings', 'array_nulls', 'transform_null_equals') OR c LIKE '%.%=%') \
			ORDER BY s.setrole""";

	static DatabaseTraits read(Session session) throws SQLException {
		Map<String, String> settings = new LinkedHashMap<>();
		session.query(SETTINGS, (row) -> settings.put(row.getString(1), row.getString(2)));
		return session.queryOne(QUERY,
				(row) -> new DatabaseTraits(row.getInt(1), row.getString(2), locale(row), settings));
	}

	private static Map<String, String> locale(ResultSet row) throws SQLException {
		int version = row.getInt(1);
		String provider = row.getString(3);
		Map<String, String> locale = new LinkedHashMap<>();
		locale.put("LC_COLLATE", row.getString(4));
		locale.put("LC_CTYPE", row.getString(5));
		if (version >= PROVIDERS && provider != null) {
			put(locale, "LOCALE_PROVIDER", Provider.of(provider).word);
			put(locale, Provider.of(provider).option, row.getString(6));
			put(locale, "ICU_RULES", row.getString(7));
		}
		return locale;
	}

	private static void put(Map<String, String> locale, String option, @Nullable String value) {
		if (value != null && !option.isEmpty()) {
			locale.put(option, value);
		}
	}

	/**
	 * Return the options of {@code CREATE DATABASE} for a database of the same kind.
	 * @return the options
	 */
	String options() {
		List<String> options = new ArrayList<>(List.of("TEMPLATE template0", "ENCODING " + literal(this.encoding)));
		this.locale.forEach((option, value) -> options.add(option + " " + literal(value)));
		return String.join(" ", options);
	}

	/**
	 * Return the options for a server that does not have the locale: with the same
	 * encoding, and in the order of code points.
	 * @param onVersion the major version of that server
	 * @return the options
	 */
	String optionsWithoutLocale(int onVersion) {
		return "TEMPLATE template0 ENCODING " + literal(this.encoding) + " LOCALE 'C'"
				+ ((onVersion >= PROVIDERS) ? " LOCALE_PROVIDER libc" : "");
	}

	/**
	 * Return whether a server could have the locale.
	 * @param onVersion the major version of that server
	 * @return whether it knows the options
	 */
	boolean fits(int onVersion) {
		return (onVersion >= PROVIDERS || !this.locale.containsKey("LOCALE_PROVIDER"))
				&& (onVersion >= ICU_OF_ITS_OWN || !this.locale.containsKey("BUILTIN_LOCALE"))
				&& (onVersion >= PROVIDERS + 1 || !this.locale.containsKey("ICU_RULES"));
	}

	private static String literal(String value) {
		return SqlText.literal(value);
	}

	/**
	 * Who compares texts.
	 */
	private enum Provider {

		LIBC("libc", ""), ICU("icu", "ICU_LOCALE"), BUILTIN("builtin", "BUILTIN_LOCALE");

		private final String word;

		private final String option;

		Provider(String word, String option) {
			this.word = word;
			this.option = option;
		}

		private static Provider of(String letter) {
			return switch (letter) {
				case "i" -> ICU;
				case "b" -> BUILTIN;
				default -> LIBC;
			};
		}

	}

}
