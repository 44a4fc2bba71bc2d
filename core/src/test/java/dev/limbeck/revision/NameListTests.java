package dev.limbeck.revision;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How ids and labels stand in sentences.
 */
class NameListTests {

	@Test
	void orderIsKept() {
		assertThat(NameList.of(List.of("b", "a"))).isEqualTo("b, a");
		assertThat(NameList.sorted(List.of("b", "a"))).isEqualTo("a, b");
	}

	@Test
	void nothingHasAName() {
		assertThat(NameList.of(List.of(), NameList.BASE)).isEqualTo("base");
		assertThat(NameList.first(List.of())).isEqualTo("none");
	}

	@Test
	void moreThanPeopleReadAreCounted() {
		List<String> names = IntStream.range(10, 22).mapToObj(String::valueOf).toList();
		assertThat(NameList.first(names)).isEqualTo("10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 2 more");
	}

}
