package dev.limbeck.diff.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.limbeck.schema.FactId;
import dev.limbeck.sql.SqlText;

/**
 * Names as people write them: in quotes only where PostgreSQL needs them.
 */
public final class Spelling {

	// What any release since 14 reserves, if only in some places.
	private static final Set<String> RESERVED = Set.of(("all analyse analyze and any array as asc asymmetric"
			+ " authorization between bigint binary bit boolean both case cast char character check coalesce collate"
			+ " collation column concurrently constraint create cross current_catalog current_date current_role"
			+ " current_schema current_time current_timestamp current_user dec decimal default deferrable desc distinct"
			+ " do else end except exists extract false fetch float for foreign freeze from full grant greatest group"
			+ " grouping having ilike in initially inner inout int integer intersect interval into is isnull join json"
			+ " json_array json_arrayagg json_exists json_object json_objectagg json_query json_scalar json_serialize"
			+ " json_table json_value lateral leading least left like limit localtime localtimestamp merge_action"
			+ " national natural nchar none normalize not notnull null nullif numeric offset on only or order out outer"
			+ " overlaps overlay placing position precision primary real references returning right row select"
			+ " session_user setof similar smallint some substring symmetric system_user table tablesample then time"
			+ " timestamp to trailing treat trim true union unique user using values varchar variadic verbose when"
			+ " where window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi"
			+ " xmlroot xmlserialize xmltable")
		.split(" "));

	private Spelling() {
	}

	public static String identifier(String name) {
		return isPlain(name) ? name : SqlText.identifier(name);
	}

	private static boolean isPlain(String name) {
		return !name.isEmpty() && !Character.isDigit(name.charAt(0)) && name.charAt(0) != '$'
				&& name.chars().allMatch(Spelling::isPlain) && !RESERVED.contains(name);
	}

	private static boolean isPlain(int character) {
		return character == '_' || (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
	}

	/**
	 * Return a name with the schema before it.
	 * @param id of something that lies in a schema, or of something inside of that
	 * @return schema and name
	 */
	public static String qualified(FactId id) {
		return qualified(id, 0);
	}

	public static String qualified(FactId id, int from) {
		return identifier(id.name(from)) + "." + identifier(id.name(from + 1));
	}

	/**
	 * Return the signature of a routine.
	 * @param id of a function, procedure or aggregate
	 * @return its name with the types of its arguments
	 */
	public static String signature(FactId id) {
		return signature(id.names(), false);
	}

	public static String signature(List<String> names, boolean aggregate) {
		String arguments = names.get(2);
		return identifier(names.get(0)) + "." + identifier(names.get(1)) + "("
				+ ((aggregate && arguments.isEmpty()) ? "*" : arguments) + ")";
	}

	public static String list(List<String> names) {
		return names.stream().map(Spelling::identifier).collect(Collectors.joining(", "));
	}

	public static String literal(String text) {
		return SqlText.literal(text).strip();
	}

}
