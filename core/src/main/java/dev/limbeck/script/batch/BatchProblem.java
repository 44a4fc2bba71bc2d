package dev.limbeck.script.batch;

/**
 * What is wrong with a tag {@code @batch}, or with the statement behind it.
 *
 * @param offset of the place in the file
 * @param code of the problem
 * @param message what is wrong, without a full stop
 * @param action what to do
 */
public record BatchProblem(int offset, String code, String message, String action) {

}
