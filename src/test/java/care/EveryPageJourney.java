package care;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.*;

import care.access.Permission;
import care.access.Role;
import com.microsoft.playwright.Page;
import java.util.*;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.*;

/** Each account opens all it may open, and is told so where it may not. */
class EveryPageJourney extends Journey {
    /** An address with the record it needs in braces, and what one must be allowed to do. */
    private static final Map<String, Permission> PAGES = pages();
    /** What has been looked at for the same role, so that three county officers are not three times the work. */
    private static final Set<String> examined = new HashSet<>();

    /** The demonstration has none: what phones of two inspectors have of visits that are recorded already. */
    @BeforeAll
    static void phonesBringSomething() {
        for (String county : List.of("640502", "640521")) Http.post("inspector-" + county, "api/v1/visits/" + value("select i.id from care.inspection i join care.facility f on f.id = i.facility_id where i.state = 'RECORDED' and f.region_code like '" + county + "%' and f.id not in (select facility_id from care.account where facility_id is not null) order by i.id limit 1") + "/deposits",
            "{\"why\": null, \"answers\": [{\"code\": \"FIRE-01\", \"outcome\": \"DEFICIENT\", \"note\": \"灭火器压力不足\"}, {\"code\": \"FIRE-02\", \"outcome\": \"CONFORM\"}], \"signatures\": [{\"name\": \"张院长\"}]}");
    }

    private static Map<String, Permission> pages() {
        Map<String, Permission> pages = new LinkedHashMap<>();
        pages.put("dashboard/board.xhtml", Permission.BOARD_READ);
        pages.put("dashboard/wall.xhtml", Permission.BOARD_READ);
        pages.put("dashboard/rows.xhtml?code=beds.nursing", Permission.BOARD_READ);
        pages.put("facility/list.xhtml", Permission.FACILITY_READ);
        for (String tab : List.of("beds", "staff", "licences", "filing", "documents")) pages.put("facility/view.xhtml?id={facility}&tab=" + tab, Permission.FACILITY_READ);
        pages.put("facility/view.xhtml?id={facility}&tab=residents", Permission.STAY_READ);
        pages.put("facility/view.xhtml?id={draft}", Permission.FACILITY_READ);
        pages.put("facility/licences.xhtml", Permission.FACILITY_READ);
        pages.put("facility/edit.xhtml", Permission.FACILITY_REGISTER);
        pages.put("facility/edit.xhtml?found=true", Permission.FACILITY_REGISTER);
        pages.put("facility/edit.xhtml?id={draft}", Permission.FACILITY_EDIT);
        pages.put("facility/licence.xhtml?facility={facility}", Permission.FACILITY_EDIT);
        pages.put("facility/staff.xhtml?facility={facility}", Permission.FACILITY_EDIT);
        pages.put("facility/staff.xhtml?facility={facility}&member={member}", Permission.FACILITY_EDIT);
        pages.put("facility/end.xhtml?facility={facility}&member={member}", Permission.FACILITY_EDIT);
        pages.put("facility/end.xhtml?facility={facility}&licence={licence}", Permission.FACILITY_EDIT);
        pages.put("filing/list.xhtml", Permission.FACILITY_READ);
        pages.put("filing/view.xhtml?id={filing}", Permission.FACILITY_READ);
        pages.put("filing/view.xhtml?id={returned}", Permission.FACILITY_READ);
        pages.put("filing/edit.xhtml?facility={facility}", Permission.FILING_SUBMIT);
        pages.put("filing/edit.xhtml?facility={facility}&change=true", Permission.FILING_SUBMIT);
        pages.put("residence/stays.xhtml", Permission.STAY_READ);
        pages.put("residence/stays.xhtml?kind=SOJOURN&from=2022-01-01&to=2022-12-31", Permission.STAY_READ);
        pages.put("residence/bed.xhtml?id={bed}", Permission.STAY_READ);
        pages.put("residence/bed.xhtml?id={free}", Permission.STAY_READ);
        pages.put("residence/stay.xhtml?id={stay}", Permission.STAY_READ);
        pages.put("residence/leaves.xhtml", Permission.STAY_READ);
        pages.put("inspection/list.xhtml", Permission.INSPECTION_READ);
        pages.put("inspection/list.xhtml?state=PLANNED&mine=true", Permission.INSPECTION_READ);
        pages.put("inspection/view.xhtml?id={recorded}", Permission.INSPECTION_READ);
        pages.put("inspection/new.xhtml?facility={facility}", Permission.INSPECTION_PLAN);
        pages.put("inspection/arrive.xhtml?id={planned}", Permission.INSPECT);
        pages.put("inspection/check.xhtml?id={recorded}", Permission.INSPECT);
        pages.put("inspection/answer.xhtml?id={recorded}&item={item}", Permission.INSPECT);
        pages.put("inspection/sign.xhtml?id={recorded}", Permission.INSPECT);
        pages.put("visit/deposits.xhtml", Permission.INSPECTION_READ);
        pages.put("visit/deposits.xhtml?state=WAITING&mine=true", Permission.INSPECTION_READ);
        pages.put("visit/deposit.xhtml?id={deposit}", Permission.INSPECTION_READ);
        pages.put("visit/rescue.xhtml", Permission.ATTACH);
        pages.put("rectification/list.xhtml", Permission.INSPECTION_READ);
        pages.put("rectification/list.xhtml?overdue=true", Permission.INSPECTION_READ);
        pages.put("rectification/view.xhtml?id={finding}", Permission.INSPECTION_READ);
        pages.put("rectification/order.xhtml?id={order}", Permission.INSPECTION_READ);
        pages.put("rectification/reinspect.xhtml?order={order}", Permission.INSPECT);
        pages.put("rectification/restrictions.xhtml", Permission.INSPECTION_READ);
        pages.put("rectification/restrictions.xhtml?all=true", Permission.INSPECTION_READ);
        pages.put("admission/list.xhtml", Permission.STAY_READ);
        pages.put("admission/list.xhtml?state=WAITING", Permission.STAY_READ);
        for (String step : List.of("ASSESSMENT", "RISKS", "CARE", "AGREEMENT", "BED")) pages.put("admission/view.xhtml?id={admission}&step=" + step, Permission.PERSON_READ);
        pages.put("admission/start.xhtml?facility={facility}", Permission.STAY_MANAGE);
        pages.put("admission/risks.xhtml?stay={stay}", Permission.STAY_READ);
        pages.put("admission/due.xhtml", Permission.STAY_READ);
        pages.put("agreement/list.xhtml", Permission.STAY_READ);
        pages.put("agreement/view.xhtml?id={agreement}", Permission.STAY_READ);
        pages.put("agreement/edit.xhtml?renew={agreement}", Permission.STAY_MANAGE);
        pages.put("incident/list.xhtml", Permission.STAY_READ);
        pages.put("incident/view.xhtml?id={incident}", Permission.STAY_READ);
        pages.put("incident/edit.xhtml?stay={stay}", Permission.STAY_MANAGE);
        pages.put("reservation/list.xhtml", Permission.STAY_READ);
        pages.put("reservation/view.xhtml?id={reservation}", Permission.STAY_READ);
        pages.put("reservation/edit.xhtml?facility={facility}", Permission.STAY_MANAGE);
        pages.put("residence/move-in.xhtml?bed={free}", Permission.STAY_MANAGE);
        pages.put("residence/room.xhtml?facility={facility}", Permission.BED_MANAGE);
        pages.put("person/view.xhtml?id={person}", Permission.PERSON_READ);
        pages.put("assessment/due.xhtml", Permission.PERSON_READ);
        pages.put("assessment/list.xhtml?person={person}", Permission.PERSON_READ);
        pages.put("assessment/view.xhtml?id={assessment}", Permission.PERSON_READ);
        pages.put("assessment/edit.xhtml?person={person}", Permission.ASSESS);
        pages.put("nursing/today.xhtml", Permission.CARE_RECORD);
        pages.put("nursing/plan.xhtml?stay={stay}", Permission.STAY_READ);
        pages.put("nursing/rounds.xhtml", Permission.STAY_READ);
        pages.put("nursing/rounds.xhtml?facility={facility}", Permission.STAY_READ);
        pages.put("nursing/round.xhtml?id={round}", Permission.STAY_READ);
        pages.put("nursing/handover.xhtml", Permission.CARE_RECORD);
        pages.put("nursing/handover.xhtml?id={handover}", Permission.STAY_READ);
        pages.put("nursing/home.xhtml", Permission.STAY_READ);
        pages.put("nursing/bed.xhtml?bed={homeBed}", Permission.CARE_RECORD);
        pages.put("nursing/visit.xhtml?stay={homeStay}", Permission.CARE_RECORD);
        pages.put("nursing/record.xhtml?id={visit}", Permission.STAY_READ);
        pages.put("exchange/list.xhtml", Permission.IMPORT);
        pages.put("person/list.xhtml", Permission.PERSON_READ);
        pages.put("person/list.xhtml?q=%E6%99%B4%E5%B2%9A&from=60&to=110&ability=ABLE&living=ALONE&category=DISABILITY", Permission.PERSON_READ);
        pages.put("person/edit.xhtml", Permission.PERSON_REGISTER);
        pages.put("person/edit.xhtml?id={registered}", Permission.PERSON_EDIT);
        pages.put("person/transfers.xhtml", Permission.PERSON_READ);
        pages.put("person/transfer.xhtml?id={transfer}", Permission.PERSON_READ);
        pages.put("person/quality.xhtml", Permission.QUALITY_DECIDE);
        pages.put("person/quality.xhtml?decided=true", Permission.QUALITY_DECIDE);
        pages.put("person/suspicion.xhtml?id={pair}", Permission.QUALITY_DECIDE);
        pages.put("person/suspicion.xhtml?id={single}", Permission.QUALITY_DECIDE);
        pages.put("roster/list.xhtml", Permission.ROSTER_READ);
        pages.put("roster/view.xhtml?id={roster}", Permission.ROSTER_READ);
        pages.put("roster/view.xhtml?id={unsettled}", Permission.ROSTER_READ);
        pages.put("roster/difference.xhtml?id={difference}", Permission.ROSTER_READ);
        pages.put("roster/payments.xhtml", Permission.ROSTER_READ);
        pages.put("roster/payments.xhtml?month=2022-12&category=ADVANCED_AGE", Permission.ROSTER_READ);
        pages.put("roster/verifications.xhtml", Permission.ROSTER_READ);
        pages.put("roster/verification.xhtml?id={verification}", Permission.ROSTER_READ);
        pages.put("roster/verify.xhtml", Permission.ROSTER_PUSH);
        pages.put("roster/pushes.xhtml", Permission.ROSTER_PUSH);
        pages.put("roster/push.xhtml?id={push}", Permission.ROSTER_PUSH);
        pages.put("roster/recipient.xhtml", Permission.ROSTER_PUSH);
        pages.put("roster/recipient.xhtml?id={recipient}", Permission.ROSTER_PUSH);
        pages.put("ledger/day.xhtml", Permission.STAY_READ);
        pages.put("ledger/day.xhtml?from=2022-12-01&to=2022-12-31&by=CATEGORY", Permission.STAY_READ);
        pages.put("ledger/day.xhtml?facility={facility}&by=ABILITY", Permission.STAY_READ);
        pages.put("ledger/return.xhtml?facility={facility}", Permission.STAY_READ);
        pages.put("ledger/returns.xhtml", Permission.STAY_READ);
        pages.put("ledger/sojourn.xhtml?from=2022-01-01&to=2022-12-31", Permission.STAY_READ);
        pages.put("ledger/occupancy.xhtml", Permission.STAY_READ);
        pages.put("ledger/occupancy.xhtml?on=2022-12-31&kind=NURSING", Permission.STAY_READ);
        pages.put("prepayment/list.xhtml", Permission.PREPAYMENT_READ);
        pages.put("prepayment/alert.xhtml?{money}", Permission.PREPAYMENT_READ);
        pages.put("prepayment/accounts.xhtml?facility={facility}", Permission.PREPAYMENT_READ);
        pages.put("complaint/list.xhtml", Permission.COMPLAINT_RECORD);
        pages.put("complaint/list.xhtml?state=ACCEPTED&kind=FEES", Permission.COMPLAINT_RECORD);
        pages.put("complaint/edit.xhtml", Permission.COMPLAINT_RECORD);
        pages.put("complaint/view.xhtml?id={complaint}", Permission.COMPLAINT_RECORD);
        pages.put("complaint/view.xhtml?id={answered}", Permission.COMPLAINT_RECORD);
        pages.put("complaint/clue.xhtml?id={complaint}", Permission.JOINT_ACTION);
        pages.put("joint/clues.xhtml", Permission.JOINT_ACTION);
        pages.put("joint/clue.xhtml?id={clue}", Permission.JOINT_ACTION);
        pages.put("joint/clue-edit.xhtml", Permission.JOINT_ACTION);
        pages.put("joint/list.xhtml", Permission.JOINT_ACTION);
        pages.put("joint/edit.xhtml", Permission.JOINT_ACTION);
        pages.put("joint/view.xhtml?id={action}", Permission.JOINT_ACTION);
        pages.put("penalty/list.xhtml", Permission.INSPECTION_READ);
        pages.put("penalty/view.xhtml?id={penalty}", Permission.INSPECTION_READ);
        pages.put("penalty/edit.xhtml?finding={punished}", Permission.INSPECT);
        pages.put("facility/price.xhtml?facility={facility}", Permission.FACILITY_READ);
        pages.put("ledger/rows.xhtml?from=2022-12-01&to=2022-12-31&by=ABILITY&part=-", Permission.STAY_READ);
        pages.put("checklist/list.xhtml", Permission.INSPECTION_READ);
        pages.put("checklist/view.xhtml?id={checklist}&domain=FOOD", Permission.INSPECTION_READ);
        pages.put("checklist/hazards.xhtml", Permission.INSPECTION_READ);
        pages.put("checklist/hazards.xhtml?id={hazard}", Permission.INSPECTION_READ);
        pages.put("checklist/item.xhtml?checklist={checklist}", Permission.CHECKLIST_EDIT);
        pages.put("checklist/checks.xhtml", Permission.INSPECTION_READ);
        pages.put("checklist/check.xhtml?id={selfCheck}", Permission.INSPECTION_READ);
        pages.put("supervision/plans.xhtml", Permission.INSPECTION_READ);
        pages.put("supervision/plan.xhtml?id={plan}", Permission.INSPECTION_READ);
        pages.put("supervision/edit.xhtml", Permission.INSPECTION_PLAN);
        pages.put("supervision/coverage.xhtml", Permission.INSPECTION_READ);
        pages.put("supervision/officers.xhtml", Permission.INSPECTION_READ);
        pages.put("supervision/officer.xhtml", Permission.INSPECTION_READ);
        pages.put("supervision/officer.xhtml?id={officer}", Permission.INSPECTION_READ);
        pages.put("supervision/matters.xhtml", Permission.INSPECTION_READ);
        pages.put("draw/list.xhtml", Permission.INSPECTION_READ);
        pages.put("draw/prepare.xhtml?plan={approved}", Permission.INSPECTION_PLAN);
        pages.put("draw/view.xhtml?id={draw}", Permission.INSPECTION_READ);
        pages.put("kitchen/missing.xhtml", Permission.CANTEEN_READ);
        pages.put("kitchen/missing.xhtml?lack=MENU", Permission.CANTEEN_READ);
        pages.put("canteen/list.xhtml", Permission.CANTEEN_READ);
        pages.put("canteen/view.xhtml?id={canteen}", Permission.CANTEEN_READ);
        pages.put("canteen/edit.xhtml", Permission.CANTEEN_REGISTER);
        pages.put("canteen/edit.xhtml?id={canteen}", Permission.CANTEEN_REGISTER);
        pages.put("meal/desk.xhtml?canteen={canteen}", Permission.MEAL_TAKE);
        pages.put("meal/list.xhtml?canteen={canteen}&from={mealsFrom}", Permission.CANTEEN_READ);
        pages.put("meal/regulars.xhtml?canteen={canteen}", Permission.CANTEEN_READ);
        pages.put("meal/tiers.xhtml", Permission.CANTEEN_READ);
        pages.put("meal/doubts.xhtml?all=true", Permission.CANTEEN_READ);
        pages.put("meal/report.xhtml", Permission.CANTEEN_READ);
        pages.put("meal/person.xhtml?person={person}", Permission.PERSON_READ);
        pages.put("mealsettlement/list.xhtml", Permission.CANTEEN_READ);
        pages.put("mealsettlement/view.xhtml?id={mealSettlement}", Permission.CANTEEN_READ);
        pages.put("mealsettlement/payments.xhtml", Permission.MEAL_APPROVE);
        pages.put("kitchen/day.xhtml?id={canteen}", Permission.CANTEEN_READ);
        pages.put("kitchen/day.xhtml?id={canteen}&day={dishDay}&dish={dish}", Permission.CANTEEN_READ);
        pages.put("kitchen/menus.xhtml?id={canteen}", Permission.CANTEEN_READ);
        pages.put("kitchen/menu.xhtml?id={canteen}&sitting=LUNCH", Permission.CANTEEN_RUN);
        pages.put("watch/list.xhtml", Permission.CANTEEN_READ);
        pages.put("watch/list.xhtml?state=NEW&kind=IDLE_TABLE", Permission.CANTEEN_READ);
        pages.put("watch/view.xhtml?id={alert}", Permission.CANTEEN_READ);
        pages.put("document/list.xhtml", Permission.FACILITY_READ);
        pages.put("parameter/list.xhtml", Permission.PARAMETER_READ);
        pages.put("parameter/list.xhtml?code=licence.warning-days", Permission.PARAMETER_READ);
        pages.put("account/list.xhtml", Permission.ACCOUNT_MANAGE);
        pages.put("account/edit.xhtml", Permission.ACCOUNT_MANAGE);
        pages.put("account/password.xhtml", Permission.OWN_PASSWORD);
        pages.put("account/devices.xhtml", Permission.OWN_PASSWORD);
        pages.put("audit/list.xhtml", Permission.AUDIT_READ);
        return pages;
    }

    /** What lies in an account's scope, to open its pages with. */
    private static Map<String, String> records(String account) {
        String scope = value("select case when facility_id is null then 'f.region_code like ''' || case when right(region_code, 8) = '00000000' then left(region_code, 4) when right(region_code, 6) = '000000' then left(region_code, 6) else left(region_code, 9) end || '%''' else 'f.id = ' || facility_id end from care.account where username = '" + account + "'");
        Map<String, String> records = new HashMap<>();
        String facility = value("select f.id from care.facility f where f.filing in ('FILED', 'CHANGING') and " + scope + " order by f.kind = 'WELFARE_HOME' desc, (select count(*) from care.document d where d.facility_id = f.id) desc, f.id limit 1");
        records.put("facility", facility);
        records.put("draft", value("select f.id from care.facility f where f.filing in ('DRAFT', 'FOUND') and " + scope + " order by f.filing limit 1"));
        records.put("filing", value("select g.id from care.filing g join care.facility f on f.id = g.facility_id where " + scope + " order by g.state = 'SUBMITTED' desc, g.kind limit 1"));
        records.put("returned", value("select g.id from care.filing g join care.facility f on f.id = g.facility_id where g.state = 'RETURNED' and " + scope + " limit 1"));
        records.put("member", value("select id from care.staff where employed_until is null and facility_id = " + facility + " order by id limit 1"));
        records.put("licence", value("select id from care.licence where ended_on is null and facility_id = " + facility + " order by id limit 1"));
        records.put("money", value("select 'kind=FEES&facility=' || p.facility_id || '&agreement=' || p.agreement_id from care.agreement_payment p join care.facility f on f.id = p.facility_id where p.entered_by = 'operator-1' and " + scope + " limit 1"));
        String living = "care.stay where from_day <= current_date and until_day is null and facility_id = " + facility;
        records.put("stay", value("select id from " + living + " order by id limit 1"));
        for (String table : List.of("admission", "agreement", "incident", "reservation")) records.put(table, value("select x.id from care." + table + " x join care.facility f on f.id = x.facility_id where " + scope + " order by x.id limit 1"));
        records.put("recorded", value("select i.id from care.inspection i join care.facility f on f.id = i.facility_id where i.state = 'RECORDED' and " + scope + " order by exists (select 1 from care.finding x where x.inspection_id = i.id and x.state = 'ANSWERED') desc, i.id limit 1"));
        records.put("planned", value("select i.id from care.inspection i join care.facility f on f.id = i.facility_id where i.state = 'PLANNED' and " + scope + " order by i.id limit 1"));
        records.put("deposit", value("select d.id from care.visit_deposit d join care.facility f on f.id = d.facility_id where exists (select 1 from care.account a where a.username = '" + account + "' and a.facility_id is null) and " + scope + " order by d.state = 'WAITING' desc, d.id limit 1"));
        records.put("item", value("select a.item_id from care.inspection_answer a join care.inspection i on i.id = a.inspection_id join care.facility f on f.id = i.facility_id where a.outcome = 'DEFICIENT' and " + scope + " and i.id = " + (records.get("recorded") == null ? "0" : records.get("recorded")) + " order by a.id limit 1"));
        records.put("finding", value("select x.id from care.finding x join care.facility f on f.id = x.facility_id where " + scope + " order by x.state = 'RETURNED' desc, x.id limit 1"));
        records.put("order", value("select x.order_id from care.finding x join care.facility f on f.id = x.facility_id where x.order_id is not null and " + scope + " order by x.state = 'ANSWERED' desc, x.id limit 1"));
        records.put("bed", value("select bed_id from " + living + " order by id limit 1"));
        records.put("person", value("select person_id from " + living + " order by id limit 1"));
        records.put("assessment", value("select a.id from care.assessment a join care.facility f on f.id = a.facility_id where " + scope + " order by a.grade > a.band desc, a.id limit 1"));
        records.put("round", value("select o.id from care.care_round o join care.facility f on f.id = o.facility_id where " + scope + " order by o.id limit 1"));
        records.put("handover", value("select h.id from care.handover h join care.facility f on f.id = h.facility_id where " + scope + " order by h.state = 'WRITTEN' desc, h.id limit 1"));
        records.put("homeBed", value("select h.bed_id from care.home_bed h join care.facility f on f.id = h.facility_id where " + scope + " order by h.bed_id limit 1"));
        records.put("homeStay", value("select v.stay_id from care.home_visit v join care.facility f on f.id = v.facility_id where " + scope + " order by v.id limit 1"));
        records.put("visit", value("select v.id from care.home_visit v join care.facility f on f.id = v.facility_id where " + scope + " order by v.id limit 1"));
        String division = "left(%s, length((select care.division_prefix(region_code) from care.account where facility_id is null and username = '" + account + "'))) = (select care.division_prefix(region_code) from care.account where username = '" + account + "')";
        records.put("registered", value("select id from care.person p where merged_into is null and " + division.formatted("p.region_code") + " order by id limit 1"));
        records.put("transfer", value("select id from care.person_transfer t where " + division.formatted("t.from_region") + " or " + division.formatted("t.to_region") + " order by id limit 1"));
        records.put("pair", value("select id from care.suspicion s where kind = 'SAME_NAME_AND_BIRTH' and " + division.formatted("s.region_code") + " order by id limit 1"));
        records.put("single", value("select id from care.suspicion s where kind <> 'SAME_NAME_AND_BIRTH' and " + division.formatted("s.region_code") + " order by id limit 1"));
        records.put("free", value("select p.bed_id from care.bed_period p where p.state = 'IN_USE' and p.until_day is null and p.facility_id = " + facility + " and not exists (select 1 from care.stay s where s.bed_id = p.bed_id and s.until_day is null) order by p.kind = 'SOJOURN' desc, p.bed_id limit 1"));
        records.put("complaint", value("select id from care.complaint c where (" + division.formatted("c.region_code") + " or " + division.formatted("c.recorded_region") + ") order by c.state = 'ACCEPTED' desc, id limit 1"));
        records.put("answered", value("select id from care.complaint c where c.answered_on is not null and (" + division.formatted("c.region_code") + " or " + division.formatted("c.recorded_region") + ") order by id limit 1"));
        records.put("clue", value("select id from care.clue c where " + division.formatted("c.region_code") + " order by c.state = 'TRANSFERRED' desc, id limit 1"));
        records.put("action", value("select id from care.joint_action order by id limit 1"));
        records.put("penalty", value("select c.id from care.penalty_case c join care.facility f on f.id = c.facility_id where (c.notified_on is not null or exists (select 1 from care.account a where a.username = '" + account + "' and a.facility_id is null)) and " + scope + " order by c.id limit 1"));
        records.put("punished", value("select p.finding_id from care.penalty_finding p join care.facility f on f.id = p.facility_id where " + scope + " order by p.id limit 1"));
        String within = " where starts_with(region_code, (select care.division_prefix(region_code) from care.account where username = '" + account + "' and facility_id is null)) order by ";
        records.put("checklist", value("select id from care.checklist where number = 1"));
        records.put("hazard", value("select id from care.major_hazard where number = 22"));
        records.put("selfCheck", value("select x.id from care.self_check x join care.facility f on f.id = x.facility_id where " + scope + " order by x.id limit 1"));
        records.put("plan", value("select id from care.inspection_plan" + within + "state = 'DRAFT' desc, id limit 1"));
        records.put("approved", value("select id from care.inspection_plan" + within + "state = 'APPROVED' desc, id limit 1"));
        records.put("officer", value("select id from care.officer" + within + "id limit 1"));
        records.put("draw", value("select id from care.draw" + within + "state = 'DRAWN' desc, id limit 1"));
        records.put("canteen", value("select c.id from care.canteen c join care.facility f on f.id = c.facility_id where c.state = 'OPEN' and " + scope + " order by exists (select 1 from care.dish d where d.canteen_id = c.id) desc, c.id limit 1"));
        records.put("mealsFrom", java.time.LocalDate.now(care.kernel.Clocks.CHINA).minusDays(5).toString());
        records.put("mealSettlement", value("select s.id from care.meal_settlement s where s.canteen_id = " + records.get("canteen") + " order by s.month desc, s.id limit 1"));
        records.put("dish", value("select d.id from care.dish d join care.menu m on m.id = d.menu_id where d.canteen_id = " + records.get("canteen") + " and not exists (select 1 from care.food_sample s where s.dish_id = d.id) order by m.day desc, d.id limit 1"));
        records.put("dishDay", value("select m.day from care.dish d join care.menu m on m.id = d.menu_id where d.id = " + records.get("dish")));
        records.put("alert", value("select a.id from care.alert a join care.facility f on f.id = a.facility_id where " + scope + " and (a.state in ('ASKED', 'ANSWERED', 'EXPLAINED') or exists (select 1 from care.account x where x.username = '" + account + "' and x.facility_id is null)) order by a.state = 'TAKEN' desc, a.id limit 1"));
        records.put("roster", value("select id from care.roster where state = 'ACCEPTED' order by category, as_of limit 1"));
        records.put("unsettled", value("select id from care.roster where state = 'DRAFT' and region_code = '640500000000' order by id limit 1"));
        records.put("difference", value("select id from care.roster_difference" + within + "id limit 1"));
        records.put("verification", value("select id from care.verification" + within + "state = 'RETURNED' desc, id limit 1"));
        records.put("push", value("select id from care.roster_push" + within + "id limit 1"));
        records.put("recipient", value("select id from care.push_recipient" + within + "id limit 1"));
        return records;
    }

    /** The address with its records, or nothing when the scope has no such record. */
    private static Optional<String> address(String page, Map<String, String> records) {
        String address = page;
        for (Map.Entry<String, String> record : records.entrySet()) {
            String name = "{" + record.getKey() + "}";
            if (address.contains(name) && record.getValue() == null) return Optional.empty();
            address = address.replace(name, String.valueOf(record.getValue()));
        }
        return Optional.of(address);
    }

    private static Role role(String account) {
        return Role.valueOf(value("select role from care.account where username = '" + account + "'"));
    }

    static Stream<String> people() {
        return World.ACCOUNTS.keySet().stream().filter(account -> !account.equals("machine"));
    }

    static Stream<Arguments> peopleAndLanguages() {
        return people().flatMap(account -> Stream.of(Arguments.of(account, CHINESE), Arguments.of(account, ENGLISH)));
    }

    @ParameterizedTest
    @MethodSource("peopleAndLanguages")
    void what_one_may_open_is_in_order(String account, String language) {
        Role role = role(account);
        Map<String, String> records = records(account);
        Page page = login(account, language);
        Set<String> addresses = new LinkedHashSet<>();
        page.locator("#nav a[href]").all().forEach(link -> addresses.add(link.getAttribute("href").substring(1)));
        assertTrue(addresses.size() >= 2, addresses.toString());
        PAGES.forEach((address, permission) -> {
            if (role.may(permission)) address(address, records).ifPresent(addresses::add);
        });
        if (role.may(Permission.FACILITY_READ)) addresses.add("search.xhtml?q=w");
        assertAll(addresses.stream().<Executable>map(address -> () -> inOrder(page, role, address, language)));
    }

    private static void inOrder(Page page, Role role, String address, String language) {
        open(page, address);
        assertThat(page.locator("h1")).not().isEmpty();
        speaks(page, language);
        fits(page);
        if (!examined.add(role + language + address.replaceAll("\\b\\d+\\b", ""))) return;
        if (language.equals(ENGLISH)) page.setViewportSize(PHONE, 844);
        axe(page);
        page.setViewportSize(WIDE, 900);
    }

    @ParameterizedTest
    @MethodSource("people")
    void what_one_may_not_do_is_refused_and_what_lies_elsewhere_is_not_there(String account) {
        Role role = role(account);
        Map<String, String> ofTheCity = records("city");
        Page page = login(account);
        Map<String, String> records = role.may(Permission.FACILITY_READ) ? records(account) : ofTheCity;
        Stream<Executable> refusals = PAGES.keySet().stream().filter(address -> !role.may(PAGES.get(address)) && !needsMoreThanScope(address, role)).flatMap(address -> address(address, records).stream()).map(address -> () -> refused(page, address, 403));
        String elsewhere = value("select f.id from care.facility f, care.account a where a.username = '" + account + "' and left(f.region_code, 6) <> left(a.region_code, 6) and right(a.region_code, 8) <> '00000000' order by f.id limit 1");
        Stream<Executable> missing = elsewhere == null ? Stream.of() : PAGES.entrySet().stream().filter(entry -> role.may(entry.getValue()) && entry.getKey().contains("{facility}")).map(entry -> address(entry.getKey().replace("{facility}", elsewhere), records)).flatMap(Optional::stream).map(address -> () -> refused(page, address, 404));
        assertAll(Stream.concat(refusals, missing));
    }

    /** A record that such a role sees none of. */
    private static boolean needsMoreThanScope(String address, Role role) {
        return address.contains("{draft}") && role == Role.FACILITY_OPERATOR;
    }

    @Test
    void what_is_open_to_everybody_is_in_order() {
        String token = value("select token from care.document order by id limit 1");
        for (String language : List.of(CHINESE, ENGLISH)) {
            Page page = window(language);
            Stream<String> addresses = Stream.of("login.xhtml", "public/paper.xhtml?t=" + token, "public/paper.xhtml?t=nonsense", "public/inspections.xhtml", "public/draws.xhtml", "public/draw.xhtml?id=" + value("select min(id) from care.draw where state = 'DRAWN'"), "public/facilities.xhtml", "public/facilities.xhtml?county=640502000000&kind=NURSING", "public/canteens.xhtml", "public/canteens.xhtml?county=640522000000", "public/complaint.xhtml", "public/complaint-status.xhtml", "public/penalties.xhtml", "public/facility.xhtml?id=" + value("select id from care.facility where filing = 'FILED' order by id limit 1"));
            assertAll(addresses.map(address -> () -> {
                open(page, address);
                speaks(page, language);
                fits(page);
                axe(page);
            }));
        }
    }
}
