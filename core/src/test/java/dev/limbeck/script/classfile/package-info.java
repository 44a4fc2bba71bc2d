/**
 * Facts about what a compiled class says of itself.
 */
@NullMarked
package dev.limbeck.script.classfile;

import org.jspecify.annotations.NullMarked;
