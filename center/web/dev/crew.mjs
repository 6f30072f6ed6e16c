// The made-up city's places, technicians and contract items, on which clocks, orders, stock and dispatch of dev/ rest.
import { texts } from './crowd.mjs'

export const MINUTE = 60_000
export const HOUR = 3_600_000
export const iso = (millis) => new Date(millis).toISOString()
export const began = Date.now()

const place = (id, zh, en, lat, lon, access = null) => ({ id, name: texts(zh, en), address: `许昌市${zh}`, lat, lon, access })
export const SITES = [
  place('hall-1', '政务大厅', 'Hall 1', 34.0267, 113.8522, '工作日 08:30–17:30；夜间找保安 0374-0000001'), place('hall-2', '东城区大厅', 'Hall 2', 34.0312, 113.8904), place('station-3', '魏都基站', 'Station 3', 34.0085, 113.8107, '铁塔钥匙在派出所'),
  place('XC-014', '建设路口', 'Jianshe Rd', 34.0411, 113.8322), place('XC-021', '汽车站', 'Bus station', 34.0205, 113.8703), place('XC-042', '学院路', 'Xueyuan Rd', 34.0603, 113.8151), place('XC-077', '长葛路', 'Changge Rd', 34.1202, 113.7903), place('XC-101', '禹州指挥中心', 'Yuzhou centre', 34.1411, 113.4882, '须业主陪同'),
]
export const siteOf = (id) => SITES.find((one) => one.id === id) ?? SITES[0]

const tech = (id, name, skills, vehicle, lat, lon, onDuty = true) => ({ id, name, phone: `1380374${id.slice(-1).repeat(4)}`, skills, vehicle: vehicle && 'car-' + id, plate: vehicle, home: { lat, lon }, position: onDuty ? { lat: lat + 0.012, lon: lon - 0.009, time: iso(began - Number(id.slice(-1)) * 3 * MINUTE) } : null, onDuty, open: 0, breaks: id === 't2' ? [{ id: 'noon', from: '12:00', to: '13:00', days: [1, 2, 3, 4, 5] }] : [], leave: id === 't8' ? [{ from: iso(began).slice(0, 10), to: iso(began + 72 * HOUR).slice(0, 10), reason: 'ISO 9001' }] : [], shifts: [{ id: 'day', from: '08:00', to: '20:00', days: [1, 2, 3, 4, 5] }, ...(Number(id.slice(-1)) % 2 ? [{ id: 'night', from: '20:00', to: '08:00', days: [6, 7] }] : [])] })
export const TECHNICIANS = [
  tech('t1', '赵磊', ['power', 'network'], '豫K·10231', 34.0232, 113.8455), tech('t2', '李娜', ['camera', 'network'], '豫K·10232', 34.0351, 113.8811), tech('t3', '王强', ['radio', 'power'], '豫K·10233', 34.0102, 113.8204), tech('t4', '陈静', ['camera'], '豫K·10234', 34.0552, 113.8262),
  tech('t5', '刘洋', ['cooling', 'power'], null, 34.0181, 113.8602), tech('t6', '孙鹏', ['network', 'server'], '豫K·10236', 34.0911, 113.8003), tech('t7', '周敏', ['camera', 'radio'], '豫K·10237', 34.1302, 113.5105), tech('t8', '吴斌', ['cooling'], '豫K·10238', 34.0455, 113.8404, false),
]
export const techName = (id) => TECHNICIANS.find((one) => one.id === id)?.name ?? id

export const STORES = [
  { id: 'wh-1', kind: 'warehouse', name: texts('许昌总库', 'Main store'), lat: 34.0225, lon: 113.8391, hours: '00:00–24:00' }, { id: 'wh-2', kind: 'warehouse', name: texts('禹州分库', 'Yuzhou store'), lat: 34.1488, lon: 113.4791, hours: '08:00–18:00' },
  ...TECHNICIANS.filter((one) => one.vehicle).map((one) => ({ id: 'car-' + one.id, kind: 'vehicle', name: one.plate, lat: one.home.lat, lon: one.home.lon, hours: null })), { id: 'site-hall-1', kind: 'site', name: texts('政务大厅备件柜', 'Cabinet in hall 1'), lat: 34.0267, lon: 113.8522, hours: '08:30–17:30' },
]

const item = (id, zh, en, source, repairs, pays, devices, commitments, late = null) => ({ id, name: texts(zh, en), source, owner: 'client', repairs, pays, devices, commitments: commitments.map(([kind, said, saidEn], n) => ({ id: `${id}-${n}`, kind, text: texts(said, saidEn) })), late })
export const ITEMS = [
  item('G7', '备件更换', 'Spare replacement', '002:113', 'provider', 'provider', 412, [['replace', '故障确认后 4 小时内更换', 'replaced within 4 h of the fault']], texts('每次扣 2 分，超过 24 小时提供备用机', '2 points each; a backup unit after 24 h')),
  item('G10', '基站抢修', 'Radio stations', '002:2310', 'provider', 'provider', 38, [['respond', '及时响应', 'respond promptly'], ['restore', '2 小时内恢复，含更换', 'restored within 2 h, swap included']], texts('每次扣 2 分', '2 points each')),
  item('G2', '机房动环', 'Machine rooms', '002:113', 'provider', 'provider', 164, [['respond', '10 分钟响应', 'respond in 10 min'], ['restore', '一级 1 小时、二级 2 小时、三级 12 小时恢复', '1 h, 2 h, 12 h by level']], texts('每次扣 2 分', '2 points each')),
  item('G24', '公安交通摄像机', 'Police and traffic cameras', '002:5153', 'carrier', 'carrier', 1_830, [['restore', '24 小时恢复', 'restored within 24 h']], texts('提交解决时间表', 'a timetable is handed in')),
  item('G18', '程控交换机与语音网关', 'PBX and voice gateways', '002:5628', 'provider', 'client', 22, [['respond', '关键时段 5 分钟响应', '5 min in key periods'], ['diagnose', '30 分钟诊断', 'diagnosed in 30 min'], ['restore', '1–8 小时恢复', '1 to 8 h']]),
  item('G31', '120 指挥中心', 'Ambulance dispatch', '002:3817', 'provider', 'provider', 16, [['respond', '10 分钟响应', '10 min'], ['arrive', '30 分钟到场', 'on site in 30 min'], ['restore', '1 小时恢复', 'restored in 1 h'], ['report', '8 小时内提交分析报告', 'analysis within 8 h']], texts('每次扣 2 分', '2 points each')),
]
export const itemOf = (id) => ITEMS.find((one) => one.id === id) ?? ITEMS[0]
