package org.gengfu.core.incident;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.journal.LineReader;
import org.gengfu.core.journal.LineWriter;

/** Rules as lines of the journal; unlike {@link RuleText} they hold any rule to the last digit. */
final class RuleLines {
  private RuleLines() {}

  static void put(RuleBook rules, LineWriter out) {
    out.put("version", rules.version());
    out.putAll("causes", rules.causes().stream().map(RuleLines::line).toList());
    out.putAll("inferences", rules.inferences().stream().map(RuleLines::line).toList());
  }

  static RuleBook rules(LineReader in) {
    return new RuleBook(
        in.whole("version"),
        in.all("causes", RuleLines::cause),
        in.all("inferences", RuleLines::inference));
  }

  private static String line(CauseRule rule) {
    LineWriter out = new LineWriter("id", rule.id());
    out.put("version", rule.version());
    out.put("cause", rule.causeType()).put("effect", rule.effectType()).putAll("via", rule.via());
    out.put("minHops", rule.minHops()).put("maxHops", rule.maxHops());
    out.put("peer", rule.throughPeer()).put("lagMin", rule.lagMin());
    LagLimit limit = rule.lagMax();
    out.put("lagMax", limit.most()).put("attribute", limit.attribute());
    out.put("factor", limit.factor()).put("plus", limit.plus());
    out.put("typical", rule.typical()).put("clearLag", rule.clearLag());
    return out.put("kind", rule.kind()).put("source", rule.source()).line();
  }

  private static CauseRule cause(String line) {
    LineReader in = new LineReader(line);
    List<Relation> relations = in.all("via", Relation::valueOf);
    Set<Relation> via = relations.isEmpty() ? Set.of() : EnumSet.copyOf(relations);
    CauseRule rule =
        new CauseRule(
            in.text("id"),
            in.count("version"),
            in.text("cause"),
            in.text("effect"),
            via,
            in.count("minHops"),
            in.count("maxHops"),
            in.flag("peer"),
            in.duration("lagMin"),
            new LagLimit(
                in.duration("lagMax"),
                in.text("attribute"),
                in.number("factor"),
                in.duration("plus")),
            in.duration("typical"),
            in.duration("clearLag"),
            in.choice("kind", CauseRule.Kind.class),
            in.text("source"));
    in.end();
    return rule;
  }

  private static String line(InferRule rule) {
    LineWriter out = new LineWriter("id", rule.id());
    out.put("version", rule.version());
    out.put("parent", rule.parentType()).put("type", rule.inferredType()).put("via", rule.via());
    out.putAll("children", rule.childTypes()).putAll("effects", rule.effectTypes());
    out.put("least", rule.minChildren()).put("share", rule.minShare());
    return out.put("window", rule.window()).put("settle", rule.settle()).line();
  }

  private static InferRule inference(String line) {
    LineReader in = new LineReader(line);
    InferRule rule =
        new InferRule(
            in.text("id"),
            in.count("version"),
            in.text("parent"),
            in.text("type"),
            in.choice("via", Relation.class),
            new TreeSet<>(in.all("children", text -> text)),
            new TreeSet<>(in.all("effects", text -> text)),
            in.count("least"),
            in.number("share"),
            in.duration("window"),
            in.duration("settle"));
    in.end();
    return rule;
  }
}
