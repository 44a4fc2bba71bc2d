package dev.limbeck.cli.diagram;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.limbeck.docs.Diagram;
import dev.limbeck.docs.Diagram.Box;
import dev.limbeck.docs.Diagram.Line;
import dev.limbeck.docs.Diagram.Link;
import dev.limbeck.docs.PlacedDiagram;
import dev.limbeck.docs.PlacedDiagram.Placed;
import dev.limbeck.docs.PlacedDiagram.Route;
import dev.limbeck.schema.FactId;
import dev.limbeck.schema.FactKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LayeredLayout}.
 */
class LayeredLayoutTests {

	private final LayeredLayout layout = new LayeredLayout();

	@Test
	void whatIsReferredToStandsRight() {
		PlacedDiagram placed = this.layout.place(new Diagram(List.of(box("public", "orders"), box("public", "users")),
				List.of(new Link(table("public", "orders"), table("public", "users"), "key"))));
		assertThat(placed.boxes().get(0).x()).isLessThan(placed.boxes().get(1).x());
		assertThat(placed.frames()).isEmpty();
	}

	@Test
	void noTableCoversAnother() {
		PlacedDiagram placed = this.layout.place(random(60, 3));
		List<Rectangle> places = placed.boxes().stream().map(LayeredLayoutTests::place).toList();
		for (int i = 0; i < places.size(); i++) {
			Rectangle place = places.get(i);
			assertThat(places.subList(0, i)).noneMatch(place::intersects);
			assertThat(new Rectangle(placed.width(), placed.height()).contains(place)).isTrue();
		}
	}

	@Test
	void everySchemaHasItsTablesInItsFrame() {
		PlacedDiagram placed = this.layout.place(random(60, 3));
		assertThat(placed.frames()).hasSize(3);
		for (Placed box : placed.boxes()) {
			assertThat(placed.frames()).filteredOn(
					(frame) -> new Rectangle(frame.x(), frame.y(), frame.width(), frame.height()).contains(place(box)))
				.extracting(PlacedDiagram.Frame::name)
				.containsExactly(box.box().schema());
		}
	}

	@Test
	void everyKeyLeadsFromItsTableToTheOther() {
		PlacedDiagram placed = this.layout.place(random(60, 3));
		for (Route route : placed.routes()) {
			PlacedDiagram.Point start = route.points().get(0);
			PlacedDiagram.Point end = route.points().get(route.points().size() - 1);
			assertThat(near(placed, route.link().from()).contains(start.x(), start.y())).isTrue();
			assertThat(near(placed, route.link().to()).contains(end.x(), end.y())).isTrue();
		}
	}

	@Test
	void aTableMayReferToItself() {
		Diagram diagram = new Diagram(List.of(box("public", "nodes")),
				List.of(new Link(table("public", "nodes"), table("public", "nodes"), "parent")));
		assertThat(this.layout.place(diagram).routes().get(0).points()).hasSizeGreaterThan(2);
	}

	@Test
	void theSameTablesHaveTheSamePlaces() {
		assertThat(new LayeredLayout().place(random(40, 2))).isEqualTo(new LayeredLayout().place(random(40, 2)));
	}

	private static Diagram random(int tables, int schemas) {
		Random random = new Random(tables);
		List<Box> boxes = new ArrayList<>();
		List<Link> links = new ArrayList<>();
		for (int i = 0; i < tables; i++) {
			boxes.add(box("s" + i % schemas, "table" + i));
			for (int key = random.nextInt(3); key > 0 && i > 0; key--) {
				links.add(new Link(boxes.get(i).table(), boxes.get(random.nextInt(i)).table(), "key" + links.size()));
			}
		}
		return new Diagram(boxes, links);
	}

	private static Box box(String schema, String name) {
		return new Box(table(schema, name), List.of(new Line("PK", "id", "bigint"), new Line("", "text", "text")));
	}

	private static FactId table(String schema, String name) {
		return FactId.of(FactKind.TABLE, schema, name);
	}

	private static Rectangle place(Placed placed) {
		return new Rectangle(placed.x(), placed.y(), placed.box().width(), placed.box().height());
	}

	private static Rectangle near(PlacedDiagram placed, FactId table) {
		Rectangle place = placed.boxes()
			.stream()
			.filter((box) -> box.box().table().equals(table))
			.map(LayeredLayoutTests::place)
			.findFirst()
			.orElseThrow();
		place.grow(3, 3);
		return place;
	}

}
