package org.gengfu.sim.world;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/**
 * Reads settings that are records from a document: every component is a key of its name, what is
 * not said stays as it is by default. Components are records, flags, or numbers marked {@link
 * Within}. For one thread.
 */
public final class RecordReader {
  private final Problems problems;

  public RecordReader(Problems problems) {
    this.problems = problems;
  }

  /** The settings that this part of a document says; problems are reported at their place. */
  public <R extends Record> R read(MapNode node, R usual) {
    RecordComponent[] components = usual.getClass().getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = value(node, components[i], usual);
    }
    node.close(problems);
    try {
      var constructor = usual.getClass().getDeclaredConstructor(types);
      constructor.setAccessible(true);
      @SuppressWarnings("unchecked") // the constructor of usual's own class
      R read = (R) constructor.newInstance(values);
      return read;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + usual.getClass(), e);
    }
  }

  private Object value(MapNode node, RecordComponent component, Record usual) {
    String key = component.getName();
    Object before = held(component, usual);
    Within within = component.getAnnotation(Within.class);
    return switch (before) {
      case Record part -> {
        MapNode inner = node.map(key, problems);
        yield read(inner == null ? MapNode.empty(node.mark()) : inner, part);
      }
      case Boolean flag -> node.flag(key, flag, problems);
      case Double number when within != null ->
          node.number(key, number, within.low(), within.high(), problems);
      case Integer number when within != null ->
          (int) node.whole(key, number, (long) within.low(), (long) within.high(), problems);
      default ->
          throw new IllegalStateException(
              usual.getClass().getName() + "." + key + " is no flag, record or marked number");
    };
  }

  private static Object held(RecordComponent component, Record usual) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(usual);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
