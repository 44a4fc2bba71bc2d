/**
 * Facts about what is looked at.
 */
@NullMarked
package dev.limbeck.schema.scope;

import org.jspecify.annotations.NullMarked;
