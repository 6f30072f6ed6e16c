/** How a picture is cut for the way to the center. Pure. */
export const PIECE_BYTES = 256 * 1024
/** The center takes no larger picture. */
export const MOST_BYTES = 50 * 1024 * 1024

/** A piece: from its first byte to before its last. */
export interface Piece {
  from: number
  to: number
}

/** True when the ranges that the center names (first and last byte) hold all of a piece. */
function holds(received: readonly [number, number][], piece: Piece): boolean {
  const inside = received.filter(([from, to]) => to >= piece.from && from < piece.to).sort((a, b) => a[0] - b[0])
  let reached = piece.from
  for (const [from, to] of inside) {
    if (from > reached) return false
    reached = Math.max(reached, to + 1)
  }
  return reached >= piece.to
}

/** What the center has not got yet, in order. */
export function missing(size: number, received: readonly [number, number][]): Piece[] {
  const left: Piece[] = []
  for (let from = 0; from < size; from += PIECE_BYTES) {
    const piece = { from, to: Math.min(size, from + PIECE_BYTES) }
    if (!holds(received, piece)) left.push(piece)
  }
  return left
}

/** How much of it is there, from 0 to 1. */
export function share(size: number, received: readonly [number, number][]): number {
  const left = missing(size, received).reduce((sum, piece) => sum + piece.to - piece.from, 0)
  return size === 0 ? 1 : (size - left) / size
}
