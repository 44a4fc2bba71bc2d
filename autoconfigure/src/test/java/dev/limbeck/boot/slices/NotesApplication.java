package dev.limbeck.boot.slices;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * An application whose only table is made by a revision on the class path.
 */
@SpringBootApplication
class NotesApplication {

}
