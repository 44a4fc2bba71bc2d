package dev.limbeck.doctor.file;

/**
 * A revision file that a repository still has, and the project has not.
 *
 * @param told where it is, and since when it is gone, as advice
 * @param command what brings it back
 */
public record LostFile(String told, String command) {

}
