package dev.limbeck.cli.standalone;

/**
 * What a person sees who typed a command.
 *
 * @param exitCode its exit code
 * @param text all that appeared, in that order: result, errors, log, questions and the
 * answers
 * @param out what went to standard output alone
 */
public record Screen(int exitCode, String text, String out) {

}
