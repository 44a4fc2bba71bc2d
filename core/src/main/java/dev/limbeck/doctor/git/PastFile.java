package dev.limbeck.doctor.git;

/**
 * A revision file as a commit has it.
 *
 * @param id of the revision
 * @param commit abbreviated
 * @param day when it was gone, or written if it never was, such as {@code 2026-11-20}
 * @param gone whether a later commit took it away
 * @param path from the root of the repository
 * @param relative from the folder of the revision files
 */
public record PastFile(String id, String commit, String day, boolean gone, String path, String relative) {

}
