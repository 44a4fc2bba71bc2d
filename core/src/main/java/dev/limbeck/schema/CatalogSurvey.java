package dev.limbeck.schema;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A second look at the catalog, by what depends on what and not by kind: it finds what
 * the queries of the reader do not know.
 */
final class CatalogSurvey {

	// Enum values, operators and functions of operator families, and triggers of foreign
	// keys are read with what they belong to.
	private static final Set<String> KNOWN = Stream
		.concat(Arrays.stream(("pg_namespace pg_class pg_type pg_proc pg_attrdef pg_constraint pg_rewrite pg_trigger"
				+ " pg_policy pg_extension pg_collation pg_conversion pg_statistic_ext pg_event_trigger pg_publication"
				+ " pg_publication_rel pg_publication_namespace pg_subscription pg_foreign_data_wrapper"
				+ " pg_foreign_server pg_user_mapping pg_language pg_cast pg_operator pg_opfamily pg_opclass pg_amop"
				+ " pg_amproc pg_am pg_transform pg_ts_parser pg_ts_template pg_ts_dict pg_ts_config pg_default_acl"
				+ " pg_enum")
			.split(" ")),
				Stream.of(kinds("pg_class.relkind", "r p v m f c S i I t"), kinds("pg_type.typtype", "b c d e m p r"),
						kinds("pg_proc.prokind", "f p a w"), kinds("pg_constraint.contype", "p u f c x n t"),
						kinds("pg_default_acl.defaclobjtype", "r S f T n L"))
					.flatMap((kinds) -> kinds))
		.collect(Collectors.toUnmodifiableSet());

	private CatalogSurvey() {
	}

	private static Stream<String> kinds(String column, String values) {
		return Arrays.stream(values.split(" ")).map((value) -> column + " " + value);
	}

	/**
	 * Return whether the reader knows what a line of the survey is about.
	 * @param what a table of the catalog, or a column with a value
	 * @return whether it is read
	 */
	static boolean isKnown(String what) {
		return KNOWN.contains(what);
	}

}
