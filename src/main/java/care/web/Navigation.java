package care.web;

import static care.access.Permission.*;

import care.access.CurrentUser;
import care.access.Permission;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.*;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The menu at the left: work, in sections, as far as the user may do it. Somebody of one home sees that home where others see
 * the register.
 */
@Named
@RequestScoped
public class Navigation {
    /** A line of the menu; with no permission named, everybody sees it. @param also further pages it stands for */
    public record Item(String key, String page, String icon, Set<Permission> any, Set<String> also) {
        static Item of(String key, String page, String icon, Permission... any) {
            return new Item("web.nav." + key, page, "pi " + icon, Set.of(any), Set.of());
        }

        Item to(String other) {
            return new Item(key, other, icon, any, also);
        }

        /** Further pages that belong to this item: of the same folder, or of another one with its path. */
        Item with(String... names) {
            return new Item(key, page, icon, any, Stream.of(names).map(name -> (name.startsWith("/") ? "" : folder()) + name + ".xhtml").collect(Collectors.toSet()));
        }

        String folder() {
            return page.substring(0, page.lastIndexOf('/') + 1);
        }

        String view() {
            return page.replaceFirst("\\?.*", "");
        }
    }

    /** Items under a heading; the first section has none. */
    public record Section(String key, List<Item> items) {
    }

    private static final Item REGISTER = Item.of("register", "/facility/list.xhtml", "pi-building", FACILITY_READ);
    private static final Item OWN = Item.of("own", "/facility/view.xhtml", "pi-building", FACILITY_READ);

    private static final List<Section> ALL = List.of(
        new Section("", List.of(
            Item.of("workbench", "/index.xhtml", "pi-inbox"),
            Item.of("board", "/dashboard/board.xhtml", "pi-chart-line", BOARD_READ))),
        new Section("web.nav.facilities", List.of(
            REGISTER,
            Item.of("filings", "/filing/list.xhtml", "pi-file-check", FILING_DECIDE),
            Item.of("licences", "/facility/licences.xhtml", "pi-id-card", FACILITY_READ))),
        new Section("web.nav.supervision", List.of(
            Item.of("inspections", "/inspection/list.xhtml", "pi-search", INSPECTION_READ),
            Item.of("deposits", "/visit/deposits.xhtml", "pi-mobile", INSPECTION_PLAN, INSPECT).with("deposit"),
            Item.of("findings", "/rectification/list.xhtml", "pi-flag", INSPECTION_READ),
            Item.of("restrictions", "/rectification/restrictions.xhtml", "pi-ban", INSPECTION_READ),
            Item.of("rescue", "/visit/rescue.xhtml", "pi-file-import", INSPECT, RECTIFY),
            Item.of("plans", "/supervision/plans.xhtml", "pi-calendar", INSPECTION_PLAN, INSPECT).with("plan", "edit", "coverage"),
            Item.of("draws", "/draw/list.xhtml", "pi-sort-alt", INSPECTION_PLAN, INSPECT),
            Item.of("officers", "/supervision/officers.xhtml", "pi-id-card", INSPECTION_PLAN, INSPECT).with("officer"),
            Item.of("matters", "/supervision/matters.xhtml", "pi-list", INSPECTION_READ),
            Item.of("checklists", "/checklist/list.xhtml", "pi-list-check", INSPECTION_READ),
            Item.of("self-checks", "/checklist/checks.xhtml", "pi-check-square", INSPECTION_READ).with("check"))),
        new Section("web.nav.handling", List.of(
            Item.of("complaints", "/complaint/list.xhtml", "pi-comments", COMPLAINT_RECORD),
            Item.of("clues", "/joint/clues.xhtml", "pi-flag", JOINT_ACTION).with("clue", "clue-edit"),
            Item.of("actions", "/joint/list.xhtml", "pi-megaphone", JOINT_ACTION).with("view", "edit"),
            Item.of("penalties", "/penalty/list.xhtml", "pi-hammer", INSPECTION_READ))),
        new Section("web.nav.canteen", List.of(
            Item.of("canteens", "/canteen/list.xhtml", "pi-shop", CANTEEN_READ).with("view", "edit", "/meal/desk", "/meal/list", "/meal/regulars"),
            Item.of("kitchen", "/kitchen/missing.xhtml", "pi-verified", CANTEEN_READ).with("day", "menus", "menu"),
            Item.of("meal-doubts", "/meal/doubts.xhtml", "pi-question-circle", MEAL_CHECK, MEAL_TAKE),
            Item.of("meal-settlements", "/mealsettlement/list.xhtml", "pi-calculator", CANTEEN_READ).with("view"),
            Item.of("meal-payments", "/mealsettlement/payments.xhtml", "pi-file-export", MEAL_APPROVE),
            Item.of("meal-report", "/meal/report.xhtml", "pi-chart-bar", CANTEEN_READ),
            Item.of("meal-tiers", "/meal/tiers.xhtml", "pi-tag", CANTEEN_READ),
            Item.of("watch", "/watch/list.xhtml", "pi-eye", CANTEEN_READ).with("view"))),
        new Section("web.nav.residence", List.of(
            Item.of("admissions", "/admission/list.xhtml", "pi-user-plus", STAY_READ),
            Item.of("stays", "/residence/stays.xhtml", "pi-users", STAY_READ).with("stay", "bed", "room", "move-in"),
            Item.of("leaves", "/residence/leaves.xhtml", "pi-sun", STAY_READ),
            Item.of("agreements", "/agreement/list.xhtml", "pi-file-edit", STAY_READ),
            Item.of("reservations", "/reservation/list.xhtml", "pi-calendar-plus", STAY_READ))),
        new Section("web.nav.caring", List.of(
            Item.of("assessments", "/assessment/due.xhtml", "pi-clipboard", ASSESS),
            Item.of("risks", "/admission/due.xhtml", "pi-shield", STAY_READ).with("risks"),
            Item.of("care", "/nursing/today.xhtml", "pi-heart", CARE_RECORD).with("round", "handover", "plan"),
            Item.of("rounds", "/nursing/rounds.xhtml", "pi-moon", STAY_READ),
            Item.of("home-visits", "/nursing/home.xhtml", "pi-home", STAY_READ).with("visit", "record", "bed"),
            Item.of("incidents", "/incident/list.xhtml", "pi-exclamation-circle", STAY_READ))),
        new Section("web.nav.days", List.of(
            Item.of("occupancy", "/ledger/occupancy.xhtml", "pi-chart-bar", STAY_READ),
            Item.of("ledger", "/ledger/day.xhtml", "pi-calendar", STAY_READ).with("rows"),
            Item.of("returns", "/ledger/returns.xhtml", "pi-file-edit", STAY_READ).with("return"),
            Item.of("sojourn", "/ledger/sojourn.xhtml", "pi-globe", STAY_READ),
            Item.of("prepayment", "/prepayment/list.xhtml", "pi-wallet", PREPAYMENT_READ).with("alert", "accounts"))),
        new Section("web.nav.persons", List.of(
            Item.of("persons.search", "/person/list.xhtml", "pi-search", PERSON_READ),
            Item.of("persons.transfers", "/person/transfers.xhtml", "pi-arrow-right-arrow-left", PERSON_TRANSFER, PERSON_EDIT),
            Item.of("persons.quality", "/person/quality.xhtml", "pi-exclamation-triangle", QUALITY_DECIDE))),
        new Section("web.nav.data", List.of(
            Item.of("import", "/exchange/list.xhtml", "pi-upload", IMPORT),
            Item.of("rosters", "/roster/list.xhtml", "pi-list", ROSTER_READ),
            Item.of("payments", "/roster/payments.xhtml", "pi-wallet", ROSTER_READ),
            Item.of("verifications", "/roster/verifications.xhtml", "pi-check-square", ROSTER_VERIFY, ROSTER_PUSH).with("verification", "verify"),
            Item.of("pushes", "/roster/pushes.xhtml", "pi-send", ROSTER_PUSH).with("push", "recipient"))),
        new Section("web.nav.system", List.of(
            Item.of("documents", "/document/list.xhtml", "pi-file", FACILITY_READ),
            Item.of("parameters", "/parameter/list.xhtml", "pi-sliders-h", PARAMETER_READ),
            Item.of("divisions", "/region/list.xhtml", "pi-sitemap", FACILITY_READ, DIVISION_IMPORT),
            Item.of("accounts", "/account/list.xhtml", "pi-user-edit", ACCOUNT_MANAGE),
            Item.of("devices", "/account/devices.xhtml", "pi-mobile", ACCOUNT_MANAGE),
            Item.of("audit", "/audit/list.xhtml", "pi-history", AUDIT_READ))));

    @Inject
    private CurrentUser user;

    private List<Section> sections;

    public List<Section> getSections() {
        if (sections == null)
            sections = ALL.stream().map(section -> new Section(section.key(), section.items().stream().flatMap(this::offered).toList())).filter(section -> !section.items().isEmpty()).toList();
        return sections;
    }

    private Stream<Item> offered(Item item) {
        if (!item.any().isEmpty() && item.any().stream().noneMatch(permission -> user.may(permission.name()))) return Stream.empty();
        Long own = user.getScope().facilityId();
        return Stream.of(item == REGISTER && own != null ? OWN.to(OWN.page() + "?id=" + own) : item);
    }

    /** For {@code aria-current}: this very page, or the part of the site it belongs to; otherwise nothing. */
    public String current(Item item) {
        return item.equals(getHere()) ? item.view().equals(view()) ? "page" : "true" : null;
    }

    /** The item for the page shown: its own, or one it is named by, or else the first one of the same folder. */
    public Item getHere() {
        Item sibling = null;
        for (Section section : getSections()) for (Item item : section.items()) {
            if (item.view().equals(view()) || item.also().contains(view())) return item;
            if (sibling == null && !item.folder().equals("/") && view().startsWith(item.folder())) sibling = item;
        }
        return sibling;
    }

    /** The heading the page shown stands under; empty at the top. */
    public String getHeading() {
        return getSections().stream().filter(section -> section.items().contains(getHere())).map(Section::key).findFirst().orElse("");
    }

    private static String view() {
        return FacesContext.getCurrentInstance().getViewRoot().getViewId();
    }
}
