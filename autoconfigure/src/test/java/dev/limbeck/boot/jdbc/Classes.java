package dev.limbeck.boot.jdbc;

import java.util.List;
import java.util.Set;

import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.jdbc.core.convert.JdbcCustomConversions;
import org.springframework.data.jdbc.core.convert.JdbcTypeFactory;
import org.springframework.data.jdbc.core.convert.MappingJdbcConverter;
import org.springframework.data.jdbc.core.dialect.JdbcPostgresDialect;
import org.springframework.data.jdbc.core.mapping.JdbcMappingContext;

/**
 * Classes as an application maps them that has configured nothing.
 */
final class Classes {

	private Classes() {
	}

	static JdbcModel model(Class<?>... types) {
		return new JdbcModel(Aggregates.tables(converter(types), List.of(types)), List.of());
	}

	private static JdbcConverter converter(Class<?>... types) {
		JdbcCustomConversions conversions = JdbcCustomConversions.of(JdbcPostgresDialect.INSTANCE, List.of());
		JdbcMappingContext context = new JdbcMappingContext();
		context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
		context.setInitialEntitySet(Set.of(types));
		context.afterPropertiesSet();
		return new MappingJdbcConverter(context, (identifier, path) -> List.of(), conversions,
				JdbcTypeFactory.unsupported());
	}

}
