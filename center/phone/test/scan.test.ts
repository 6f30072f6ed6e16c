import jsQR from 'jsqr'
import { expect, test } from 'vitest'
import { pixels } from '../dev/qr.mjs'

// The library that reads codes where the browser does not, with what a camera may give: turned, and not sharp.
test('the loaded reader finds a label, upright and turned', () => {
  const label = 'GF-CIVIC-RECT-03'
  const picture = pixels(label, 6)
  expect(jsQR(picture.data, picture.width, picture.height)?.data).toBe(label)
  const { width } = picture
  const turned = new Uint8ClampedArray(picture.data.length)
  for (let y = 0; y < width; y++) for (let x = 0; x < width; x++) turned.set(picture.data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4), (x * width + width - 1 - y) * 4)
  expect(jsQR(turned, width, width)?.data).toBe(label)
})
