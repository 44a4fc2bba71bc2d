/**
 * What Flyway has in a folder: its names, settings, placeholders and checksums.
 */
@NullMarked
package dev.limbeck.adopt.flyway;

import org.jspecify.annotations.NullMarked;
