/**
 * Facts about models.
 */
@NullMarked
package dev.limbeck.model;

import org.jspecify.annotations.NullMarked;
