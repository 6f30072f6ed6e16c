// A label as picture, for tests and for a made-up camera.
import qrcode from 'qrcode-generator'

/** RGBA pixels of a QR code with a quiet border, each module `scale` pixels wide. */
export function pixels(text, scale) {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const count = code.getModuleCount() + 8
  const width = count * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4]
      const inside = row >= 0 && column >= 0 && row < count - 8 && column < count - 8
      if (inside && code.isDark(row, column)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  return { data, width, height: width }
}

/** A film of one second that shows the code, as Chromium's made-up camera plays it (YUV4MPEG2). */
export function film(text, width = 640, height = 480) {
  const code = pixels(text, 8)
  const luma = Buffer.alloc(width * height, 200)
  const [left, top] = [Math.floor((width - code.width) / 2), Math.floor((height - code.height) / 2)]
  for (let y = 0; y < code.height; y++) for (let x = 0; x < code.width; x++) luma[(top + y) * width + left + x] = code.data[(y * code.width + x) * 4]
  const chroma = Buffer.alloc((width * height) / 2, 128)
  const frames = Array.from({ length: 10 }, () => [Buffer.from('FRAME\n'), luma, chroma]).flat()
  return Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...frames])
}
