/** Finds a code in a picture of the camera. */
export interface Reader {
  read(video: HTMLVideoElement): Promise<string | null>
}

interface Detector {
  detect(from: CanvasImageSource): Promise<{ rawValue: string }[]>
}
type DetectorClass = (new (how: { formats: string[] }) => Detector) & { getSupportedFormats(): Promise<string[]> }

/** Labels of devices are QR codes; makers print bars on their parts as well. */
const WANTED = ['qr_code', 'code_128', 'code_39', 'ean_13', 'data_matrix']
/** jsQR needs time for every pixel: more would not be read better. */
const MOST_PIXELS = 640

/** The browser's own reader where there is one, else jsQR, which is loaded only now and reads QR codes only. */
export async function openReader(): Promise<Reader> {
  const known = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector
  const formats = known === undefined ? [] : await known.getSupportedFormats().catch(() => [])
  if (known !== undefined && formats.includes('qr_code')) {
    const detector = new known({ formats: WANTED.filter((format) => formats.includes(format)) })
    return { read: async (video) => (await detector.detect(video))[0]?.rawValue ?? null }
  }
  const { default: find } = await import('jsqr')
  const canvas = document.createElement('canvas')
  const on = canvas.getContext('2d', { willReadFrequently: true })
  return {
    read: (video) => {
      const scale = Math.min(1, MOST_PIXELS / Math.max(video.videoWidth, video.videoHeight, 1))
      canvas.width = Math.round(video.videoWidth * scale)
      canvas.height = Math.round(video.videoHeight * scale)
      if (on === null || canvas.width === 0 || canvas.height === 0) return Promise.resolve(null)
      on.drawImage(video, 0, 0, canvas.width, canvas.height)
      const { data, width, height } = on.getImageData(0, 0, canvas.width, canvas.height)
      return Promise.resolve(find(data, width, height)?.data ?? null)
    },
  }
}

/** The code of a device in what its label says: the label may hold an address of the center with the code in it. */
export function codeOf(text: string): string {
  const plain = text.trim()
  if (!/^https?:\/\//i.test(plain)) return plain
  try {
    const url = new URL(plain)
    return url.searchParams.get('code') ?? plain
  } catch {
    return plain
  }
}
