@NullMarked
package dev.limbeck.cli.diagram;

import org.jspecify.annotations.NullMarked;
