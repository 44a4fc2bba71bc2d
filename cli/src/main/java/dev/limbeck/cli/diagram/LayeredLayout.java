package dev.limbeck.cli.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.limbeck.docs.Diagram;
import dev.limbeck.docs.DiagramLayout;
import dev.limbeck.docs.PlacedDiagram;
import dev.limbeck.docs.PlacedDiagram.Frame;
import dev.limbeck.docs.PlacedDiagram.Placed;
import dev.limbeck.docs.PlacedDiagram.Point;
import dev.limbeck.docs.PlacedDiagram.Route;
import dev.limbeck.schema.FactId;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places tables by the layered algorithm of the Eclipse Layout Kernel: what is referred
 * to stands right of what refers to it. Several schemas have a frame each.
 */
public final class LayeredLayout implements DiagramLayout {

	private static final double BETWEEN = 30;

	private static final double BETWEEN_LAYERS = 60;

	private static final ElkPadding MARGIN = new ElkPadding(12);

	private static final ElkPadding FRAME = new ElkPadding(32, 16, 16, 16);

	@Override
	public PlacedDiagram place(Diagram diagram) {
		return new Search(diagram).run();
	}

	/**
	 * Places one diagram.
	 */
	private static final class Search {

		private final Diagram diagram;

		private final ElkNode root = ElkGraphUtil.createGraph();

		private final Map<String, ElkNode> frames = new LinkedHashMap<>();

		private final Map<FactId, ElkNode> nodes = new HashMap<>();

		private final Map<Diagram.Link, ElkEdge> edges = new LinkedHashMap<>();

		Search(Diagram diagram) {
			this.diagram = diagram;
		}

		PlacedDiagram run() {
			configure(this.root, MARGIN);
			boolean framed = this.diagram.boxes().stream().map(Diagram.Box::schema).distinct().count() > 1;
			for (Diagram.Box box : this.diagram.boxes()) {
				ElkNode node = ElkGraphUtil.createNode(framed ? frame(box.schema()) : this.root);
				node.setDimensions(box.width(), box.height());
				this.nodes.put(box.table(), node);
			}
			for (Diagram.Link link : this.diagram.links()) {
				this.edges.put(link, ElkGraphUtil.createSimpleEdge(node(link.from()), node(link.to())));
			}
			new RecursiveGraphLayoutEngine().layout(this.root, new NullElkProgressMonitor());
			return new PlacedDiagram(round(this.root.getWidth()), round(this.root.getHeight()), frames(), boxes(),
					routes());
		}

		private ElkNode frame(String schema) {
			return this.frames.computeIfAbsent(schema, (name) -> {
				ElkNode frame = ElkGraphUtil.createNode(this.root);
				configure(frame, FRAME);
				return frame;
			});
		}

		private static void configure(ElkNode node, ElkPadding padding) {
			node.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
			node.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
			node.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
			node.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
			node.setProperty(CoreOptions.PADDING, padding);
			node.setProperty(CoreOptions.SPACING_NODE_NODE, BETWEEN);
			node.setProperty(CoreOptions.ASPECT_RATIO, 1.6);
			node.setProperty(CoreOptions.RANDOM_SEED, 1);
			node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
			node.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, BETWEEN);
		}

		private ElkNode node(FactId table) {
			return Objects.requireNonNull(this.nodes.get(table));
		}

		private List<Frame> frames() {
			List<Frame> placed = new ArrayList<>();
			this.frames.forEach((name, frame) -> placed
				.add(new Frame(name, left(frame), top(frame), round(frame.getWidth()), round(frame.getHeight()))));
			return placed;
		}

		private List<Placed> boxes() {
			return this.diagram.boxes().stream().map((box) -> {
				ElkNode node = node(box.table());
				return new Placed(box, left(node), top(node));
			}).toList();
		}

		private List<Route> routes() {
			List<Route> routes = new ArrayList<>();
			this.edges.forEach((link, edge) -> routes.add(new Route(link, points(edge))));
			return routes;
		}

		// A way is told from the node that holds both ends.
		private static List<Point> points(ElkEdge edge) {
			ElkNode holder = edge.getContainingNode();
			List<Point> points = new ArrayList<>();
			for (ElkEdgeSection section : edge.getSections()) {
				points.add(point(holder, section.getStartX(), section.getStartY()));
				section.getBendPoints().forEach((bend) -> points.add(point(holder, bend.getX(), bend.getY())));
				points.add(point(holder, section.getEndX(), section.getEndY()));
			}
			return points;
		}

		private static Point point(ElkNode holder, double x, double y) {
			return new Point(left(holder) + round(x), top(holder) + round(y));
		}

		private static int left(ElkNode node) {
			ElkNode parent = node.getParent();
			return round(node.getX()) + ((parent != null) ? left(parent) : 0);
		}

		private static int top(ElkNode node) {
			ElkNode parent = node.getParent();
			return round(node.getY()) + ((parent != null) ? top(parent) : 0);
		}

		private static int round(double length) {
			return (int) Math.round(length);
		}

	}

}
