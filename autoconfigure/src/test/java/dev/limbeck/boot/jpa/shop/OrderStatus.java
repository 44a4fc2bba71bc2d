package dev.limbeck.boot.jpa.shop;

/**
 * How far an order is, as a type of PostgreSQL.
 */
enum OrderStatus {

	OPEN, PAID, SHIPPED

}
