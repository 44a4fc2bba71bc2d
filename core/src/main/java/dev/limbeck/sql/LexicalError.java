package dev.limbeck.sql;

/**
 * Why a script cannot be cut into statements: something in it begins and never ends.
 *
 * @param message what is wrong, in PostgreSQL's words
 * @param start the offset where it begins
 * @param line the line where it begins, from 1
 */
public record LexicalError(String message, int start, int line) {

}
