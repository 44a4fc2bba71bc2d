package dev.limbeck.doctor.git;

/**
 * A revision file on another branch.
 *
 * @param path relative to the folder of the revision files
 * @param bytes its content
 */
public record BranchFile(String path, byte[] bytes) {

}
