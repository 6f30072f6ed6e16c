/** Groups of a camera's file, after the attribute groups that Chinese local standards of 一机一档 use. */
export const FILE_GROUPS = ['basic', 'place', 'kind', 'security', 'line', 'manage', 'more'] as const
export type FileGroup = (typeof FILE_GROUPS)[number]

/** Words of a column's name that tell its group; the first group that fits has it. */
const SIGNS: readonly [Exclude<FileGroup, 'more'>, RegExp][] = [
  ['line', /取电|供电|接入|链路|上联|交换机|带宽|光|VLAN|NVR|通道|存储|录像|uplink|power|line|storage|record|channel/i],
  ['security', /安全|密码|口令|证书|认证|用户名|加密|security|certificate|password|login/i],
  ['place', /区划|区县|地址$|安装地|点位|经度|纬度|朝向|方位|杆|位置|高度|辖区|district|place|longitude|latitude|direction|pole|site|location/i],
  ['kind', /类型|类别|功能|像素|分辨率|码流|编码格式|制式|云台|补光|kind|type|resolution|codec/i],
  ['manage', /单位|权属|责任|联系|电话|合同|建设|管理|运维|日期|质保|移交|退役|备注|权重|owner|party|contract|item|contact|warranty|date|commission|retire|note|weight/i],
  ['basic', /编码|编号|名称|厂|品牌|型号|序列|IP|MAC|端口|固件|软件|code|name|maker|vendor|model|serial|address|port|firmware/i],
]

export function groupOf(column: string): FileGroup {
  return SIGNS.find(([, sign]) => sign.test(column))?.[0] ?? 'more'
}

/** The fields that hold something, by group and in the register's order. */
export function groupedFields(file: Record<string, string>): { group: FileGroup; fields: [string, string][] }[] {
  const filled = Object.entries(file).filter(([, value]) => value !== '')
  return FILE_GROUPS.map((group) => ({ group, fields: filled.filter(([column]) => groupOf(column) === group) })).filter((one) => one.fields.length > 0)
}
