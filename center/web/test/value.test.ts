import { describe, expect, it } from 'vitest'
import type { Point } from '../src/api/types'
import { durationText, numberText, shown, textIn, unitText, withUnit } from '../src/format/value'

const flags = { yes: '是', no: '否' }
function point(more: Partial<Point>): Pick<Point, 'type' | 'unit' | 'labels'> {
  return { type: 'real', unit: '', labels: {}, ...more }
}

describe('a value with its unit', () => {
  // The width of a value must not change with its last digit, or the page would tremble.
  it('keeps the digits of its unit', () => {
    expect(numberText(50, 'Hz', false, 'zh')).toBe('50.00')
    expect(numberText(220.04, 'V', false, 'zh')).toBe('220.0')
    expect(numberText(12640.4, 'W', false, 'zh')).toBe('12,640')
    expect(numberText(3, 'unheard-of', false, 'en')).toBe('3.00')
  })

  it('shows whole numbers without digits behind the point', () => {
    expect(shown(point({ type: 'whole' }), 1234567, 'zh', flags)).toEqual({ text: '1,234,567', unit: '' })
  })

  it('never shows minus nothing', () => {
    expect(numberText(-0.04, 'A', false, 'zh')).toBe('0.0')
    expect(numberText(-0.06, 'A', false, 'zh')).toBe('-0.1')
  })

  it('shows what is no number as no value', () => {
    expect(numberText(NaN, 'V', false, 'zh')).toBe('—')
    expect(shown(point({}), null, 'zh', flags)).toEqual({ text: '—', unit: '' })
  })

  it('writes UCUM codes as people do', () => {
    expect(unitText('Cel')).toBe('°C')
    expect(unitText('kW.h')).toBe('kWh')
    expect(unitText('{record}')).toBe('')
    expect(withUnit(28.1, 'Cel', 'zh')).toBe('28.1 °C')
    expect(withUnit(3, '', 'zh')).toBe('3')
  })

  it('takes the label of an enumeration before the number, and of a flag before yes and no', () => {
    const labels = { '0': { zh: '关' }, '2': { zh: '待机', en: 'standby' } }
    expect(shown(point({ type: 'whole', labels }), 2, 'en', flags).text).toBe('standby')
    expect(shown(point({ type: 'flag', labels }), false, 'en', flags).text).toBe('关')
    expect(shown(point({ type: 'flag' }), true, 'zh', flags).text).toBe('是')
    expect(shown(point({ type: 'whole', labels }), 9, 'zh', flags).text).toBe('9')
  })

  it('says long times in minutes and hours, and sizes in binary units', () => {
    expect(durationText(0.42, 'zh')).toBe('0.4 秒')
    expect(durationText(1685, 'zh')).toBe('28 分 05 秒')
    expect(durationText(3720, 'en')).toBe('1 h 02 min')
    expect(shown(point({ unit: 's' }), 59, 'zh', flags)).toEqual({ text: '59', unit: 's' })
    expect(shown(point({ unit: 'By' }), 1536, 'zh', flags)).toEqual({ text: '1.5', unit: 'KiB' })
  })

  it('falls back to Chinese, then to any text, then to the id', () => {
    expect(textIn({ zh: '温度' }, 'en')).toBe('温度')
    expect(textIn({ de: 'Temperatur' }, 'en')).toBe('Temperatur')
    expect(textIn({}, 'en', 'ambient.temperature')).toBe('ambient.temperature')
  })
})
