/**
 * What the doctor offers is carried out, and mends what it was offered for.
 */
@NullMarked
package dev.limbeck.cli.mending;

import org.jspecify.annotations.NullMarked;
