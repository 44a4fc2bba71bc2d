package dev.limbeck.boot.slices;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;

/**
 * An application whose only table is made by a revision on the class path.
 */
@SpringBootApplication(exclude = R2dbcAutoConfiguration.class)
class NotesApplication {

}
