package dev.limbeck.boot.slices;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Notes through JPA.
 */
interface NoteRepository extends JpaRepository<Note, Long> {

}
