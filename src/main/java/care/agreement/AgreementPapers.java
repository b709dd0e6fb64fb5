package care.agreement;

import care.document.Paper;
import care.facility.Facility;
import care.facility.FacilityDetails;
import care.kernel.Texts;
import care.person.People;
import care.region.Divisions;
import care.residence.Stay;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.*;
import java.util.stream.Collectors;

/** The wording of the service agreement, in the nine groups of clauses that 养老机构管理办法 asks for, and of the account at leaving. */
@ApplicationScoped
public class AgreementPapers {
    @Inject
    Divisions divisions;

    Paper agreement(Agreement agreement, Facility facility, People.Revealed person) {
        FacilityDetails home = facility.getDetails();
        AgreementDetails d = agreement.getDetails();
        String place = divisions.path(home.getRegionCode()).stream().map(Divisions.Division::name).collect(Collectors.joining()) + home.getAddress();
        String agent = d.getAgent() == null ? "无" : d.getAgent() + (d.getAgentPhone() == null ? "" : "，电话" + d.getAgentPhone());
        return new Paper("养老机构服务协议", person.name(), List.of("甲方（养老机构）与乙方（入住老年人）就机构养老服务达成如下协议，双方共同遵守。"),
            List.of(new Paper.Fact("甲方", home.getName()), new Paper.Fact("乙方", person.name()), new Paper.Fact("乙方身份证号", person.identity()), new Paper.Fact("照护等级", Texts.word(Locale.CHINA, d.getCareLevel())),
                new Paper.Fact("每月床位费", yuan(d.getBedFen())), new Paper.Fact("每月照护费", yuan(d.getCareFen())), new Paper.Fact("每月伙食费", yuan(d.getMealFen())), new Paper.Fact("押金", yuan(d.getDepositFen())), new Paper.Fact("预收月数", d.getMonthsAhead() + " 个月")),
            List.of("养老机构：名称" + home.getName() + "，住所" + place + "，负责人" + blank(home.getLegalRepresentative()) + "，电话" + blank(home.getPhone()) + "。",
                "老年人及其代理人、紧急联系人：乙方" + person.name() + "，代理人" + agent + "；紧急联系人" + d.getEmergency() + "，电话" + d.getEmergencyPhone() + "。",
                "照料护理等级、服务内容和方式：按" + Texts.word(Locale.CHINA, d.getCareLevel()) + "等级提供服务。" + d.getContent() + "。等级随能力评估结果调整，调整前告知乙方或其代理人。",
                "收费标准和费用支付：每月合计" + yuan(d.fees().monthly()) + "，按自然月计，不足一月的按当月实际天数折算；请假或住院期间只收床位费。服务费最多预收" + d.getMonthsAhead() + "个月，押金" + yuan(d.getDepositFen()) + "，预收款存入存管账户，离开时按实际入住天数结算，多退少补。",
                "服务期限和地点：自" + d.getFromDay() + "起至" + d.getUntilDay().minusDays(1) + "止，在甲方住所提供。",
                "协议变更、解除与终止：任何一方提出变更或者解除的，应当书面通知对方；乙方随时可以解除，甲方解除的应当说明理由并妥善安置乙方；乙方去世、离开或者期满不续的，协议终止。",
                "暂停或者终止服务时老年人安置：甲方暂停、终止服务的，应当提前六十日书面告知并制定安置方案，经民政部门同意后实施。",
                "违约责任和争议解决：违约方承担由此造成的损失；发生争议的，协商解决，协商不成的可以向甲方所在地民政部门投诉或者向人民法院起诉。",
                "其他：" + (d.getOther() == null ? "双方没有其他约定" : d.getOther()) + "。"),
            List.of("本协议一式两份，双方各执一份，自双方签字之日起生效。"), List.of("甲方（盖章）经办人", "乙方签字", "代理人签字"), home.getName());
    }

    Paper settlement(Settlements.Account account, Stay stay, Facility facility, People.Revealed person) {
        List<Paper.Fact> facts = new ArrayList<>(List.of(new Paper.Fact("老年人", person.name()), new Paper.Fact("离开日期", stay.getUntilDay() + "（当日不计费）"), new Paper.Fact("入住天数", account.days() + " 天，其中请假 " + account.leaveDays() + " 天")));
        for (Settlements.Line line : account.lines()) facts.add(new Paper.Fact(line.from() + " 至 " + line.until(), line.days() + " 天，请假 " + line.leaveDays() + " 天，每月 " + yuan(line.monthlyFen()) + "，应收 " + yuan(line.chargedFen())));
        facts.add(new Paper.Fact("已收（扣除已退）", yuan(account.receivedFen())));
        facts.add(new Paper.Fact("应收", yuan(account.chargedFen())));
        facts.add(new Paper.Fact(account.refundFen() >= 0 ? "应退" : "应补", yuan(Math.abs(account.refundFen()))));
        return new Paper("退住费用结算单", person.name(), List.of("按服务协议，对入住期间的费用结算如下。每个自然月按当月天数折算，请假期间只收床位费。"), facts, List.of(), List.of(), List.of("经办人签字", "老年人或代理人签字"), facility.getDetails().getName());
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString() + " 元";
    }

    private static String blank(String value) {
        return value == null ? "＿＿＿＿" : value;
    }
}
