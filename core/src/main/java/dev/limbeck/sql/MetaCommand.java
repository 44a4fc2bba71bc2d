package dev.limbeck.sql;

/**
 * A command of psql in a script, which no server understands.
 *
 * @param start the offset of its backslash
 * @param line its line, from 1
 * @param text the command with its arguments
 */
public record MetaCommand(int start, int line, String text) {

}
