package dev.limbeck.sql;

/**
 * A block comment outside of literals and COPY data.
 *
 * @param start the offset of its first slash
 * @param end the offset behind its last one
 */
public record BlockComment(int start, int end) {

}
