package dev.limbeck.schema;

/**
 * Where and by whom a schema was read.
 *
 * @param version the major version of the server
 * @param role the role that has read it
 */
public record SchemaOrigin(int version, String role) {

}
