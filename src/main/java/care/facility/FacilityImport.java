package care.facility;

import care.access.Permission;
import care.access.Scope;
import care.exchange.*;
import care.kernel.Initials;
import care.kernel.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Facilities from a file, as drafts; a registered one is changed by its filing and not by a file. */
@ApplicationScoped
public class FacilityImport implements ImportKind {
    /** Yes or no, as a choice of a file. */
    public enum Profit {YES, NO}

    @Inject
    DivisionNames divisions;

    @Override
    public String code() {
        return "facilities";
    }

    @Override
    public Permission permission() {
        return Permission.FACILITY_REGISTER;
    }

    @Override
    public List<Column> columns(Scope scope, LocalDate today) {
        return List.of(
            Column.of("facility.name", List.of("name text", "initials text"), cell -> new Object[] {cell, Initials.of(cell)}).require().max(100).sample("黄河湾养老院"),
            Column.choice("facility.kind", "kind", FacilityKind.class).require().sample("养老院"), Column.choice("facility.ownership", "ownership", Ownership.class).require().sample("民办"),
            Column.choice("facility.profit", "profit", Profit.class).sample("否"), Column.choice("facility.registrar", "registrar", Registrar.class),
            divisions.townOrVillage("facility.regionCode", "region_code", scope).require(), Column.text("facility.address", "address").require().sample("迎宾大道 1 号"),
            Column.of("facility.creditCode", List.of("credit_code text"), cell -> new Object[] {CreditCode.parse(cell)}),
            Column.text("facility.legalRepresentative", "legal_representative").max(60), Column.text("facility.phone", "phone").max(30),
            Column.of("facility.floorArea", List.of("floor_area numeric(10,2)"), cell -> new Object[] {area(cell)}),
            Column.choice("facility.premises", "premises", Premises.class), Column.day("facility.leasedUntil", "leased_until"));
    }

    private static BigDecimal area(String cell) {
        try {
            BigDecimal area = new BigDecimal(cell.replace(",", ""));
            if (area.compareTo(BigDecimal.ONE) >= 0 && area.compareTo(new BigDecimal("999999")) <= 0) return area;
        } catch (NumberFormatException noNumber) {
            throw RuleViolation.invalid("floorArea", "exchange.no-number", 1, 999_999);
        }
        throw RuleViolation.invalid("floorArea", "exchange.no-number", 1, 999_999);
    }

    @Override
    public void check(Staging stage) {
        stage.refuse("exchange.twice", "facility.name", "select s.row_no, s.name, array[f.first::text] from stage s join (select region_code, name, min(row_no) as first from stage group by 1, 2 having count(*) > 1) f using (region_code, name) where s.row_no > f.first");
        stage.refuse("exchange.twice", "facility.creditCode", "select s.row_no, s.credit_code, array[f.first::text] from stage s join (select credit_code, min(row_no) as first from stage where credit_code is not null group by 1 having count(*) > 1) f using (credit_code) where s.row_no > f.first");
        stage.refuse("constraint.facility_name_key", "facility.name", "select s.row_no, s.name, '{}'::text[] from stage s join facility f on f.region_code = s.region_code and f.name = s.name");
        stage.refuse("constraint.facility_credit_code_key", "facility.creditCode", "select s.row_no, s.credit_code, '{}'::text[] from stage s join credit_codes_registered(array(select credit_code from stage where credit_code is not null)) c on c = s.credit_code");
    }

    @Override
    public void write(Staging stage) {
        stage.execute("select pg_advisory_xact_lock(hashtext('facility.code.' || county)) from (select distinct left(region_code, 6) as county from stage order by 1) c");
        stage.execute("create temporary table made on commit drop as select nextval('id_seq') as id, s.* from stage s");
        stage.added(stage.execute("""
            insert into facility (id, code, name, initials, kind, ownership, profit, registrar, region_code, address, credit_code, legal_representative, phone, floor_area, premises, leased_until, filing, filing_since)
            select m.id, left(m.region_code, 6) || '-' || lpad((coalesce(l.last, 0) + row_number() over (partition by left(m.region_code, 6) order by m.row_no))::text, 3, '0'), m.name, m.initials, m.kind, m.ownership,
              coalesce(m.profit = 'YES', false), coalesce(m.registrar, 'COUNTY'), m.region_code, m.address, m.credit_code, m.legal_representative, m.phone, m.floor_area, m.premises, m.leased_until, 'DRAFT', ?
            from made m left join (select left(code, 6) as county, max(split_part(code, '-', 2)::integer) as last from facility group by 1) l on l.county = left(m.region_code, 6)""", stage.getToday()));
        stage.execute("insert into event (facility_id, day, actor, code, args) select id, ?, ?, 'facility.event.registered', '{}' from made", stage.getToday(), stage.getScope().actor());
    }
}
