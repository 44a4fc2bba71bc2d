/**
 * What all of Limbeck's rooms share: how a failure is told.
 */
@NullMarked
package dev.limbeck;

import org.jspecify.annotations.NullMarked;
