/**
 * Facts about new revision files.
 */
@NullMarked
package dev.limbeck.generate;

import org.jspecify.annotations.NullMarked;
