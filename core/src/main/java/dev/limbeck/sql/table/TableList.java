package dev.limbeck.sql.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.limbeck.sql.QualifiedName;
import dev.limbeck.sql.table.CreatedTables.Table;

/**
 * Tables by name. Where a name may be one of several tables, all of them are left out: it
 * is better to miss one than to expect one that is rightly gone.
 *
 * @param <T> what is remembered of the statement that creates a table
 */
final class TableList<T> {

	private final List<Table<T>> tables;

	TableList(List<Table<T>> tables) {
		this.tables = new ArrayList<>(tables);
	}

	List<Table<T>> tables() {
		return List.copyOf(this.tables);
	}

	void add(Table<T> table) {
		this.tables.removeIf((other) -> other.name().equals(table.name()));
		this.tables.add(table);
	}

	/**
	 * Forget tables, and all that goes with them: what inherits from them.
	 * @param gone whether a table is forgotten
	 */
	void forget(Predicate<Table<T>> gone) {
		List<Table<T>> lost = this.tables.stream().filter(gone).toList();
		this.tables.removeAll(lost);
		if (!lost.isEmpty()) {
			forget((table) -> lost.stream().anyMatch((one) -> table.standsOn(one.name())));
		}
	}

	void forget(QualifiedName name) {
		forget((table) -> table.name().maybe(name));
	}

	void forgetSchema(String schema) {
		forget((table) -> table.mayBeIn(schema));
	}

	/**
	 * Give a table another name.
	 * @param name the name it has
	 * @param change from the old name to the new one
	 */
	void move(QualifiedName name, UnaryOperator<QualifiedName> change) {
		change(name, (table) -> new Table<>(change.apply(table.name()), table.path(), table.parents(), table.origin()));
	}

	void inherit(QualifiedName name, QualifiedName parent) {
		change(name, (table) -> new Table<>(table.name(), table.path(), Set.of(parent), table.origin()));
	}

	private void change(QualifiedName name, UnaryOperator<Table<T>> change) {
		List<Table<T>> named = this.tables.stream().filter((table) -> table.name().maybe(name)).toList();
		if (named.size() == 1) {
			this.tables.set(this.tables.indexOf(named.get(0)), change.apply(named.get(0)));
		}
		else {
			this.tables.removeAll(named);
		}
	}

}
