package dev.limbeck.boot.jpa.shop;

/**
 * What a product is, as text with a check.
 */
enum ProductKind {

	THING, SERVICE

}
