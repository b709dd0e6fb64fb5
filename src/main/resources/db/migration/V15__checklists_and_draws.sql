-- Of the 22 situations the seven that are confirmed; the rest wait for the official text, and their groups are provisional.
insert into major_hazard (number, hazard_group, situation, basis, confirmed) values
  (1, 1, '建筑经鉴定属于C级、D级危房，或者经住房城乡建设部门研判建筑安全存在重大隐患', '养老机构重大事故隐患判定标准（2023年）', true),
  (2, 1, '消防、电气、燃气等设施经判定不符合法律法规和标准的要求', '养老机构重大事故隐患判定标准（2023年）', true),
  (3, 1, '违规使用易燃可燃材料为芯材的彩钢板搭建有人活动的建筑，或者大量使用易燃可燃材料装修装饰', '养老机构重大事故隐患判定标准（2023年）', true),
  (4, 1, '使用未取得许可、未经检验或者检验不合格、超过检验期的电梯、锅炉、氧气管道等特种设备', '养老机构重大事故隐患判定标准（2023年）', true),
  (5, 2, '内设医疗机构未取得执业许可或者未备案', '养老机构重大事故隐患判定标准（2023年）', true),
  (6, 2, '食堂未取得食品经营许可证', '养老机构重大事故隐患判定标准（2023年）', true),
  (7, 2, '特种设备作业人员不具备相应资格', '养老机构重大事故隐患判定标准（2023年）', true),
  (8, 3, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (9, 3, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (10, 3, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (11, 3, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (12, 3, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (13, 4, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (14, 4, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (15, 4, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (16, 4, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (17, 4, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (18, 5, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (19, 5, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (20, 5, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (21, 5, null, '养老机构重大事故隐患判定标准（2023年）', false),
  (22, 5, null, '养老机构重大事故隐患判定标准（2023年）', false);

-- The first version of the checklist: drafted, filled, put in force.
insert into checklist (number, name, state) values (1, '养老机构检查清单', 'DRAFT');
insert into checklist_item (checklist_id, domain, code, position, requirement, basis, method, severity, deadline_days, major_hazard_id, order_text, unit)
select c.id, v.domain, v.code, v.position, v.requirement, v.basis, v.method, v.severity, v.deadline_days, m.id, v.order_text, v.unit
from checklist c cross join (values
  ('FIRE', 'FIRE-01', 1, '消防控制室24小时值班，每班不少于2人，值班人员持有有效的消防设施操作员证书', '消防法第二十一条；GB 25506-2010 4.2', '查排班表、值班记录和证书原件，现场问答操作', 'GRAVE', 5, null::integer, '配齐持证值班人员，消防控制室24小时每班不少于2人，并报送排班表和证书复印件', null),
  ('FIRE', 'FIRE-02', 2, '每日开展防火巡查，有记录，发现的问题有处理结果', '消防法第十七条；养老机构消防安全管理规定（民发〔2023〕37号）', '抽查近30日的巡查记录，与现场对照', 'ORDINARY', 5, null::integer, '建立每日防火巡查记录，问题逐条写明处理结果', null),
  ('FIRE', 'FIRE-03', 3, '夜间防火巡查不少于两次，有时间、路线和签字', '养老机构消防安全管理规定（民发〔2023〕37号）', '抽查近30日夜间记录，看22时后和凌晨各一次', 'ORDINARY', 5, null::integer, '夜间防火巡查每晚不少于两次，记录时间、路线并签字', null),
  ('FIRE', 'FIRE-04', 4, '每月至少组织一次防火检查，负责人签字', '养老机构消防安全管理规定（民发〔2023〕37号）', '查近三个月的防火检查记录', 'ORDINARY', 10, null::integer, '每月组织一次防火检查，形成记录并由负责人签字', null),
  ('FIRE', 'FIRE-05', 5, '每半年至少组织一次消防演练，夜间场景在内，有方案、照片和总结', '消防法第十六条；养老机构消防安全管理规定（民发〔2023〕37号）', '查近12个月的演练资料，问2名员工各自的分工', 'ORDINARY', 20, null::integer, '在期限内组织一次含夜间场景的疏散演练，报送方案、照片和总结', null),
  ('FIRE', 'FIRE-06', 6, '疏散通道、安全出口畅通，未锁闭、未占用', '消防法第二十八条', '逐层走到每个安全出口，试开门', 'GRAVE', 0, null::integer, '立即清除疏散通道和安全出口的占用物，拆除影响疏散的锁具', null),
  ('FIRE', 'FIRE-07', 7, '疏散指示标志和应急照明完好，断电后能亮', 'GB 51309-2018', '按测试按钮，每层抽查2处', 'ORDINARY', 5, null::integer, '更换损坏的疏散指示标志和应急照明灯，每层测试并记录', null),
  ('FIRE', 'FIRE-08', 8, '室内不停放电动自行车，不为其充电，电池不带入室内', '消防法；高层民用建筑消防安全管理规定（应急管理部令第5号）第三十七条', '查楼道、门厅、宿舍和地下室', 'GRAVE', 0, null::integer, '立即清出室内的电动自行车和电池，在室外设置停放充电点', null),
  ('FIRE', 'FIRE-09', 9, '老年人用房设有火灾探测器或独立式感烟报警器，能报警', 'GB 55037-2022；养老机构消防安全管理规定（民发〔2023〕37号）', '每层抽查2间，用测试烟或按钮试报警', 'ORDINARY', 10, null::integer, '补装或修复火灾探测报警器，逐间测试并记录', null),
  ('FIRE', 'FIRE-10', 10, '火灾自动报警系统正常运行，不屏蔽、不停用', '消防法第十六条；GB 50166-2019', '看控制器状态，查屏蔽和故障记录', 'GRAVE', 5, null::integer, '恢复火灾自动报警系统，排除故障和屏蔽点，报送调试记录', null),
  ('FIRE', 'FIRE-11', 11, '自动喷水灭火系统或简易喷淋有水有压，末端试水正常', '消防法第十六条；GB 50261-2017', '打开末端试水装置，读压力表', 'ORDINARY', 10, null::integer, '修复喷淋系统，末端试水压力达到要求并记录', 'MPa'),
  ('FIRE', 'FIRE-12', 12, '灭火器按规定配置，压力正常，在检修期内', 'GB 50444-2008', '每层抽查，看压力表和检修标签', 'ORDINARY', 5, null::integer, '补足、更换失效的灭火器，建立月度检查卡', null),
  ('FIRE', 'FIRE-13', 13, '室内消火栓有水，水带、水枪、接口齐全', '消防法第十六条；GB 50974-2014', '选最不利点出水，打开箱门清点', 'ORDINARY', 5, null::integer, '补齐消火栓箱内器材，保证出水和压力', null),
  ('FIRE', 'FIRE-14', 14, '建筑不使用易燃可燃材料作芯材的彩钢板，不大量使用易燃可燃材料装修', '养老机构重大事故隐患判定标准（2023年）', '看屋面、隔墙和吊顶，查材料合格证明', 'GRAVE', 10, 3, '停止使用相关区域，拆除易燃可燃芯材彩钢板和装修材料', null),
  ('FIRE', 'FIRE-15', 15, '消防设施每年至少全面检测一次，报告合格', '消防法第十六条第一款第三项', '查最近一年的检测报告和整改情况', 'GRAVE', 15, 2, '委托有资质的机构对建筑消防设施全面检测，不合格项整改后复测', null),
  ('FIRE', 'FIRE-16', 16, '微型消防站或义务消防队有人员、器材和夜间力量，能3分钟到场', '养老机构消防安全管理规定（民发〔2023〕37号）', '发出模拟火情，计时到场', 'ORDINARY', 10, null::integer, '落实微型消防站人员和器材，夜间值守不少于规定人数', '分钟'),
  ('ELECTRIC', 'ELECTRIC-01', 1, '电气线路每年由有资质的机构检测一次，不合格项已整改', '消防法第二十七条；养老机构消防安全管理规定（民发〔2023〕37号）', '查检测报告和整改记录', 'GRAVE', 15, 2, '委托有资质的机构检测电气线路，不合格项整改后复测', null),
  ('ELECTRIC', 'ELECTRIC-02', 2, '配电箱完好，不积尘、不堆物，有回路标识', 'GB 50303-2015', '逐箱打开查看', 'ORDINARY', 5, null::integer, '清理并修复配电箱，标明回路', null),
  ('ELECTRIC', 'ELECTRIC-03', 3, '插座、照明回路装有剩余电流动作保护器，试验按钮能跳闸', 'GB 51348-2019；GB 13955-2017', '每层抽查2处，按试验按钮', 'ORDINARY', 5, null::integer, '装设或更换剩余电流动作保护器，每月试跳并记录', 'mA'),
  ('ELECTRIC', 'ELECTRIC-04', 4, '线路有过载和短路保护，不以铜丝等代替熔体', 'GB 50054-2011', '看断路器规格与线径', 'GRAVE', 0, null::integer, '立即更换不合规的保护元件，按线径核对断路器规格', null),
  ('ELECTRIC', 'ELECTRIC-05', 5, '不私拉乱接电线，插线板不串接、不超负荷', '消防法第二十七条；养老机构消防安全管理规定（民发〔2023〕37号）', '查老年人居室、厨房和宿舍', 'ORDINARY', 3, null::integer, '拆除私拉乱接的线路和串接的插线板', null),
  ('ELECTRIC', 'ELECTRIC-06', 6, '电线穿管或入槽敷设，无破损、无裸露接头', 'GB 50303-2015', '看吊顶、墙角和户外段', 'ORDINARY', 10, null::integer, '对破损和裸露的线路穿管敷设或更换', null),
  ('ELECTRIC', 'ELECTRIC-07', 7, '居室不使用电热毯以外未经准许的大功率电器，取暖设备有人看管', '养老机构消防安全管理规定（民发〔2023〕37号）', '抽查6间居室', 'ORDINARY', 3, null::integer, '清理违规大功率电器，取暖设备定人定时管理', null),
  ('ELECTRIC', 'ELECTRIC-08', 8, '电工持有效的特种作业操作证', '安全生产法第三十条', '查证书并上网核验', 'GRAVE', 5, null::integer, '由持证电工承担电气作业，报送证书复印件', null),
  ('ELECTRIC', 'ELECTRIC-09', 9, '备用电源或应急电源能自动投入，每月试运行', 'GB 51348-2019', '查试运行记录，现场切换一次', 'ORDINARY', 10, null::integer, '修复应急电源，每月试运行并记录', null),
  ('GAS', 'GAS-01', 1, '用气场所装有可燃气体报警器，与紧急切断阀联动', '安全生产法第三十六条；GB 55009-2021', '用测试气试报警，看切断阀是否动作', 'GRAVE', 0, null::integer, '立即停止用气，装设可燃气体报警器并与紧急切断阀联动', null),
  ('GAS', 'GAS-02', 2, '连接软管为合格的燃气专用管，不超过使用年限，长度不超过2米，无接头', 'GB 55009-2021；GB 29410.1', '看生产日期和标识，量长度', 'ORDINARY', 3, null::integer, '更换超期、过长或有接头的软管', '米'),
  ('GAS', 'GAS-03', 3, '调压阀、瓶阀在使用年限内，有合格标识', 'GB 35844-2018；GB 55009-2021', '看标识和出厂日期，涂皂液查漏', 'ORDINARY', 3, null::integer, '更换超过年限或漏气的阀门', '年'),
  ('GAS', 'GAS-04', 4, '不使用不合格或超期未检的气瓶，供气企业有燃气经营许可', '城镇燃气管理条例第十五条', '看瓶身标识和购气凭证', 'GRAVE', 0, null::integer, '立即停用不合格气瓶，向有许可的企业购气', null),
  ('GAS', 'GAS-05', 5, '气瓶存放在独立通风的瓶间，不放在地下室、居室和走道', 'GB 55009-2021', '看存放点和通风口', 'GRAVE', 0, null::integer, '立即移出气瓶，设置独立通风的瓶间', null),
  ('GAS', 'GAS-06', 6, '厨房灶具有熄火保护装置', 'GB 16410-2020；GB 55009-2021', '逐台点火后熄灭，看是否自动关阀', 'ORDINARY', 10, null::integer, '更换带熄火保护装置的灶具', null),
  ('GAS', 'GAS-07', 7, '燃气设施由供气企业每年入户安全检查一次，隐患已整改', '城镇燃气管理条例第十七条', '查入户检查单', 'ORDINARY', 10, null::integer, '联系供气企业完成入户安全检查，落实整改', null),
  ('GAS', 'GAS-08', 8, '燃气设施经判定符合法律法规和标准要求', '养老机构重大事故隐患判定标准（2023年）', '查主管部门意见或检测报告', 'GRAVE', 10, 2, '停止用气，按判定意见整改燃气设施，经复查合格后恢复', null),
  ('GAS', 'GAS-09', 9, '厨房人员会用切断阀，下班关阀有记录', '城镇燃气管理条例第二十七条；养老机构消防安全管理规定（民发〔2023〕37号）', '请当班人员演示，查关阀记录', 'SLIGHT', 5, null::integer, '培训厨房人员，建立每日关阀记录', null),
  ('FOOD', 'FOOD-01', 1, '食堂取得食品经营许可证，在有效期内，经营项目相符', '食品安全法第三十五条', '查许可证原件', 'GRAVE', 0, 6, '立即停止供餐，取得食品经营许可证后恢复；停供期间委托有许可的单位送餐', null),
  ('FOOD', 'FOOD-02', 2, '从业人员持有效健康证明，每日晨检有记录', '食品安全法第四十五条', '按花名册逐人核对健康证明，查晨检记录', 'ORDINARY', 3, null::integer, '未取得健康证明的人员离岗，补办后上岗；建立每日晨检记录', null),
  ('FOOD', 'FOOD-03', 3, '每餐每个品种留样不少于125克', 'GB 31654-2021 餐饮服务通用卫生规范', '称量当餐留样', 'ORDINARY', 1, null::integer, '按每个品种不少于125克留样', '克'),
  ('FOOD', 'FOOD-04', 4, '留样冷藏存放48小时以上，专柜专用', 'GB 31654-2021 餐饮服务通用卫生规范', '看留样柜温度和最早一份的时间', 'ORDINARY', 1, null::integer, '留样冷藏保存48小时以上，留样柜专用', '小时'),
  ('FOOD', 'FOOD-05', 5, '留样标签和记录写明品名、数量、时间、餐次、留样人、处理时间和处理人', 'GB 31654-2021 餐饮服务通用卫生规范', '抽查3天的留样记录，七项齐全', 'SLIGHT', 3, null::integer, '补全留样记录的七项内容', null),
  ('FOOD', 'FOOD-06', 6, '食品原料进货查验，留存供货者资质和票据不少于6个月', '食品安全法第五十三条', '抽查米、面、油、肉、调料各一种', 'ORDINARY', 5, null::integer, '建立进货查验记录，向供货者索取资质和票据', null),
  ('FOOD', 'FOOD-07', 7, '不使用过期、变质、来源不明的食品和原料', '食品安全法第三十四条', '查库房和冰箱，看生产日期', 'GRAVE', 0, null::integer, '立即封存并清理过期、变质或来源不明的食品，记录处理情况', null),
  ('FOOD', 'FOOD-08', 8, '餐饮具每餐清洗消毒，记录齐全，保洁存放', '食品安全法第五十六条', '查消毒记录，看消毒设备和保洁柜', 'ORDINARY', 3, null::integer, '每餐清洗消毒餐饮具并记录，消毒后保洁存放', null),
  ('FOOD', 'FOOD-09', 9, '消毒温度或消毒液浓度达到要求', 'GB 31654-2021 餐饮服务通用卫生规范', '测热力消毒温度或用试纸测浓度', 'ORDINARY', 3, null::integer, '调整消毒温度或浓度，每日测一次并记录', '℃'),
  ('FOOD', 'FOOD-10', 10, '生熟食品、刀具、案板、容器分开，标识清楚', 'GB 31654-2021 餐饮服务通用卫生规范', '看操作台、冰箱和容器标识', 'ORDINARY', 3, null::integer, '生熟分开存放和加工，容器、刀具、案板分色标识', null),
  ('FOOD', 'FOOD-11', 11, '冷藏、冷冻设备温度符合要求（0—8℃、低于-12℃），每日记录', 'GB 31654-2021 餐饮服务通用卫生规范', '用温度计测量，查记录', 'ORDINARY', 3, null::integer, '修复冷藏冷冻设备，每日记录温度', '℃'),
  ('FOOD', 'FOOD-12', 12, '加工场所清洁，有防蝇、防鼠、防虫设施', 'GB 31654-2021 餐饮服务通用卫生规范', '看门窗、下水口和库房角落', 'ORDINARY', 5, null::integer, '清扫加工场所，补装防蝇、防鼠、防虫设施', null),
  ('FOOD', 'FOOD-13', 13, '食品添加剂专柜存放，专人管理，用量有记录', '食品安全法第四十条', '看存放处和使用记录', 'ORDINARY', 3, null::integer, '食品添加剂专柜存放、专人管理并记录用量', null),
  ('FOOD', 'FOOD-14', 14, '设食品安全员，落实日管控、周排查、月调度', '企业落实食品安全主体责任监督管理规定（市场监管总局令第60号）', '查任命文件和近一个月的记录', 'ORDINARY', 10, null::integer, '任命食品安全员，建立日管控、周排查、月调度记录', null),
  ('FOOD', 'FOOD-15', 15, '每周食谱公布，适合老年人，特殊饮食有安排', 'GB 38600-2019 养老机构服务安全基本规范 第6章', '看公示栏，问2名老人', 'SLIGHT', 5, null::integer, '每周公布食谱，为需要特殊饮食的老人单独安排', null),
  ('FOOD', 'FOOD-16', 16, '生活饮用水合格，二次供水和饮水设备定期清洗检测', 'GB 5749-2022', '查检测报告和清洗记录', 'ORDINARY', 10, null::integer, '清洗饮水设备并检测水质，报送报告', null),
  ('FOOD', 'FOOD-17', 17, '油烟管道每季度至少清洗一次', '养老机构消防安全管理规定（民发〔2023〕37号）', '查清洗记录，看烟罩和管口', 'ORDINARY', 5, null::integer, '清洗油烟管道，每季度一次并留存记录', null),
  ('FOOD', 'FOOD-18', 18, '餐厨垃圾分类密闭存放，由有资质的单位收运', '养老机构管理办法（民政部令第66号）', '看收运合同和台账', 'SLIGHT', 10, null::integer, '签订餐厨垃圾收运合同，分类密闭存放', null),
  ('EPIDEMIC', 'EPIDEMIC-01', 1, '有传染病预防制度和报告人，发现可疑情况当日报告', '传染病防治法；养老机构管理办法（民政部令第66号）', '查制度，问报告人流程', 'ORDINARY', 5, null::integer, '建立传染病预防和报告制度，确定报告人', null),
  ('EPIDEMIC', 'EPIDEMIC-02', 2, '每日了解老人和员工的发热、腹泻等症状，有记录', '养老机构管理办法（民政部令第66号）', '抽查近14日记录', 'ORDINARY', 3, null::integer, '建立每日健康监测记录', null),
  ('EPIDEMIC', 'EPIDEMIC-03', 3, '居室和公共区域每日清洁、通风、定期消毒，有记录', '养老机构管理办法（民政部令第66号）', '看现场，查消毒记录', 'ORDINARY', 3, null::integer, '落实清洁、通风和消毒，逐日记录', null),
  ('EPIDEMIC', 'EPIDEMIC-04', 4, '设有隔离观察室，能单独使用', '养老机构管理办法（民政部令第66号）', '看房间、卫生间和物资', 'ORDINARY', 15, null::integer, '设置可单独使用的隔离观察室', null),
  ('EPIDEMIC', 'EPIDEMIC-05', 5, '口罩、消毒剂等防疫物资够用一周，在有效期内', '养老机构管理办法（民政部令第66号）', '清点库存，看有效期', 'SLIGHT', 5, null::integer, '补足一周用量的防疫物资，清理过期品', null),
  ('EPIDEMIC', 'EPIDEMIC-06', 6, '医疗废物分类收集，由有资质的单位处置', '医疗废物管理条例', '查处置合同和交接单', 'ORDINARY', 5, null::integer, '医疗废物分类收集，签订处置合同', null),
  ('CARE', 'CARE-01', 1, '入住前完成噎食、误食、压疮、烫伤、坠床、跌倒、他伤和自伤、走失、文娱活动意外九项风险评估，有措施、有签字', 'GB 38600-2019 养老机构服务安全基本规范 第5章', '抽查5份档案', 'ORDINARY', 10, null::integer, '补做九项安全风险评估，写明措施并由家属或本人签字', null),
  ('CARE', 'CARE-02', 2, '风险评估每年至少一次，状况变化时及时再评', 'GB 38600-2019 养老机构服务安全基本规范 第5章', '抽查5份档案，看日期', 'ORDINARY', 10, null::integer, '对到期和状况变化的老人重新评估', null),
  ('CARE', 'CARE-03', 3, '昼夜巡查有记录，夜间有人值守', 'GB 38600-2019 养老机构服务安全基本规范 第7章', '查近7日巡查记录，夜间抽查一次', 'ORDINARY', 3, null::integer, '落实昼夜巡查和夜间值守，逐次记录', null),
  ('CARE', 'CARE-04', 4, '交接班有记录，重点老人逐人交接', 'GB 38600-2019 养老机构服务安全基本规范 第7章', '查近7日交接班记录', 'ORDINARY', 3, null::integer, '建立交接班记录，重点老人逐人写明', null),
  ('CARE', 'CARE-05', 5, '使用约束性用具有评估、有同意书、有时限和观察记录', 'GB 38600-2019 养老机构服务安全基本规范 第6章', '抽查使用约束的老人档案', 'GRAVE', 0, null::integer, '立即停止未经评估和同意的约束，补办手续并逐次记录', null),
  ('CARE', 'CARE-06', 6, '与老人或其代理人签订服务协议，九类内容齐全', '养老机构管理办法（民政部令第66号）', '抽查5份协议', 'ORDINARY', 10, null::integer, '补签或修订服务协议，九类内容齐全', null),
  ('CARE', 'CARE-07', 7, '公开投诉电话和处理流程，投诉有登记、有答复', '养老机构管理办法（民政部令第66号）', '看公示栏，查投诉登记', 'SLIGHT', 5, null::integer, '公示投诉渠道，登记并答复每一件投诉', null),
  ('CARE', 'CARE-08', 8, '能力评估在有效期内，照护等级与评估一致', 'GB/T 42195-2022；养老机构管理办法（民政部令第66号）', '抽查5份档案，核对评估日期和照护等级', 'ORDINARY', 10, null::integer, '对到期人员重新评估，调整照护等级', null),
  ('CARE', 'CARE-09', 9, '呼叫装置在床头和卫生间可用，有人应答', 'GB 38600-2019 养老机构服务安全基本规范 第6章', '每层抽查2处，按下计时', 'ORDINARY', 5, null::integer, '修复呼叫装置，保证24小时有人应答', '分钟'),
  ('CARE', 'CARE-10', 10, '药品由专人管理，按医嘱发放，有核对和记录', 'GB 38600-2019 养老机构服务安全基本规范 第6章', '查药柜和发药记录', 'GRAVE', 3, null::integer, '药品专人专柜管理，按医嘱核对发放并记录', null),
  ('CARE', 'CARE-11', 11, '电梯、锅炉、氧气管道等特种设备有登记，在检验有效期内', '特种设备安全法第四十条；养老机构重大事故隐患判定标准（2023年）', '看使用登记证和检验标志', 'GRAVE', 0, 4, '立即停用未登记或超期未检的设备，检验合格后恢复使用', null),
  ('CARE', 'CARE-12', 12, '内设医疗机构取得执业许可或者备案', '医疗机构管理条例；养老机构重大事故隐患判定标准（2023年）', '查许可证或备案凭证', 'GRAVE', 0, 5, '立即停止诊疗活动，取得许可或备案后恢复', null),
  ('CARE', 'CARE-13', 13, '房屋未被鉴定为C级、D级危房，建筑安全有合格结论', '养老机构重大事故隐患判定标准（2023年）', '查房屋安全鉴定报告，看裂缝和沉降', 'GRAVE', 5, 1, '停止使用危险房屋，转移安置老人，按鉴定意见处理', null),
  ('STAFF', 'STAFF-01', 1, '护理人员与老人的配比达到本市要求（自理、部分失能、完全失能分别计算）', '养老机构管理办法（民政部令第66号）', '按当日在院老人和排班表计算', 'ORDINARY', 20, null::integer, '补充护理人员，达到配比要求并报送名册', '人'),
  ('STAFF', 'STAFF-02', 2, '护理人员岗前培训合格后上岗，每年参加培训', '养老机构管理办法（民政部令第66号）', '查培训记录和考核结果', 'ORDINARY', 20, null::integer, '对未培训人员组织培训考核，合格后上岗', null),
  ('STAFF', 'STAFF-03', 3, '电梯、锅炉等特种设备作业人员持有效证书', '特种设备安全法第十四条；养老机构重大事故隐患判定标准（2023年）', '查证书并上网核验', 'GRAVE', 0, 7, '立即由持证人员操作，无证人员离岗', null),
  ('STAFF', 'STAFF-04', 4, '医务人员有执业资格，在注册机构执业', '医师法；护士条例', '查资格证和执业证', 'ORDINARY', 10, null::integer, '由有执业资格的人员承担医疗护理工作', null),
  ('STAFF', 'STAFF-05', 5, '聘用前查询有无侵害老年人等犯罪记录，签订劳动合同', '养老机构管理办法（民政部令第66号）', '抽查5名员工档案', 'ORDINARY', 10, null::integer, '补查员工从业禁止情况，签订劳动合同', null),
  ('STAFF', 'STAFF-06', 6, '有安全责任人和安全管理人，职责写明、知晓', '养老机构管理办法（民政部令第66号）', '查任命文件，现场问答', 'ORDINARY', 5, null::integer, '明确安全责任人和安全管理人及其职责', null),
  ('FUNDS', 'FUNDS-01', 1, '服务费预收不超过12个月', '民发〔2024〕19号；养老机构管理办法（民政部令第66号）', '抽查10份协议和收据', 'ORDINARY', 10, null::integer, '退还超过12个月的预收服务费，修订协议', '月'),
  ('FUNDS', 'FUNDS-02', 2, '押金不超过月床位费的12倍', '民发〔2024〕19号', '抽查10份协议和收据', 'ORDINARY', 10, null::integer, '退还超额押金，修订协议', '倍'),
  ('FUNDS', 'FUNDS-03', 3, '预收费和押金全额存入专用存款账户，已报备', '民发〔2024〕19号', '查开户证明和银行对账单', 'GRAVE', 10, null::integer, '开立专用存款账户，将预收费和押金全额存入并报备', null),
  ('FUNDS', 'FUNDS-04', 4, '收费项目和标准公示，与实际一致，票据齐全', '养老机构管理办法（民政部令第66号）', '看公示栏，抽查10张票据', 'ORDINARY', 5, null::integer, '公示收费项目和标准，按公示收费并开具票据', null),
  ('FUNDS', 'FUNDS-05', 5, '退住时按协议结算，在约定期限内退费', '民发〔2024〕19号', '抽查3份退住结算单', 'ORDINARY', 10, null::integer, '结清应退费用，报送退费凭证', null),
  ('FUNDS', 'FUNDS-06', 6, '不以会员卡、投资返利、高额回报等方式吸收资金，不推销保健品', '防范和处置非法集资条例；养老机构管理办法（民政部令第66号）', '看宣传资料，问3名老人和家属', 'GRAVE', 0, null::integer, '立即停止以会员卡、投资返利等名义收取资金，清退已收款项并报告情况', null)
) v (domain, code, position, requirement, basis, method, severity, deadline_days, hazard, order_text, unit) left join major_hazard m on m.number = v.hazard
where c.number = 1;
update checklist set state = 'IN_FORCE', valid_from = '2023-01-01', published_by = 'care' where number = 1;

-- One version is drafted at a time.
create unique index checklist_draft on checklist (state) where state = 'DRAFT';

-- The home looks itself, with the same list.
create table self_check (
  id           bigint primary key default nextval('id_seq'),
  version      integer not null default 0,
  facility_id  bigint not null constraint self_check_facility_fkey references facility,
  checklist_id bigint not null references checklist,
  domains      text[] not null constraint self_check_domains_check check (cardinality(domains) > 0),
  day          date not null,
  made_by      text not null,
  state        text not null constraint self_check_state_check check (state in ('OPEN', 'DONE')),
  done_on      date,
  constraint self_check_id_facility_key unique (id, facility_id),
  constraint self_check_done_check check ((state = 'DONE') = (done_on is not null)));
create index self_check_facility on self_check (facility_id, day desc);
create unique index self_check_open on self_check (facility_id) where state = 'OPEN';
create table self_check_answer (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  self_check_id bigint not null,
  facility_id   bigint not null,
  item_id       bigint not null references checklist_item,
  outcome       text not null constraint self_check_answer_outcome_check check (outcome in ('CONFORM', 'DEFICIENT', 'NOT_APPLICABLE')),
  note          text,                           -- what is not as it should be
  remedy        text,                           -- what was done about it
  answered_at   timestamptz not null,
  answered_by   text not null,
  foreign key (self_check_id, facility_id) references self_check (id, facility_id),
  constraint self_check_answer_key unique (self_check_id, item_id));
create index self_check_answer_facility on self_check_answer (facility_id);
-- Only items of its list are answered, only while it is open; it is done when nothing is left and each deficiency is said in words.
create function self_check_answer_guard() returns trigger language plpgsql as $$
declare c self_check;
begin
  select * into c from self_check where id = new.self_check_id for share;
  if c.state <> 'OPEN' then raise exception 'done' using errcode = '23514', constraint = 'self_check_closed'; end if;
  if not exists (select 1 from checklist_item x where x.id = new.item_id and x.checklist_id = c.checklist_id and x.domain = any (c.domains)) then
    raise exception 'not on the list' using errcode = '23514', constraint = 'self_check_outside';
  end if;
  return new;
end $$;
create trigger self_check_answer_guard before insert or update on self_check_answer for each row execute function self_check_answer_guard();
create function self_check_guard() returns trigger language plpgsql as $$
begin
  if old.state = 'DONE' then raise exception 'done' using errcode = '23514', constraint = 'self_check_closed'; end if;
  if new.state = 'DONE' and exists (select 1 from checklist_item x left join self_check_answer a on a.item_id = x.id and a.self_check_id = new.id
      where x.checklist_id = new.checklist_id and x.domain = any (new.domains) and (a.id is null or a.outcome = 'DEFICIENT' and a.note is null)) then
    raise exception 'not all answered' using errcode = '23514', constraint = 'self_check_unanswered';
  end if;
  return new;
end $$;
create trigger self_check_guard before update on self_check for each row execute function self_check_guard();

-- A draw of homes and officers for a plan. The lists are frozen as text and published with the SHA-256 of a secret seed; the seed follows
-- with the result, or with the reason why the draw was cancelled. What was published never changes.
create table draw (
  id            bigint primary key default nextval('id_seq'),
  version       integer not null default 0,
  plan_id       bigint not null references inspection_plan,
  region_code   text collate "C" not null references region,
  wanted        integer not null constraint draw_wanted_check check (wanted between 1 and 500),
  from_day      date not null,                  -- when the inspections are to be
  until_day     date not null,                  -- half-open
  state         text not null constraint draw_state_check check (state in ('PREPARED', 'DRAWN', 'ASSIGNED', 'CANCELLED')),
  lists         text not null,
  lists_sha256  bytea not null,
  sealed        bytea not null,                 -- the seed under the installation's key
  commitment    bytea not null,
  prepared_by   text not null,
  prepared_at   timestamptz not null,
  not_before    timestamptz not null,
  seed          bytea,
  result        text,
  drawn_by      text,
  drawn_at      timestamptz,
  assigned_by   text,
  assigned_at   timestamptz,
  cancelled_by  text,
  cancelled_at  timestamptz,
  cancelled_why text,
  constraint draw_ends_before_begins check (until_day > from_day),
  constraint draw_lists_check check (lists_sha256 = sha256(convert_to(lists, 'UTF8'))),
  constraint draw_commitment_check check (octet_length(commitment) = 32 and (seed is null or octet_length(seed) = 32 and sha256(seed) = commitment)),
  constraint draw_seed_check check ((state = 'PREPARED') = (seed is null)),
  constraint draw_drawn_check check ((drawn_at is null) = (result is null) and (drawn_at is null) = (drawn_by is null) and (state not in ('DRAWN', 'ASSIGNED') or drawn_at is not null) and (drawn_at is null or drawn_at >= not_before)),
  constraint draw_assigned_check check ((state = 'ASSIGNED') = (assigned_at is not null and assigned_by is not null)),
  constraint draw_cancelled_check check ((state = 'CANCELLED') = (cancelled_at is not null and cancelled_by is not null and cancelled_why is not null)));
create index draw_region on draw (region_code, prepared_at);
create index draw_plan on draw (plan_id);
create unique index draw_open on draw (plan_id) where state = 'PREPARED';
create function draw_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if not exists (select 1 from inspection_plan p where p.id = new.plan_id and p.state = 'APPROVED' and p.from_day <= new.from_day and p.until_day >= new.until_day) then
      raise exception 'plan' using errcode = '23514', constraint = 'draw_plan_approved';
    end if;
    return new;
  end if;
  if old.state <> new.state and not (old.state, new.state) in (('PREPARED', 'DRAWN'), ('DRAWN', 'ASSIGNED'), ('PREPARED', 'CANCELLED'), ('DRAWN', 'CANCELLED'))
    or old.state = new.state and old.state in ('ASSIGNED', 'CANCELLED') then
    raise exception 'order of states' using errcode = '23514', constraint = 'draw_state_order';
  end if;
  if (new.plan_id, new.region_code, new.wanted, new.from_day, new.until_day, new.lists, new.lists_sha256, new.sealed, new.commitment, new.prepared_at, new.not_before)
      is distinct from (old.plan_id, old.region_code, old.wanted, old.from_day, old.until_day, old.lists, old.lists_sha256, old.sealed, old.commitment, old.prepared_at, old.not_before)
    or old.seed is not null and (new.seed, new.result, new.drawn_at) is distinct from (old.seed, old.result, old.drawn_at) then
    raise exception 'published' using errcode = '23514', constraint = 'draw_published';
  end if;
  return new;
end $$;
create trigger draw_guard before insert or update on draw for each row execute function draw_guard();

-- The paper of a plan, issued when it is approved, by somebody other than its maker.
alter table inspection_plan add column document_id bigint references document;
create function inspection_plan_guard() returns trigger language plpgsql as $$
begin
  if old.state <> new.state and not (old.state, new.state) in (('DRAFT', 'APPROVED'), ('APPROVED', 'CLOSED')) then
    raise exception 'order of states' using errcode = '23514', constraint = 'inspection_plan_state_order';
  end if;
  if new.approved_by = new.made_by then raise exception 'second person' using errcode = '23514', constraint = 'inspection_plan_second_person'; end if;
  return new;
end $$;
create trigger inspection_plan_guard before update on inspection_plan for each row execute function inspection_plan_guard();

insert into parameter (code, unit, kind) values
  ('checklist.self-check-days', 'day', 'WHOLE'),
  ('officer.certificate-warning-days', 'day', 'WHOLE'),
  ('draw.wait-hours', 'hour', 'WHOLE'),
  ('draw.not-again-days', 'day', 'WHOLE'),
  ('draw.weight-base', 'ticket', 'WHOLE'),
  ('draw.weight-overdue-most', 'ticket', 'WHOLE'),
  ('draw.weight-hazard', 'ticket', 'WHOLE'),
  ('draw.weight-unseen', 'ticket', 'WHOLE');
insert into parameter_value (code, valid_from, value, basis, entered_by) values
  ('checklist.self-check-days', '2020-01-01', '30', '消防法第十六条，本市要求至少每月自查一次', 'care'),
  ('officer.certificate-warning-days', '2020-01-01', '30', '本市管理要求，执法证到期提前提醒', 'care'),
  ('draw.wait-hours', '2020-01-01', '1', '本市管理要求，名单和种子摘要公布后至少等待的小时数', 'care'),
  ('draw.not-again-days', '2020-01-01', '90', '国办发〔2024〕54号，避免短期内重复检查，本市取值', 'care'),
  ('draw.weight-base', '2020-01-01', '1', '双随机抽查，每家机构的基本签数，本市取值', 'care'),
  ('draw.weight-overdue-most', '2020-01-01', '3', '双随机抽查，每条逾期未改加一签的上限，本市取值', 'care'),
  ('draw.weight-hazard', '2020-01-01', '2', '双随机抽查，有未销号重大事故隐患的加签，本市取值', 'care'),
  ('draw.weight-unseen', '2020-01-01', '1', '双随机抽查，一年内没有检查过的加签，本市取值', 'care');
