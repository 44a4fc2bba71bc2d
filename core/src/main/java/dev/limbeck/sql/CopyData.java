package dev.limbeck.sql;

/**
 * The lines behind a {@code COPY … FROM stdin}, to be sent through the copy protocol.
 *
 * @param start the offset of the first character of the data
 * @param end the offset behind the data's last line
 * @param firstLine the line in which the data starts, from 1
 * @param terminated whether a line {@code \.} ends the data, and not the end of the file
 */
public record CopyData(int start, int end, int firstLine, boolean terminated) {

}
