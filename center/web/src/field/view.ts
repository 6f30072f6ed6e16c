// What part of a drawing is seen: its shift and scale. Pure.

export interface View {
  x: number
  y: number
  scale: number
}
export interface Size {
  width: number
  height: number
}

export const LEAST_SCALE = 0.08
export const MOST_SCALE = 2
/** A drawing that would be smaller than this is not shown whole at first: nobody could read it. */
const LEGIBLE = 0.55
const MARGIN = 24

const within = (scale: number) => Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale))

/** The whole drawing in the middle, never larger than it is. */
export function whole(drawing: Size, pane: Size): View {
  const scale = within(Math.min(1, (pane.width - 2 * MARGIN) / Math.max(1, drawing.width), (pane.height - 2 * MARGIN) / Math.max(1, drawing.height)))
  return { scale, x: (pane.width - drawing.width * scale) / 2, y: Math.max(MARGIN, (pane.height - drawing.height * scale) / 2) }
}

/** Where to begin: the whole when it can be read, else what matters with its surroundings. */
export function first(drawing: Size, pane: Size, matter: { x: number; y: number } | null): View {
  const all = whole(drawing, pane)
  if (all.scale >= LEGIBLE) return all
  const scale = Math.max(LEGIBLE, Math.min(0.8, (pane.height - 2 * MARGIN) / Math.max(1, drawing.height)))
  if (matter === null) return { scale, x: pane.width / 2 - (drawing.width * scale) / 2, y: MARGIN }
  return { scale, x: pane.width / 2 - matter.x * scale, y: Math.min(MARGIN, pane.height / 2 - matter.y * scale) }
}

/** Larger or smaller, the point of the pane staying where it is. */
export function zoomed(view: View, by: number, at: { x: number; y: number }): View {
  const scale = within(view.scale * by)
  const grown = scale / view.scale
  return { scale, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }
}

/** Moved so that a box is seen, and no further than needed. */
export function showing(view: View, box: { x: number; y: number } & Size, pane: Size): View {
  const move = (from: number, length: number, room: number) => (from < MARGIN ? MARGIN - from : from + length > room - MARGIN ? room - MARGIN - from - length : 0)
  return {
    scale: view.scale,
    x: view.x + move(view.x + box.x * view.scale, box.width * view.scale, pane.width),
    y: view.y + move(view.y + box.y * view.scale, box.height * view.scale, pane.height),
  }
}
