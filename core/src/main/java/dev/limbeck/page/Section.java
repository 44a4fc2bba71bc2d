package dev.limbeck.page;

import java.util.ArrayList;
import java.util.List;

import dev.limbeck.drawing.Markup;

/**
 * One part of the page, with a title by which it is found.
 *
 * @param id unique in the page
 * @param title what it is about
 * @param body lines of HTML
 */
record Section(String id, String title, List<String> body) {

	List<String> lines() {
		List<String> lines = new ArrayList<>();
		lines.add("<section id=\"" + this.id + "\" aria-labelledby=\"" + this.id + "-title\">");
		lines.add("<h3 id=\"" + this.id + "-title\">" + Markup.text(this.title) + "</h3>");
		lines.addAll(this.body);
		lines.add("</section>");
		return lines;
	}

	static String paragraph(String text) {
		return "<p>" + Markup.text(text) + "</p>";
	}

	/**
	 * Let a table be scrolled by itself, also by the keyboard.
	 * @param label what it is
	 * @param table lines of HTML
	 * @return lines of HTML
	 */
	static List<String> scrolled(String label, List<String> table) {
		List<String> lines = new ArrayList<>();
		lines.add("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" + Markup.text(label) + "\">");
		lines.addAll(table);
		lines.add("</div>");
		return lines;
	}

	/**
	 * Begin a table.
	 * @param caption what it is, for who does not see it
	 * @param columns the titles
	 * @return lines of HTML
	 */
	static List<String> table(String caption, String... columns) {
		StringBuilder head = new StringBuilder("<thead><tr>");
		for (String column : columns) {
			head.append("<th scope=\"col\">").append(Markup.text(column)).append("</th>");
		}
		List<String> lines = new ArrayList<>();
		lines.add("<table><caption>" + Markup.text(caption) + "</caption>");
		lines.add(head + "</tr></thead><tbody>");
		return lines;
	}

}
