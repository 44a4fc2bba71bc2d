package dev.limbeck.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.limbeck.docs.Diagram.Box;
import dev.limbeck.docs.Diagram.Line;
import dev.limbeck.docs.PlacedDiagram.Frame;
import dev.limbeck.docs.PlacedDiagram.Placed;
import dev.limbeck.docs.PlacedDiagram.Route;
import dev.limbeck.drawing.Markup;
import dev.limbeck.schema.FactId;

/**
 * Draws tables and foreign keys in SVG. It is ASCII and holds nothing that a browser
 * runs.
 *
 * @param diagram what is drawn, and where
 * @param href the way to the page of a table
 */
record DiagramSvg(PlacedDiagram diagram, Function<FactId, String> href) {

	private static final int PADDING = 10;

	private static final int HEADER = 26;

	/**
	 * Draw it.
	 * @param style its style, or nothing if the page that it stands in has one
	 * @return lines
	 */
	List<String> lines(String style) {
		List<String> lines = new ArrayList<>();
		String size = this.diagram.width() + "\" height=\"" + this.diagram.height();
		lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"diagram\" width=\"" + size + "\" viewBox=\"0 0 "
				+ this.diagram.width() + " " + this.diagram.height() + "\" role=\"img\" aria-label=\"" + label()
				+ "\">");
		if (!style.isEmpty()) {
			lines.add("<style>" + style + "</style>");
			lines.add("<rect class=\"ground\" width=\"100%\" height=\"100%\"/>");
		}
		this.diagram.frames().forEach((frame) -> lines.add(frame(frame)));
		this.diagram.routes().forEach((route) -> lines.add(route(route)));
		this.diagram.boxes().forEach((placed) -> lines.addAll(box(placed)));
		lines.add("</svg>");
		return lines;
	}

	private String label() {
		int tables = this.diagram.boxes().size();
		int keys = this.diagram.routes().size();
		return tables + ((tables == 1) ? " table and " : " tables and ") + keys
				+ ((keys == 1) ? " foreign key" : " foreign keys");
	}

	private static String frame(Frame frame) {
		return "<rect class=\"frame\" x=\"" + frame.x() + "\" y=\"" + frame.y() + "\" width=\"" + frame.width()
				+ "\" height=\"" + frame.height() + "\" rx=\"8\"/><text class=\"schema\" x=\"" + (frame.x() + PADDING)
				+ "\" y=\"" + (frame.y() + 18) + "\">" + Markup.text(frame.name()) + "</text>";
	}

	private static String route(Route route) {
		String points = route.points()
			.stream()
			.map((point) -> point.x() + "," + point.y())
			.collect(Collectors.joining(" "));
		PlacedDiagram.Point end = route.points().get(route.points().size() - 1);
		return "<g class=\"key\"><title>" + Markup.text(title(route.link())) + "</title><polyline points=\"" + points
				+ "\"/><circle cx=\"" + end.x() + "\" cy=\"" + end.y() + "\" r=\"4\"/></g>";
	}

	private static String title(Diagram.Link link) {
		return link.name() + ": " + link.from().last() + " refers to " + link.to().last();
	}

	private List<String> box(Placed placed) {
		Box box = placed.box();
		List<String> lines = new ArrayList<>();
		lines.add("<a href=\"" + Markup.text(this.href.apply(box.table()))
				+ "\"><g class=\"table\" transform=\"translate(" + placed.x() + " " + placed.y() + ")\"><rect width=\""
				+ box.width() + "\" height=\"" + box.height() + "\" rx=\"5\"/><text class=\"name\" x=\"" + PADDING
				+ "\" y=\"18\">" + Markup.text(box.table().last()) + "</text>");
		if (!box.lines().isEmpty()) {
			lines.add("<path d=\"M0 " + HEADER + "H" + box.width() + "\"/>");
		}
		for (int i = 0; i < box.lines().size(); i++) {
			lines.add(line(box.lines().get(i), HEADER + (i + 1) * Box.LINE - 1, box.width()));
		}
		lines.add("</g></a>");
		return lines;
	}

	private static String line(Line line, int y, int width) {
		String mark = line.mark().isEmpty() ? ""
				: "<text class=\"mark\" x=\"" + PADDING + "\" y=\"" + y + "\">" + line.mark() + "</text>";
		return mark + "<text x=\"" + (PADDING + 32) + "\" y=\"" + y + "\">" + Markup.text(line.text())
				+ "</text><text class=\"type\" x=\"" + (width - PADDING) + "\" y=\"" + y + "\">"
				+ Markup.text(line.type()) + "</text>";
	}

}
