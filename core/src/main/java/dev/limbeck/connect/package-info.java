/**
 * How Limbeck comes to a connection: the database URL and the variables it is read from,
 * waiting for the database, the connection that migrates.
 */
@NullMarked
package dev.limbeck.connect;

import org.jspecify.annotations.NullMarked;
