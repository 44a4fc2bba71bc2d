/**
 * What a server sends, bounded while it is read, before the driver keeps it.
 */
@NullMarked
package dev.limbeck.connect.protocol;

import org.jspecify.annotations.NullMarked;
