/**
 * What of a schema is looked at, and what is somebody else's.
 */
@NullMarked
package dev.limbeck.schema.scope;

import org.jspecify.annotations.NullMarked;
