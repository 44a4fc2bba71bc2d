package dev.limbeck.sql;

/**
 * A line comment outside of literals, block comments and COPY data.
 *
 * @param start the offset of its first dash
 * @param end the offset behind its last character; the line end does not belong to it
 */
public record LineComment(int start, int end) {

}
