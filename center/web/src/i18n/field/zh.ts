export const zh = {
  field: { menu: '拓扑分区', topology: '拓扑图', edit: '设备关系', rules: '关联规则', proposals: '规则建议', maintenance: '维护窗口', loading: '正在读取…', cancel: '取消', busy: '正在提交…', reason: '原因', reasonHint: '写给以后查看的人：为什么这样改', needReason: '请填写原因。', close: '关闭', needsRole: '需要工程师角色，您只能查看。' },
  city: {
    title: '全市拓扑', hint: '最差的在前。未观测表示没有看到，不等于离线。', all: '全部', incidents: '有事件', search: '站点名称或编码', filters: '筛选站点', views: '显示方式', bySite: '按站点', byTrunk: '按线路',
    none: '没有符合条件的站点。', empty: '图中还没有站点。请在“设备关系”中登记或导入。', quiet: '正常站点', open: '未结事件', noOpen: '没有未结事件。', allOpen: '全部事件', trunks: '馈线与专线', trunkHint: '一条线路上的站点一起出事，多半是线路的事。',
    trunkSites: '{n} 个站点', only: '只看这条线路', everything: '取消线路筛选', onTrunk: '{name} 上的站点', devices: '{n} 台设备', incidentCount: '{n} 起事件', of: '{down} / {n} 个站点离线', noTrunks: '图中还没有连接站点的线路。', plan: '打开 {name} 的拓扑图', more: '再显示 {n} 个', joined: '以上皆经此线路',
  },
  siteState: { down: '有离线', 'not-observed': '有未观测', good: '正常' },
  nodeState: { down: '离线', 'not-observed': '未观测', unknown: '未接入', up: '正常' },
  nodeStateHint: { down: '设备没有应答，或它自己报告故障。', 'not-observed': '看它的边缘代理失联，状态未知，不等于离线。', unknown: '没有边缘代理看它（如馈线、专线），状态由事件推断。', up: '有应答。' },
  relation: { POWERS: '供电', CARRIES: '传输', CONTAINS: '包含', REPORTS_VIA: '上报' },
  relationHint: { POWERS: '上端断电，下端随之断电（UPS 之后延时）。', CARRIES: '上端中断，下端不可达。', CONTAINS: '下端装在上端之内。', REPORTS_VIA: '上端失联，下端未观测（不等于离线）。' },
  nodeType: {
    feeder: '馈线', mains: '市电', ups: 'UPS', switch: '交换机', aggswitch: '汇聚交换机', nvr: '录像机', camera: '摄像机', edge: '边缘代理', carrier: '运营商专线', line: '线路', cabinet: '机柜', rbs: '基站', sensor: '传感器', crac: '空调', meter: '电表', pdu: '配电单元', distribution: '配电箱', power48v: '48 V 电源', host: '计算机', room: '机房', dc: '直流电源', link: '链路', cooling: '空调', terminal: '终端', plant: '设施', device: '设备',
  },
  plan: {
    crumbs: '全市拓扑', search: '在图中查找', found: '找到 {n} 个', zoomIn: '放大', zoomOut: '缩小', fit: '适应窗口', relations: '显示的关系', legend: '图例', canvas: '站点拓扑图，可用方向键移动、加减号缩放', root: '根因', member: '事件成员', way: '事件的因果路径',
    fromIncident: '事件的因果路径已标出', toIncident: '查看事件', clear: '不再标出', missing: '图中没有这个站点的设备。', toEdit: '去登记', partly: '节点太多，只显示了前 {n} 个。', folded: '{n} 台{type}', unfold: '展开这 {n} 台', refold: '收起同类', loose: '没有连线（此处所选关系之外）', choose: '点击一个节点，查看挂在它下面的设备，以及什么能拖垮它。',
    below: '它断了会影响谁', above: '什么能拖垮它', belowNone: '下面没有设备。', aboveNone: '图中没有能影响它的设备。', hops: '{n} 跳', sums: '{n} 台', rest: '还有 {n} 台', state: '状态', type: '类型', id: '标识', inIncident: '属于未结事件', isRoot: '是未结事件的根因', toRoom: '设备详情', sites: '涉及 {n} 个站点', version: '图第 {n} 版',
  },
  draw: {
    title: '设备关系', hint: '谁给谁供电、谁替谁传输、谁看着谁。事件的根因按这张图判断。', nodes: '节点', edges: '连线', check: '检查', sheet: '导入导出', discovered: '发现的连线', place: '站点', placeHint: '选择站点，或填写节点标识', show: '显示', choose: '请先选择一个站点，或填写一个节点标识（如 feeder:F07）。',
    filter: '筛选', filterHint: '名称、标识', anyType: '全部类型', anyRelation: '全部关系', withEnded: '含已结束', none: '没有符合条件的记录。', counts: '{nodes} 个节点，{edges} 条连线', partly: '记录太多，只读取了前 {n} 个节点。', name: '名称', id: '标识', type: '类型', site: '站点', from: '上端', to: '下端', relation: '关系', since: '自', until: '至', always: '一直', holds: '有效',
    plan: '看图', edit: '修改', end: '结束', addNode: '登记节点', addEdge: '登记连线', nodeTitle: '登记或修改节点', edgeTitle: '登记连线', endTitle: '结束连线', idHint: '设备写 边缘/设备；其他（馈线、专线、机柜）自定，不含斜线', nameHint: '屏幕上显示的名称', attributes: '属性', attributesHint: '每行一个 名称=值，例如 autonomy=1800（UPS 续航秒数）', badAttributes: '属性应写成 名称=值，每行一个。',
    sinceHint: '不填表示从现在起', untilHint: '现场从何时起不再如此', endHow: '这条连线', endReal: '现场已改变，自此时结束', endWrong: '登记有误，从来不是这样（撤回）', take: '加入变更单', lackId: '请填写标识；不能含空格。', lackType: '请填写类型。', lackEnds: '请填写两端；两端不能相同。', badTime: '请填写时间。', more: '再显示 {n} 条',
  },
  draft: {
    title: '变更单', empty: '还没有变更。在左侧登记或结束，变更会先放在这里，填写原因后一起提交。', count: '{n} 项变更', node: '节点 {id}（{type}）', edge: '{from} → {to}，{relation}', end: '结束 {edge}', withdraw: '撤回 {edge}', since: '自 {time}', until: '至 {time}', remove: '移出', send: '提交变更', done: '已提交，图为第 {n} 版', refused: '中心没有接受：{n} 项有问题，全部未生效。请修改后再提交。', clear: '清空',
    effect: '提交后立即用于判断新的告警；已有事件按当时的图解释。',
  },
  checks: { title: '检查结果', fine: '没有发现问题。', found: '{n} 个问题', again: '重新检查', show: '查看' },
  checkKind: { cycle: '成环', orphan: '孤立节点', 'two-masters': '两个上级', 'unknown-node': '未登记的节点', overlap: '重复登记' },
  sheetIn: {
    title: '从表格导入', hint: 'XLSX（“节点”“连线”两张表）或 CSV。先试读，逐行列出问题；有一个问题就一行也不导入。', choose: '选择文件', drop: '或拖到这里', again: '换一个文件', checking: '正在试读…', sending: '正在导入…', wrongType: '只能导入 .xlsx 或 .csv 文件。', tooLarge: '文件超过 {n} MiB。', fine: '没有问题，可以导入。', nothing: '与图一致，没有变化。', errors: '{n} 个问题，尚未导入任何内容。', nodes: '节点', edges: '连线', ended: '将结束的连线',
    sheet: '表', row: '行', column: '列', problem: '问题', confirm: '导入', done: '已导入', export: '导出为 XLSX', exportHint: '导出的表改后可以再导入。',
  },
  ruleBook: {
    title: '关联规则', hint: '哪种告警会引起哪种告警、经什么关系、在多长时间内。规则决定哪些告警归为一起事件、谁是根因。', read: '按句子看', text: '编辑文本', history: '历史版本', version: '第 {n} 版', live: '现行版本：第 {n} 版，{author} 于 {time} 生效', delivered: '出厂', causes: '因果规则', infers: '推断规则', search: '查找告警类型或规则', none: '没有符合条件的规则。', count: '{n} 条',
    via: '经', same: '同一节点', hops: '{from} 至 {to} 跳', hop: '{n} 跳', lag: '间隔 {from} 至 {to}', limit: '上限 {factor} × {attribute} + {plus}', typical: '常见 {n}', clear: '原因恢复后最多拖 {n}', visibility: '结果为未观测，不是离线', peer: '只看链路对端之后', source: '依据：{text}', infer: '下属 {children} 中至少 {least} 个且达 {share} 在 {window} 内一起出现 {effects}，而它自己没有说话（等 {settle}）', line: '第 {n} 行', toLine: '到文本',
    editor: '规则文本', dirty: '有未生效的修改', discard: '放弃修改', discarded: '已恢复为现行版本', check: '检查', checking: '正在检查…', fine: '没有问题', problems: '{n} 个问题', at: '第 {line} 行第 {column} 列', atLine: '第 {line} 行', words: '一行一条规则，# 之后是依据。cause：原因 → 结果；infer：由下属推断没有说话的上级。完整写法见文本开头。', unchanged: '与现行版本相同。',
    trial: '用历史试算', trialHint: '现行规则与修改后的规则各跑一遍这段历史，比较结果。试算不影响现行事件。', from: '从', to: '到', run: '开始试算', running: '正在试算，历史较长时需要一两分钟…', badWindow: '请填写时间段，且不超过 31 天。', alarms: '告警', before: '现行规则', after: '修改后', incidents: '事件数', merged: '将合并', split: '将拆开', rerooted: '根因将改变', examples: '举例', noChange: '这段历史上，两套规则的结果完全相同。', links: '各规则解释的告警数', changed: '（只列有变化的）', passedOver: '手工处理和规则变更共 {n} 项未参与试算。', stale: '文本在试算后又改过，结果不再对应。',
    goLive: '生效…', goLiveTitle: '规则生效', goLiveHint: '生效后立即用于新的告警；已有事件仍按当时的规则解释。', untried: '尚未用历史试算这份文本。', tried: '已试算：将合并 {merged}、拆开 {split}、改根因 {rerooted}。', lives: '已生效，现为第 {n} 版', diff: '与现行版本的差别', diffNone: '没有差别。', diffMore: '… 另有 {n} 行', use: '载入编辑', used: '已载入第 {n} 版的文本，检查后可生效', show: '看差别', hide: '收起', noHistory: '还没有其他版本。', unsaved: '修改尚未生效，离开后仍会保留在本页。',
  },
  unit: { s: '秒', min: '分', h: '小时' },
  ruleKind: { syntax: '写法', cycle: '互为因果', 'different-limits': '时限冲突', double: '重复', 'lag-order': '间隔颠倒', 'typical-outside': '常见值越界', 'unknown-type': '未知类型', 'nothing-adopted': '推断落空' },
  alarmType: {
    feeder_fail: '馈线失电', mains_fail: '市电失电', ups_on_battery: 'UPS 电池供电', ups_low_battery: 'UPS 电量低', ups_fault: 'UPS 故障', switch_unreachable: '交换机不可达', camera_offline: '摄像机离线', edge_offline: '边缘代理失联', rbs_power_backup: '基站转备电', rbs_link_down: '基站链路中断', link_down: '链路中断', data_stale: '数据停止更新', device_unreachable: '设备不可达', nvr_unreachable: '录像机不可达',
  },
  learned: {
    title: '规则建议', hint: '每夜从历史告警中统计得出，只是建议。由人接受或不接受；接受后再去修改规则或设备关系。', run: '最近统计于 {time}，有效监听 {covered}', alarms: '{n} 条告警', never: '还没有统计过。', again: '现在统计', running: '正在统计…', none: '没有符合条件的建议。', rule: '规则', edge: '连线', accept: '接受', decline: '不接受', acceptTitle: '接受这条建议', declineTitle: '不接受这条建议', declineHint: '不接受的建议不会再次提出。', done: '已记录', ruled: '{by} 于 {time} {what}：{reason}',
    followed: '{causes} 次出现中，{followed} 次在 5 分钟内引出后者。', chance: '若只是巧合，约 {expected} 次；实际是它的 {lift} 倍。', order: '反过来的次序只有 {preceded} 次。', spread: '涉及 {sites} 个站点；间隔一半在 {p50} 内，95% 在 {p95} 内。', together: '在 5 分钟内一起失效 {together} 次，若只是巧合约 {expected} 次。', first: '其中 {oneFirst} 次是前者先失效。', latest: '最近几次', why: '依据', copy: '写入规则文本', copied: '已加到规则文本末尾，检查后可生效', toField: '去登记连线', strength: '后续比例',
  },
  work: {
    title: '维护窗口', hint: '计划内的工作：一处申请，同时管告警、通知、时限、在线率和报表。由另一人批准后到点生效。', ask: '申请维护', all: '全部', none: '没有符合条件的维护窗口。', name: '名称', nameHint: '例如：F07 馈线检修', from: '开始', to: '结束', when: '时间', scope: '范围', sites: '站点', sitesHint: '站点编码，逗号、空格或换行分隔', nodes: '设备或线路', nodesHint: '节点标识，如 feeder:F07 或 edge-1/sw1', below: '连同挂在它们下面的设备', governs: '管什么', reason: '事由', reasonHint: '做什么工作，依据哪个通知或工单',
    lackTitle: '请填写名称。', lackWindow: '请填写起止时间，且结束晚于开始。', lackScope: '请至少填写一个站点或节点。', tooMany: '范围太多，请分开申请。', lackGoverns: '请至少选择一项。', submit: '提交申请', asked: '已提交，等待另一人批准', askedBy: '{by} 于 {time} 申请', ruledBy: '{by} 于 {time} {what}', endedBy: '{by} 于 {time} 提前结束', devices: '{n} 台设备', own: '您申请的，须由另一人批准', approve: '批准', decline: '不批准', end: '提前结束', cancel: '撤销申请', call: '取消维护', done: '已记录',
    approveHint: '批准后，窗口内这些设备的告警不再提醒，时限暂停；记录照常保留。', endHint: '结束后立即恢复告警、通知和时限。', left: '还剩 {n}', startsIn: '{n}后开始', week: '今后 7 天', now: '现在', reach: '去看范围', withBelow: '及其下级',
  },
  workState: { running: '进行中', asked: '待批准', approved: '已批准', ended: '已结束', declined: '未批准', cancelled: '已取消' },
  governed: { alarms: '告警', notifications: '通知', clocks: '时限', rate: '在线率', reports: '报表' },
  governedHint: { alarms: '不再提醒，仍有记录', notifications: '不发送，后续升级也不发', clocks: '暂停计时', rate: '不计入', reports: '单独列出' },
  proposalState: { open: '待定', accepted: '已接受', declined: '未接受', all: '全部' },
  found: { hint: '边缘代理从交换机的 LLDP 邻居表和 MAC 地址表里看到的连接，图中还没有。接受后登记为连线。', none: '没有待处理的发现。', seen: '最近看到', accept: '接受', decline: '不接受', acceptTitle: '登记这条连线', declineTitle: '不登记这条连线', done: '已处理' },
}
