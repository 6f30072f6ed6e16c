export const zh = {
  duty: { menu: '值班分区', incidents: '事件', messages: '消息', load: '值班负荷', handover: '交接班' },
  incidents: {
    title: '事件', incident: '事件', severity: '级别', members: '活动 / 全部', since: '发生', state: '状态', site: '站点', allSites: '全部站点', text: '搜索', textHint: '设备、现象、事件编号', filters: '筛选', mark: '标记', anyMark: '标记不限', span: '发生时间', anyTime: '时间不限', within: '最近 {span}',
    sort: '排序', clear: '清除筛选', counts: '未结事件统计', open: '未结', shown: '共 {n} 个', loading: '正在读取…（{n}）', none: '没有符合条件的事件。', quiet: '现在没有未结事件。', fresh: '有 {n} 个新事件，点击显示', came: '新事件：{text}', leaving: '已不符合筛选', more: '加载更多',
    tooMany: '未结事件共 {total} 个，这里只显示其中 {n} 个；请用筛选缩小范围。', membersHint: '{n} 个成员，其中 {active} 个仍在活动', keys: '用上下方向键移动，回车打开。',
  },
  incidentFilter: { open: '未结', resolved: '已结束', all: '全部' },
  incidentSort: { worst: '级别高在前', newest: '最新在前', largest: '影响大在前' },
  incidentState: { held: '等待原因', open: '未结', resolved: '已结束', merged: '已并入' },
  incidentMark: {
    held: '等待原因', heldHint: '可能还有更上层的原因尚未报到，最多等 3 分钟再通知；合同时限照常计时。', heldCount: '等待原因', unseen: '未观测', unseenOf: '未观测 {n}', unseenHint: '观测它们的边缘代理失联：状态未知，不等于离线。', unseenCount: '未观测设备', unacknowledged: '未确认', unacknowledgedHint: '还没有人确认知悉。', unacknowledgedCount: '未确认',
    inferred: '推断', inferredHint: '根因自身没有告警，由其下级 {of} 个中 {failed} 个同时失效推断。', residual: '残留', residualHint: '原因已恢复而它没有恢复，须单独处理。', byHand: '人工', byHandHint: '有人合并、拆分或指定过根因，规则不再改动。', maintenance: '维护中', maintenanceHint: '处于维护窗口 {id} 内。', acknowledged: '已确认',
  },
  story: {
    loading: '正在读取事件…', tree: '牵连关系', graphVersion: '拓扑版本 {n}', timeline: '经过', tried: '已尝试的处置', messages: '发出的消息', allMessages: '在消息页查看', noMessages: '没有发出消息。', heldMessages: '正在等待更上层的原因，尚未通知任何人。', moreMembers: '另有 {n} 个成员未列出。',
    why: '为什么', hideWhy: '收起', fold: '展开或收起 {name} 的下级', below: '下级 {n} 个', over: '已恢复', moreOf: '再显示 {n} 个', noReason: '没有更上层的原因能解释它。', raised: '发生', ended: '恢复', lag: '在原因之后 {n}', rule: '规则', ruleVersion: '第 {n} 版', way: '路径', rejected: '考虑过但未采纳的原因',
    residualTo: '残留为事件 {id}', residualOf: '这是事件 {id} 恢复后的残留', mergedInto: '已并入事件 {id}', toAlarm: '告警', toCamera: '摄像机', toDevice: '此设备的告警', toPlan: '在拓扑图中查看', plan: '拓扑图', rootAlarm: '根因告警',
    root: '根因', opened: '发生', lasting: '已持续 {n}', lasted: '持续了 {n}', told: '首次通知', notYet: '等待原因，尚未通知', nobody: '未通知', id: '事件编号', count: { active: '活动 {n}', ended: '已恢复 {n}', notObserved: '未观测 {n}' },
  },
  endWhy: { cleared: '设备恢复', superseded: '再次发生（恢复消息丢失）', reconciled: '对账恢复', contradicted: '下级在工作，与之矛盾', revoked: '推断已撤销', 'lease-over': '来源超过一天没有提到它' },
  hand: {
    acknowledge: '确认知悉', merge: '并入其他事件', split: '拆出成员', reroot: '指定根因', reason: '原因（必填）', comment: '备注（可不填）', noReason: '请填写原因：以后的人要知道为什么这样改。', noTarget: '请选择要并入的事件。', noMember: '请选择成员或填写节点。', cancel: '取消', busy: '正在提交…', into: '并入哪个事件', member: '要拆出的成员（连同其下级）', choose: '请选择', node: '根因节点', nodeHint: '例如 edge-0001/ups 或 feeder:F07',
    acknowledgeHint: '确认事件中所有未确认的告警。确认只表示有人已知悉，不会清除告警。', mergeHint: '两个事件其实是同一个原因时使用。此决定由人作出，规则不再改动。', splitHint: '某个成员其实与此原因无关时使用。它将成为单独的事件，规则不再改动。', rerootHint: '根因另有其物时使用，可以是本身没有告警的设备或线路。规则不再改动。',
    acknowledgeExample: '例如：已派人去现场', mergeExample: '例如：现场确认是同一处断电', splitExample: '例如：该摄像机被单独拆走，与断电无关', rerootExample: '例如：供电所告知是 F07 馈线检修', done: { acknowledge: '已确认', merge: '已并入', split: '已拆出', reroot: '已指定根因' },
  },
  messages: {
    title: '消息', total: '共 {n} 条', all: '全部消息', failures: '某日失败清单', view: '查看', anyState: '状态不限', day: '日期', ofIncident: '事件', none: '没有符合条件的消息。', noFailures: '这一天没有失败的消息。', moreFailures: '失败超过 1,000 条，其余未列出。', loading: '正在读取…', received: '已登记回执', time: '时间', receiver: '接收人', why: '原因', what: '关于', nobody: '无人可通知', level: '{n} 级', receipt: '登记回执', receiptBy: '{by} 于 {at} 回执', receiptMissing: '1 级呼叫尚无回执', next: '下次尝试', toIncident: '查看事件', unknownHint: '交给网关后连接中断，不知道是否送达；不会自动重发。',
  },
  messageState: { waiting: '等待发送', held: '安静时段暂缓', sent: '已发出', delivered: '已送达', failed: '失败', unknown: '结果未知', withdrawn: '已撤回', dropped: '未再发送' },
  messageKind: { notice: '通知', escalation: '升级', withdrawal: '撤回', digest: '汇总', failures: '失败清单', order: '工单' },
  channel: { mail: '邮件', modem: '短信', sms: '短信', call: '语音电话', voice: '语音电话', 'ops-robot': '群机器人', dingtalk: '钉钉', wecom: '企业微信', webhook: 'Webhook' },
  attempt: { sending: '正在发送', accepted: '网关已接收', delivered: '已送达', again: '稍后再试', failed: '失败', unknown: '结果未知' },
  shift: { shift: '班次', before: '上一班', after: '下一班', now: '（当前）' },
  verdict: { good: '良好', limit: '到限', over: '超限' },
  priority: { low: '低', medium: '中', high: '高', highest: '最高' },
  load: {
    title: '值班负荷', loading: '正在统计…', lead: '事件是值班员承受的，告警说明传感器与门限是否得当。', figure: '指标', of: { incidents: '事件', alarms: '告警' }, bounds: '良好 / 上限', mix: '级别构成', floods: '告警风暴时段', noFlood: '没有风暴。', top: '最多的来源', nothing: '本班没有。',
    source: '指标与界限依据 ISA-18.2 与 IEC 62682；只计已提醒的，搁置、抑制与停用的不计。',
  },
  figure: {
    activations: '次数', perTenMinutes: '平均每 10 分钟', perHour: '平均每小时', perDay: '折合每天', crowded: '拥挤时段', mostInTenMinutes: '任意 10 分钟最多', floodShare: '风暴占时', topSources: '前十来源占比', chattering: '频繁抖动', fleeting: '瞬时', stale: '长期未恢复', byPriority: '低 / 中 / 高 / 最高（%）',
  },
  figureHint: {
    activations: '本班开始的', perTenMinutes: '一个人能从容处理的速度', perHour: '每 10 分钟数的 6 倍', perDay: '日平均会掩盖突发', crowded: '超过 10 次的 10 分钟数 / 全部', mostInTenMinutes: '最忙的时刻', floodShare: '10 分钟超过 10 次起，少于 5 次止', topSources: '少数来源不应占大头', chattering: '一分钟内反复三次以上的', fleeting: '一分钟内自行消失的', stale: '持续超过一天的', byPriority: '应大约为 80 / 15 / 5，最高不到 1',
  },
  figureBounds: { activations: '—', perTenMinutes: '不超过 1 / 2', perHour: '约 6 / 12', perDay: '约 144 / 288', crowded: '不超过 1%', mostInTenMinutes: '不超过 10', floodShare: '不超过 1% / 5%', topSources: '不超过 5%（不足 200 次不评）', chattering: '0', fleeting: '0', stale: '少于 5', byPriority: '高与最高合计不超过 6%（不足 100 次不评）' },
  handover: {
    title: '交接班', loading: '正在整理交接单…', print: '打印', asOf: '截至 {time}', open: '未结事件', resolvedIn: '本班已恢复', byHand: '人工改动过的事件', shelved: '搁置的告警', stale: '持续超过一天的告警', notObserved: '未观测（不等于离线）', maintenance: '维护窗口', failedMessages: '未送达的消息', nothing: '无', more: '另有 {n} 项未列出。', devices: '{n} 台设备', activeOf: '活动 {active} / {n}',
    notes: '值班记事', note: '记事', noteHint: '例如：14:00 复电后核对 UPS 充电', addNote: '添加', signed: '签字', sign: '签字确认', signAsk: '以 {user} 的身份签字，确认已交接以上内容。签字后不可撤销。', leaving: '交班人：', coming: '接班人：',
  },
  windowState: { asked: '待批准', approved: '已批准', declined: '未批准', running: '进行中', ended: '已结束', cancelled: '已取消' },
}
