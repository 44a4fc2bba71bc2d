package dev.limbeck.export;

import org.jspecify.annotations.Nullable;

/**
 * What the other tool cannot have as it is.
 *
 * @param revision the id of the revision, or {@code null} if it is none
 * @param origin its file, class or folder
 * @param message what it is
 * @param action what to write instead
 */
public record LeftOut(@Nullable String revision, String origin, String message, String action) {

}
