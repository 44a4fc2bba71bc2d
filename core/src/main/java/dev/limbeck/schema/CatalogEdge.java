package dev.limbeck.schema;

/**
 * That one object of the catalog needs another, or is another.
 *
 * @param from the one
 * @param to the other
 * @param type as {@code pg_depend.deptype} says
 */
record CatalogEdge(Address from, Address to, String type) {

	boolean isMembership() {
		return this.type.equals("e") && this.to.catalog().equals("pg_extension");
	}

}
