@NullMarked
package dev.limbeck.adopt;

import org.jspecify.annotations.NullMarked;
