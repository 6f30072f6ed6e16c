export function pixels(text: string, scale: number): { data: Uint8ClampedArray; width: number; height: number }
export function film(text: string, width?: number, height?: number): Buffer
