/**
 * What has changed between two texts.
 */
@NullMarked
package dev.limbeck.sql.diff;

import org.jspecify.annotations.NullMarked;
