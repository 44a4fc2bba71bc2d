package dev.limbeck.boot.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.limbeck.LimbeckException;
import dev.limbeck.boot.jdbc.StoredTable.Reference;
import dev.limbeck.boot.jdbc.TableColumn.Presence;
import org.jspecify.annotations.Nullable;

import org.springframework.data.jdbc.core.convert.JdbcConverter;
import org.springframework.data.relational.core.mapping.AggregatePath;
import org.springframework.data.relational.core.mapping.AggregatePath.ColumnInfos;
import org.springframework.data.relational.core.mapping.AggregatePath.TableInfo;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.RelationalPersistentEntity;
import org.springframework.data.relational.core.mapping.RelationalPersistentProperty;
import org.springframework.data.relational.core.sql.SqlIdentifier;

/**
 * Goes through aggregates as Spring Data JDBC does, and notes where it looks for what.
 */
final class AggregateTables {

	private static final Set<String> NUMBERS = Set.of("smallint", "integer", "bigint");

	private final JdbcConverter converter;

	private final List<StoredTable> tables = new ArrayList<>();

	private final Map<String, TableName> sequences = new LinkedHashMap<>();

	private final Set<String> problems = new LinkedHashSet<>();

	AggregateTables(JdbcConverter converter) {
		this.converter = converter;
	}

	/**
	 * Go through them.
	 * @param roots the outermost class of each aggregate
	 * @return what they are stored in
	 * @throws LimbeckException if a property cannot be stored, with all that cannot
	 */
	Tables of(Collection<RelationalPersistentEntity<?>> roots) {
		roots.forEach((root) -> addRoot(this.converter.getMappingContext().getAggregatePath(root)));
		if (!this.problems.isEmpty()) {
			throw new LimbeckException("jdbc-model",
					"It is not known how these are stored:\n- " + String.join("\n- ", this.problems),
					"Register a converter to a type of JDBC for them, or mark them as @Transient.");
		}
		return Tables.of(this.tables, this.sequences.values());
	}

	private void addRoot(AggregatePath path) {
		Row row = new Row();
		addAll(path, row, false);
		this.tables.add(StoredTable.of(TableName.of(path.getTableInfo().qualifiedTableName()), row.columns, row.key,
				row.references));
	}

	// A part with a table of its own knows the row that it belongs to.
	private void addPart(AggregatePath path) {
		TableInfo table = path.getTableInfo();
		AggregatePath owner = path.getIdDefiningParentPath();
		Row row = new Row();
		List<String> back = new ArrayList<>();
		List<String> keys = new ArrayList<>();
		table.backReferenceColumnInfos().forEach((id, column) -> {
			back.add(TableName.plain(column.name()));
			keys.add(TableName.plain(id.getColumnInfo().name()));
			row.columns.add(new TableColumn(TableName.plain(column.name()), type(id), Presence.ALWAYS));
		});
		row.references.add(new Reference(back, TableName.of(owner.getTableInfo().qualifiedTableName()), keys));
		List<String> within = new ArrayList<>(back);
		boolean placed = false;
		// Of what it is part of, as far as that has no id, the places count, too.
		for (AggregatePath part = path; !part.equals(owner); part = part.getParentPath()) {
			AggregatePath.ColumnInfo place = part.isEmbedded() ? null : part.getTableInfo().qualifierColumnInfo();
			if (place != null) {
				Class<?> type = part.getTableInfo().getRequiredQualifierColumnType();
				row.columns
					.add(new TableColumn(TableName.plain(place.name()), type(part, type, type), Presence.ALWAYS));
				within.add(TableName.plain(place.name()));
			}
			placed |= place != null && part.equals(path);
		}
		addAll(path, row, false);
		boolean single = !path.isCollectionLike() && !path.isMap();
		boolean known = !row.key.isEmpty();
		this.tables.add(StoredTable.of(TableName.of(table.qualifiedTableName()), row.columns,
				known ? row.key : (single || placed) ? within : List.of(), row.references));
	}

	private void addAll(AggregatePath path, Row row, boolean empty) {
		for (RelationalPersistentProperty property : path.getRequiredLeafEntity()) {
			AggregatePath below = path.append(property);
			if (property.isEmbedded()) {
				boolean id = property.isIdProperty();
				int from = row.columns.size();
				addAll(below, row, empty || (!id && property.isAnnotationPresent(Embedded.class)
						&& !property.shouldCreateEmptyEmbedded()));
				if (id) {
					row.columns.subList(from, row.columns.size()).replaceAll((column) -> column.being(Presence.ALWAYS));
					row.columns.subList(from, row.columns.size()).forEach((column) -> row.key.add(column.name()));
				}
			}
			else if (property.isEntity()) {
				addPart(below);
			}
			else {
				addColumn(below, property, row, empty);
			}
		}
	}

	private void addColumn(AggregatePath path, RelationalPersistentProperty property, Row row, boolean empty) {
		String name = TableName.plain(path.getColumnInfo().name());
		Presence presence = empty ? Presence.PERHAPS : Presences.of(property);
		TableColumn column = new TableColumn(name, type(path), presence);
		if (property.isIdProperty()) {
			row.key.add(name);
			column = column.being(Presence.ALWAYS);
			SqlIdentifier numbers = property.getSequence();
			if (numbers != null) {
				TableName sequence = TableName.of(numbers);
				this.sequences.put(sequence.sql(), sequence);
			}
			else if (NUMBERS.contains(column.type()) && !property.isAssociation()) {
				column = column.numbered();
			}
		}
		row.columns.add(column);
		if (property.isAssociation()) {
			addReference(name, property, row);
		}
	}

	private void addReference(String column, RelationalPersistentProperty property, Row row) {
		Class<?> type = property.getAssociationTargetType();
		RelationalPersistentEntity<?> target = (type != null)
				? this.converter.getMappingContext().getPersistentEntity(type) : null;
		if (target == null || target.getIdProperty() == null) {
			return;
		}
		TableInfo table = this.converter.getMappingContext().getAggregatePath(target).getTableInfo();
		List<String> keys = names(table.idColumnInfos());
		if (keys.size() == 1) {
			row.references.add(new Reference(List.of(column), TableName.of(table.qualifiedTableName()), keys));
		}
	}

	private static List<String> names(ColumnInfos columns) {
		List<String> names = new ArrayList<>();
		columns.forEach((path, column) -> names.add(TableName.plain(column.name())));
		return names;
	}

	private ColumnType type(AggregatePath path) {
		RelationalPersistentProperty property = path.getRequiredLeafProperty();
		return type(path, property.getActualType(), this.converter.getColumnType(property));
	}

	private ColumnType type(AggregatePath path, Class<?> declared, @Nullable Class<?> stored) {
		return ColumnType.of(declared, (stored != null) ? stored : declared).orElseGet(() -> {
			this.problems.add(path.toDotPath() + " of "
					+ path.stream()
						.reduce((inner, outer) -> outer)
						.map((root) -> root.getRequiredLeafEntity().getType().getName())
						.orElse("")
					+ ", a " + declared.getName());
			return new ColumnType("text", false);
		});
	}

	/**
	 * What the rows of a table have so far.
	 */
	private static final class Row {

		private final List<TableColumn> columns = new ArrayList<>();

		private final List<String> key = new ArrayList<>();

		private final List<Reference> references = new ArrayList<>();

	}

}
