package care.checklist;

import care.access.*;
import care.exchange.*;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;

/** Items of the draft from a file: a code that is there is written anew, another is added at the end of its domain. */
@ApplicationScoped
public class ItemImport implements ImportKind {
    private static final Pattern CODE = Pattern.compile("[A-Z]+-[0-9]{2,3}");
    private static final int SENTENCE = 300;
    private static final int LONG_SENTENCE = 500;
    private static final int HAZARDS = 99;

    @Override
    public String code() {
        return "checklist-items";
    }

    @Override
    public Permission permission() {
        return Permission.CHECKLIST_EDIT;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(Column.choice("checklist.domain", "domain", Domain.class).require().sample("消防"),
            Column.of("checklist.code", List.of("code text"), cell -> {
                String code = cell.toUpperCase(java.util.Locale.ROOT);
                if (!CODE.matcher(code).matches()) throw RuleViolation.invalid("checklist.code", "checklist.code.form");
                return new Object[] {code};
            }).require().max(20).sample("FIRE-17"),
            Column.text("checklist.requirement", "requirement").require().max(SENTENCE).sample("微型消防站器材齐全"), Column.text("checklist.basis", "basis").require().max(SENTENCE).sample("消防法第十六条"),
            Column.text("checklist.method", "method").require().max(SENTENCE).sample("现场清点"), Column.choice("checklist.severity", "severity", Severity.class).require().sample("一般"),
            Column.whole("checklist.deadlineDays", "deadline_days", 0, ItemDetails.MOST_DAYS).require().sample("5"), Column.whole("checklist.hazard", "hazard", 1, HAZARDS).withNote("checklist.import.hazard.note"),
            Column.text("checklist.orderText", "order_text").require().max(LONG_SENTENCE).sample("补齐微型消防站器材"), Column.text("checklist.unit", "unit").max(20));
    }

    @Override
    public void check(Staging stage) {
        stage.refuse("checklist.import.no-draft", "checklist.code", "select s.row_no, s.code, '{}'::text[] from stage s where not exists (select 1 from checklist c where c.state = 'DRAFT')");
        stage.refuse("exchange.twice", "checklist.code", """
            select s.row_no, s.code, array[t.first::text] from stage s join (select code, min(row_no) as first from stage where code is not null group by code having count(*) > 1) t on t.code = s.code where s.row_no > t.first""");
        stage.refuse("checklist.import.hazard", "checklist.hazard", "select s.row_no, s.hazard::text, '{}'::text[] from stage s where s.hazard is not null and not exists (select 1 from major_hazard m where m.number = s.hazard and m.confirmed)");
        stage.refuse("checklist.hazard.grave", "checklist.severity", "select s.row_no, s.hazard::text, '{}'::text[] from stage s where s.hazard is not null and s.severity <> 'GRAVE'");
    }

    @Override
    public void write(Staging stage) {
        stage.changed(stage.execute("""
            update checklist_item i set domain = s.domain, requirement = s.requirement, basis = s.basis, method = s.method, severity = s.severity, deadline_days = s.deadline_days,
              major_hazard_id = (select m.id from major_hazard m where m.number = s.hazard), order_text = s.order_text, unit = s.unit, version = i.version + 1
            from stage s, checklist c where c.state = 'DRAFT' and i.checklist_id = c.id and i.code = s.code"""));
        stage.added(stage.execute("""
            insert into checklist_item (checklist_id, code, domain, position, requirement, basis, method, severity, deadline_days, major_hazard_id, order_text, unit)
            select c.id, s.code, s.domain, coalesce((select max(x.position) from checklist_item x where x.checklist_id = c.id and x.domain = s.domain), 0) + row_number() over (partition by s.domain order by s.row_no),
              s.requirement, s.basis, s.method, s.severity, s.deadline_days, (select m.id from major_hazard m where m.number = s.hazard), s.order_text, s.unit
            from stage s join checklist c on c.state = 'DRAFT' where not exists (select 1 from checklist_item i where i.checklist_id = c.id and i.code = s.code)"""));
    }
}
