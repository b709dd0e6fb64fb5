package care.world;

import java.util.List;

/** People's names nobody bears by more than chance: a common surname, and a plant, a mineral, the weather or a virtue. */
final class Names {
    private static final List<String> SURNAMES = List.of("王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
        "田", "冯", "白", "丁", "曹", "袁", "许", "韩", "邓", "万", "雷", "石", "康", "金", "段", "龚", "贺", "尹", "穆", "虎");
    private static final List<String> HILLS = List.of("马", "田", "杨", "李", "罗", "王", "穆", "虎", "丁", "金", "张", "周", "白", "马", "马");
    private static final List<String> FIRST = List.of("沙", "红", "青", "白", "玉", "金", "秋", "春", "晴", "朝", "晚", "远", "清", "长", "松", "柳", "杏", "槐", "榆", "苇",
        "兰", "菊", "荷", "麦", "禾", "石", "砚", "雪", "霜", "露", "云", "月", "星", "岚", "泉", "和", "诚", "信", "惠", "善");
    private static final List<String> SECOND = List.of("枣", "柳", "岚", "禾", "松", "柏", "杏", "梅", "兰", "荷", "菊", "棠", "榆", "槐", "桐", "桑", "莲", "蒲", "苇", "芷",
        "石", "玉", "砂", "岩", "泉", "溪", "川", "雨", "雪", "霜", "霞", "云", "风", "月", "晨", "和", "谦", "诚", "恒", "宁");
    private static final List<String> WHOLE = List.of("沙枣", "红柳", "枸杞", "苜蓿", "山丹", "马兰", "胡麻", "荞麦", "青稞", "甘草", "沙葱", "白杨", "石榴", "海棠", "丁香", "百合",
        "晴岚", "惊蛰", "谷雨", "白露", "霜降", "小满", "初雪", "朝霞", "云起", "丹砂", "青石", "玉髓", "松烟", "琥珀", "守信", "明礼", "和顺", "温良", "勤勉", "知足");
    private final Dice dice;

    Names(Dice dice) {
        this.dice = dice;
    }

    String person(String county) {
        String surname = dice.pick(county.startsWith("640522") && dice.chance(0.5) ? HILLS : SURNAMES);
        if (dice.chance(0.3)) return surname + dice.pick(WHOLE);
        String first = dice.pick(FIRST);
        String second = dice.pick(SECOND);
        return surname + first + (second.equals(first) ? "宁" : second);
    }
}
