/** A list of rows of one height, one of which may be open and then has its detail below it. Measures in pixels. */
export interface ListShape {
  count: number
  rowHeight: number
  /** Index of the open row, -1 for none. */
  open: number
  openHeight: number
}

/** The rows that are in the document, `to` not included, and the room that those before and after them take. */
export interface ListWindow {
  from: number
  to: number
  before: number
  after: number
}

/** Where a row begins, from the list's begin. */
export function rowTop(shape: ListShape, index: number): number {
  return index * shape.rowHeight + (shape.open >= 0 && index > shape.open ? shape.openHeight : 0)
}

/** The row at that place; the detail of an open row belongs to it. */
function rowAt(shape: ListShape, place: number): number {
  const plain = Math.floor(place / shape.rowHeight)
  if (shape.open < 0 || plain <= shape.open) return plain
  return Math.max(shape.open, Math.floor((place - shape.openHeight) / shape.rowHeight))
}

/** What is to be in the document while the screen shows the list from `top` to `bottom`, with some rows to spare. */
export function windowOf(shape: ListShape, top: number, bottom: number, spare: number): ListWindow {
  const clamp = (index: number) => Math.min(shape.count, Math.max(0, index))
  const from = clamp(rowAt(shape, Math.max(0, top)) - spare)
  const to = Math.max(from, clamp(rowAt(shape, Math.max(0, bottom)) + 1 + spare))
  const whole = rowTop(shape, shape.count)
  return { from, to, before: rowTop(shape, from), after: Math.max(0, whole - rowTop(shape, to)) }
}
