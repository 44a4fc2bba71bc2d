package dev.limbeck.boot.slices;

import org.springframework.data.repository.ListCrudRepository;

/**
 * Notes through Spring Data JDBC.
 */
interface MemoRepository extends ListCrudRepository<Memo, Long> {

}
