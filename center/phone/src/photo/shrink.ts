/** Makes of what the camera gave a picture that a weak line can carry, with order, time, place and name on it. */
export interface Made {
  blob: Blob
  small: string
}

/** The longer side of what is sent; a nameplate can still be read on it. */
const LONG_SIDE = 1_600
const SMALL_SIDE = 160
const QUALITY = 0.82

/** Reads the picture already made smaller where the browser can: a picture of 40 MB must not fill the memory. */
async function read(file: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(file)
  const scale = LONG_SIDE / Math.max(whole.width, whole.height)
  if (scale >= 1) return whole
  try {
    const size = { resizeWidth: Math.round(whole.width * scale), resizeHeight: Math.round(whole.height * scale), resizeQuality: 'high' as const }
    return await createImageBitmap(whole, size)
  } finally {
    whole.close()
  }
}

function drawn(width: number, height: number, draw: (on: CanvasRenderingContext2D) => void): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const on = canvas.getContext('2d')
  if (on === null) throw new Error('this browser cannot draw')
  draw(on)
  return canvas
}

function asBlob(canvas: HTMLCanvasElement, type: string): Promise<Blob> {
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob === null ? failed(new Error('the picture cannot be written')) : done(blob)), type, QUALITY)
  })
}

/** Lines at the foot of the picture, on a dark ground so that they can be read on any picture. */
function stamp(on: CanvasRenderingContext2D, width: number, height: number, lines: string[]): void {
  const size = Math.max(18, Math.round(Math.min(width, height) / 34))
  const row = Math.round(size * 1.4)
  on.font = `${size}px sans-serif`
  on.textBaseline = 'top'
  on.fillStyle = 'rgb(0 0 0 / 62%)'
  on.fillRect(0, height - row * lines.length - size, width, row * lines.length + size)
  on.fillStyle = '#ffffff'
  lines.forEach((line, i) => on.fillText(line, size, height - row * (lines.length - i) - size / 2, width - 2 * size))
}

/** The picture of a file with a watermark. Throws when the browser cannot read the file. */
export async function shrink(file: Blob, watermark: string[]): Promise<Made> {
  const picture = await read(file)
  const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height))
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)]
  const canvas = drawn(width, height, (on) => {
    on.drawImage(picture, 0, 0, width, height)
    stamp(on, width, height, watermark)
  })
  picture.close()
  return { blob: await asBlob(canvas, 'image/jpeg'), small: smallOf(canvas) }
}

function smallOf(canvas: HTMLCanvasElement): string {
  const scale = SMALL_SIDE / Math.max(canvas.width, canvas.height)
  const small = drawn(Math.max(1, Math.round(canvas.width * scale)), Math.max(1, Math.round(canvas.height * scale)), (on) => {
    on.fillStyle = '#ffffff'
    on.fillRect(0, 0, on.canvas.width, on.canvas.height)
    on.drawImage(canvas, 0, 0, on.canvas.width, on.canvas.height)
  })
  return small.toDataURL('image/jpeg', 0.6)
}

/** A signature as picture, with the same lines below it. */
export async function signed(pad: HTMLCanvasElement, lines: string[]): Promise<Made> {
  const foot = 40 * lines.length + 30
  const canvas = drawn(pad.width, pad.height + foot, (on) => {
    on.fillStyle = '#ffffff'
    on.fillRect(0, 0, on.canvas.width, on.canvas.height)
    on.drawImage(pad, 0, 0)
    on.fillStyle = '#111111'
    on.font = '26px sans-serif'
    on.textBaseline = 'top'
    lines.forEach((line, i) => on.fillText(line, 16, pad.height + 10 + 40 * i, pad.width - 32))
  })
  return { blob: await asBlob(canvas, 'image/png'), small: smallOf(canvas) }
}

export async function sha256(bytes: Blob): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', await bytes.arrayBuffer())
  return Array.from(new Uint8Array(sum), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
