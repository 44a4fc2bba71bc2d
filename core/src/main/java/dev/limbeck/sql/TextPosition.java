package dev.limbeck.sql;

/**
 * A place in a text as a person counts it.
 *
 * @param line the line, from 1; lines end with a line feed
 * @param column the character (Unicode code point) in the line, from 1; a byte order mark
 * does not count
 */
public record TextPosition(int line, int column) {

}
