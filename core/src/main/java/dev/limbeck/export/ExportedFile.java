package dev.limbeck.export;

/**
 * A file for another tool.
 *
 * @param name its name
 * @param revision the id of the revision that it is made of
 * @param text its content
 */
public record ExportedFile(String name, String revision, String text) {

}
